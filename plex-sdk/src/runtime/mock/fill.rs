//! From what a test wants to an answer with everything that it left to the description.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, Response, StatusCode};

use super::accept::preferred;
use super::answer::{Answer, Body};
use super::body::{AnswerBody, Cut, Pieces};
use super::list::{self, Page};
use super::request::Request;
use super::table::{Documented, Example, Route};
use crate::runtime::BoxError;

/// The answer that is sent.
///
/// # Errors
/// When it cannot be one, which closes the connection.
pub(super) fn fill(
    route: Option<&Route>,
    request: &Request,
    answer: Answer,
    cut: Cut,
) -> Result<Response<AnswerBody>, BoxError> {
    let documented = route.and_then(|route| documented(route, answer.status));
    let status =
        answer.status.or_else(|| documented.and_then(|known| StatusCode::from_u16(known.status()).ok()));
    let example = documented.and_then(|known| preferred(known.examples, request.header("accept")));
    let (mut headers, mut status) = (HeaderMap::new(), status.unwrap_or(StatusCode::OK));
    let (pieces, length) = match answer.body {
        Some(Body::Bytes(media_type, bytes)) => {
            headers.insert(CONTENT_TYPE, media_type);
            whole(bytes)
        }
        Some(Body::List(count)) => match page(route, request, example, count) {
            Ok(page) => {
                headers = page.headers;
                (page.pieces, page.length)
            }
            Err(message) => {
                status = StatusCode::INTERNAL_SERVER_ERROR;
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
                whole(message)
            }
        },
        None => {
            if let Some(example) = example {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static(example.media_type));
            }
            whole(example.map_or(&[][..], |example| example.body.as_bytes()))
        }
    };
    for (name, value) in answer.headers {
        headers.insert(name, value);
    }
    let mut response = Response::new(AnswerBody::new(pieces, length, answer.cut_after, cut));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(response)
}

fn whole(bytes: impl Into<Bytes>) -> (Pieces, Option<u64>) {
    let bytes: Bytes = bytes.into();
    let length = bytes.len() as u64;
    let piece = (length > 0).then_some(bytes);
    (Box::new(piece.into_iter()), Some(length))
}

/// What the description says about a status, the most precise first; about success when there is none.
fn documented(route: &Route, status: Option<StatusCode>) -> Option<&Documented> {
    let Some(status) = status else { return route.answers.first() };
    let fits = |known: &&Documented| (known.statuses.0..=known.statuses.1).contains(&status.as_u16());
    route.answers.iter().filter(fits).min_by_key(|known| known.statuses.1 - known.statuses.0)
}

fn page(
    route: Option<&Route>,
    request: &Request,
    example: Option<&Example>,
    count: u64,
) -> Result<Page, String> {
    let route = route.ok_or("only an operation has a list")?;
    let paging = route.paging.as_ref();
    let paging =
        paging.ok_or_else(|| format!("{} is not described as a list that comes in pages", route.meta.id))?;
    let example = example.ok_or_else(|| format!("{} has no example to make a list of", route.meta.id))?;
    list::page(paging, example.body, request, count)
}
