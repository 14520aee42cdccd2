//! From a request to its answer.

use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::header::ALLOW;
use http::{HeaderValue, Response, StatusCode};
use http_body_util::BodyExt;
use hyper::body::Incoming;

use super::answer::Answer;
use super::body::{AnswerBody, Cut};
use super::check;
use super::fill::fill;
use super::pairs;
use super::request::Request;
use super::route_match::Found;
use super::state::{Reply, Shared};
use super::table::Route;
use crate::runtime::api_info::SecuritySchemeKind;
use crate::runtime::{BoxError, Secret};

/// Answers one request; an error closes the connection.
pub(super) async fn respond(
    shared: Arc<Shared>,
    request: http::Request<Incoming>,
    cut: Cut,
) -> Result<Response<AnswerBody>, BoxError> {
    let (head, body) = request.into_parts();
    let body = body.collect().await?.to_bytes();
    let found = shared.routes.find(&head.method, head.uri.path());
    let (route, path_parameters) = match &found {
        Found::Route(index, parameters) => (Some(shared.route(*index)), parameters.clone()),
        _ => (None, Vec::new()),
    };
    let request = Request {
        operation: route.map(|route| route.meta.id),
        schemes: shared.api.info.security_schemes,
        method: head.method,
        path: head.uri.path().to_owned(),
        path_parameters,
        query: pairs::parse(head.uri.query().unwrap_or_default()),
        headers: head.headers,
        body,
    };
    shared.record(request.clone());
    let answer = answer(&shared, &found, &request);
    if !answer.delay.is_zero() {
        tokio::time::sleep(answer.delay).await;
    }
    if answer.close {
        return Err("the test wants no answer".into());
    }
    fill(route, &request, answer, cut)
}

fn answer(shared: &Shared, found: &Found, request: &Request) -> Answer {
    let index = match found {
        Found::Route(index, _) => *index,
        Found::OtherMethods(methods) => return other_method(methods, request),
        Found::Nothing => {
            let message = format!("the API has no path `{}`", request.path);
            return Answer::refusal(StatusCode::NOT_FOUND, &message);
        }
    };
    let route = shared.route(index);
    if let Some(token) = shared.token()
        && !is_allowed(shared, route, request, &token)
    {
        return Answer::default().status(401);
    }
    if !shared.is_lenient()
        && let Err(message) = check::request(shared.api.info, route, request)
    {
        return Answer::refusal(StatusCode::BAD_REQUEST, &message);
    }
    match shared.take(index) {
        Some(Reply::Fixed(answer)) => *answer,
        Some(Reply::Function(function)) => function(request),
        None => Answer::example(),
    }
}

fn other_method(methods: &[http::Method], request: &Request) -> Answer {
    let allowed = methods.iter().map(http::Method::as_str).collect::<Vec<_>>().join(", ");
    let message = format!("`{}` is not for {}, only for {allowed}", request.path, request.method);
    let mut answer = Answer::refusal(StatusCode::METHOD_NOT_ALLOWED, &message);
    answer.headers.extend(HeaderValue::from_str(&allowed).map(|allowed| (ALLOW, allowed)));
    answer
}

/// Whether one of the alternatives that the operation names is met, with `token` for the first scheme of the API
/// and any credential for the others. An operation that names none is open to all.
fn is_allowed(shared: &Shared, route: &Route, request: &Request, token: &Secret) -> bool {
    let schemes = shared.api.info.security_schemes;
    let is_met = |id: &&str| {
        let scheme = schemes.iter().position(|scheme| scheme.id == *id);
        scheme.is_some_and(|position| {
            let sent = credential(schemes[position].kind, request);
            sent.is_some_and(|sent| position > 0 || sent == expected(schemes[0].kind, token))
        })
    };
    route.meta.security.is_empty() || route.meta.security.iter().any(|together| together.iter().all(is_met))
}

/// What a request has as a credential. One that belongs into a header may also come in the query.
fn credential(kind: SecuritySchemeKind, request: &Request) -> Option<String> {
    match kind {
        SecuritySchemeKind::Header(name) => {
            request.header(name).or_else(|| request.query(name)).map(str::to_owned)
        }
        SecuritySchemeKind::Query(name) => request.query(name).map(str::to_owned),
        SecuritySchemeKind::Cookie(name) => {
            let cookies = pairs::parse_cookies(request.header("cookie").unwrap_or_default());
            cookies.into_iter().find(|pair| pair.name == name).map(|pair| pair.value)
        }
        SecuritySchemeKind::Bearer | SecuritySchemeKind::Basic => {
            request.header("authorization").map(str::to_owned)
        }
    }
}

/// How `token` is sent.
fn expected(kind: SecuritySchemeKind, token: &Secret) -> String {
    match kind {
        SecuritySchemeKind::Bearer => format!("Bearer {}", token.expose()),
        SecuritySchemeKind::Basic => format!("Basic {}", BASE64_STANDARD.encode(token.expose())),
        _ => token.expose().to_owned(),
    }
}
