//! Whether a request is one that the description allows.

mod body;
mod expected;
mod json;
mod query;
mod text;

use super::pairs::{self, Pair};
use super::request::Request;
use super::table::{Location, Parameter, Route};
use crate::runtime::redact::{REDACTED, is_sensitive_key};
use crate::runtime::{ApiInfo, SecuritySchemeKind};

/// Checks a request of `route`.
///
/// # Errors
/// What is wrong first.
pub(super) fn request(api: &ApiInfo, route: &Route, request: &Request) -> Result<(), String> {
    for parameter in route.parameters.iter().filter(|parameter| parameter.location == Location::Path) {
        path(parameter, request)?;
    }
    query::check(route.parameters, &request.query, "query parameter", |name| is_of_client(api, name))?;
    for parameter in route.parameters.iter().filter(|parameter| parameter.location == Location::Header) {
        header(parameter, request)?;
    }
    let cookies = pairs::parse_cookies(request.header("cookie").unwrap_or_default());
    for parameter in route.parameters.iter().filter(|parameter| parameter.location == Location::Cookie) {
        query::one(parameter, &cookies, "cookie")?;
    }
    body::check(route.body.as_ref(), request)
}

/// The fields of a form of either kind, decoded; none for any other body.
#[cfg(test)]
pub(super) fn form_pairs(request: &Request) -> Vec<Pair> {
    body::form_pairs(request)
}

/// What a client sends with every operation belongs into headers, but may also come in the query: its identity,
/// and its credentials.
fn is_of_client(api: &ApiInfo, name: &str) -> bool {
    let is_credential = api.security_schemes.iter().any(|scheme| match scheme.kind {
        SecuritySchemeKind::Header(known) | SecuritySchemeKind::Query(known) => {
            known.eq_ignore_ascii_case(name)
        }
        _ => false,
    });
    is_credential || api.client_parameters.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// A path parameter is there, or the path would be another.
fn path(parameter: &Parameter, request: &Request) -> Result<(), String> {
    let Some(value) = request.path_parameter(parameter.name) else { return Ok(()) };
    text::styled(parameter, value).map_err(|problem| told("path parameter", parameter.name, value, &problem))
}

fn header(parameter: &Parameter, request: &Request) -> Result<(), String> {
    match request.header(parameter.name) {
        Some(value) => {
            text::styled(parameter, value).map_err(|problem| told("header", parameter.name, value, &problem))
        }
        None if parameter.required => Err(missing("header", parameter.name)),
        None => Ok(()),
    }
}

/// The message about a value that is wrong. It does not show secrets.
fn told(what: &str, name: &str, value: &str, expected: &str) -> String {
    let value = if is_sensitive_key(name) { REDACTED } else { value };
    format!("{what} `{name}`: expected {expected}, found `{value}`")
}

fn missing(what: &str, name: &str) -> String {
    format!("{what} `{name}` is missing")
}

/// The pairs of a name.
fn of_name<'a>(pairs: &'a [Pair], name: &'a str) -> impl Iterator<Item = &'a Pair> {
    pairs.iter().filter(move |pair| pair.name == name)
}
