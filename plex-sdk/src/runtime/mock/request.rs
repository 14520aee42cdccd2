//! A request that a server has received.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method};

use super::pairs::{self, Pair};
use crate::runtime::media_type::is_in;
use crate::runtime::redact::{REDACTED, is_sensitive_key};
use crate::runtime::{SecurityScheme, SecuritySchemeKind};

/// A request as it came. `Debug` shows no tokens, and of the body its length.
#[derive(Clone)]
pub struct Request {
    pub(super) operation: Option<&'static str>,
    /// The credentials of the API
    pub(super) schemes: &'static [SecurityScheme],
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) path_parameters: Vec<(&'static str, String)>,
    pub(super) query: Vec<Pair>,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Request {
    /// The id of the operation; `None` when the API has nothing at this path and method.
    pub fn operation(&self) -> Option<&str> {
        self.operation
    }

    /// The HTTP method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The path as it came, with its percent-encoding. That of an operation with a server of its own starts with
    /// the host: `/plex.tv/api/v2/pins`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The decoded value of a path parameter.
    pub fn path_parameter(&self, name: &str) -> Option<&str> {
        self.path_parameters.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }

    /// Names and values of the path parameters, decoded.
    pub fn path_parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        self.path_parameters.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// The decoded value of a query parameter: the first of this name.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query_pairs().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Names and values of the query in their order, decoded.
    pub fn query_pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query.iter().map(|pair| (pair.name.as_str(), pair.value.as_str()))
    }

    /// The text of a header; `None` when it is absent or no text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| std::str::from_utf8(value.as_bytes()).ok())
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as JSON; `None` when it is none.
    pub fn json(&self) -> Option<crate::runtime::Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Names and values of an url-encoded form, decoded; none for any other body.
    pub fn form(&self) -> Vec<(String, String)> {
        let is_form = self.header("content-type").is_some_and(|value| is_in(value, pairs::FORM));
        let text = if is_form { std::str::from_utf8(&self.body).unwrap_or_default() } else { "" };
        pairs::parse(text).into_iter().map(|pair| (pair.name, pair.value)).collect()
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |(name, value): (&str, &str)| {
            let value = if self.is_secret(name) { REDACTED } else { value };
            (name.to_owned(), value.to_owned())
        };
        let header = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
            shown((name.as_str(), &String::from_utf8_lossy(value.as_bytes())))
        };
        f.debug_struct("Request")
            .field("operation", &self.operation)
            .field("method", &self.method)
            .field("path", &self.shown_path())
            .field("query", &self.query_pairs().map(shown).collect::<Vec<_>>())
            .field("headers", &self.headers.iter().map(header).collect::<Vec<_>>())
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

impl Request {
    /// The path, unless a parameter of it is a secret.
    fn shown_path(&self) -> &str {
        let is_secret = self.path_parameters.iter().any(|(name, _)| self.is_secret(name));
        if is_secret { REDACTED } else { &self.path }
    }

    /// Whether a header or parameter of this name holds a secret: by its name, or as a credential of the API.
    fn is_secret(&self, name: &str) -> bool {
        let is_credential = |scheme: &SecurityScheme| match scheme.kind {
            SecuritySchemeKind::Header(known) | SecuritySchemeKind::Query(known) => {
                known.eq_ignore_ascii_case(name)
            }
            _ => false,
        };
        is_sensitive_key(name) || self.schemes.iter().any(is_credential)
    }
}
