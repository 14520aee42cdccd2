//! The body of a request.

use super::super::pairs::{self, Pair};
use super::super::request::Request;
use super::super::table::{Content, RequestBody};
use super::{json, query};
use crate::runtime::media_type::{essence, is_in};

/// Checks the body of `request`.
///
/// # Errors
/// What is wrong with it.
pub(super) fn check(body: Option<&RequestBody>, request: &Request) -> Result<(), String> {
    let Some(body) = body else {
        let is_empty = request.body.is_empty();
        return is_empty.then_some(()).ok_or_else(|| "the operation takes no body".to_owned());
    };
    let media_type = essence(request.header("content-type").unwrap_or_default());
    if request.body.is_empty() && media_type.is_empty() {
        return match body.required {
            true => Err(format!("the body is missing: expected `{}`", body.media_type)),
            false => Ok(()),
        };
    }
    if !is_in(media_type, body.media_type) {
        return Err(format!("body: expected `{}`, found `{media_type}`", body.media_type));
    }
    match body.content {
        Content::Other => Ok(()),
        Content::Json(kind) => {
            let value = serde_json::from_slice(&request.body).map_err(|error| format!("body: {error}"))?;
            json::check(&kind, &value).map_err(|(at, expected)| match at.is_empty() {
                true => format!("body: expected {expected}"),
                false => format!("body: expected {expected} at `{at}`"),
            })
        }
        Content::Form(fields) => {
            let text = std::str::from_utf8(&request.body).map_err(|_| "body: it is not UTF-8".to_owned())?;
            query::check(fields, &pairs::parse(text), "form field", |_| false)
        }
        Content::Multipart(fields) => {
            let parts = parts(request).ok_or("body: it has no parts, or no boundary between them")?;
            query::check(fields, &parts, "form field", |_| false)
        }
    }
}

/// The fields of a form of either kind, decoded; none for any other body.
#[cfg(test)]
pub(super) fn form_pairs(request: &Request) -> Vec<Pair> {
    match request.header("content-type").unwrap_or_default() {
        form if is_in(form, pairs::FORM) => pairs::parse(&String::from_utf8_lossy(&request.body)),
        form if is_in(form, "multipart/form-data") => parts(request).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The parts of a multipart form (RFC 7578) as pairs.
fn parts(request: &Request) -> Option<Vec<Pair>> {
    let (_, boundary) = request.header("content-type")?.split_once("boundary=")?;
    let boundary = boundary.split(';').next()?.trim().trim_matches('"');
    let body = String::from_utf8_lossy(&request.body);
    let boundary = format!("--{boundary}");
    let (_, sections) = body.split_once(&boundary)?;
    let sections = sections.split(boundary.as_str());
    sections.take_while(|section| !section.starts_with("--")).map(part).collect()
}

fn part(section: &str) -> Option<Pair> {
    let (head, content) = section.split_once("\r\n\r\n")?;
    let name = head.split_once(" name=\"")?.1.split('"').next()?.to_owned();
    let value = content.strip_suffix("\r\n").unwrap_or(content).to_owned();
    Some(Pair { name, raw: value.clone(), value })
}
