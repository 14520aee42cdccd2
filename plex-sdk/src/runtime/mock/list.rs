//! Long lists in pages.

use std::iter;
use std::sync::Arc;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use super::body::Pieces;
use super::request::Request;
use super::table::Paging;
use super::template::Template;

/// How many items are made at once.
const ITEMS_A_PIECE: u64 = 100;

/// Stands in the envelope where the items go. It is in no text of a description, for it means nothing.
const PLACE: &str = "\u{e002}items";

/// One page of a list.
pub(super) struct Page {
    pub(super) headers: HeaderMap,
    pub(super) pieces: Pieces,
    pub(super) length: Option<u64>,
}

/// The page that `request` asks for of a list of `count` items like those of `example`.
///
/// # Errors
/// When the example has no list to make it of.
pub(super) fn page(paging: &Paging, example: &str, request: &Request, count: u64) -> Result<Page, String> {
    let start = number(request, paging.start).unwrap_or(0).min(count);
    let size = number(request, paging.size).unwrap_or(u64::MAX).min(count - start);
    let mut body: Value =
        serde_json::from_str(example).map_err(|error| format!("the example is no JSON: {error}"))?;
    let envelope = paging.envelope.iter().try_fold(&mut body, |value, key| value.get_mut(*key));
    let envelope = envelope.ok_or("the example has no envelope of a list")?;
    for (key, value) in [(paging.offset_key, start), (paging.size_key, size), (paging.total_key, count)] {
        if let (Some(key), Some(envelope)) = (key, envelope.as_object_mut()) {
            envelope.insert(key.to_owned(), value.into());
        }
    }
    let items = match paging.items {
        Some(key) => envelope.get_mut(key),
        None => Some(envelope),
    };
    let items = items.map(|items| std::mem::replace(items, PLACE.into()));
    let templates: Vec<Template> =
        items.as_ref().and_then(Value::as_array).into_iter().flatten().map(Template::of).collect();
    if templates.is_empty() {
        return Err("the example has no item to make a list of".to_owned());
    }
    let text = body.to_string();
    let (before, behind) = text.split_once(&format!("\"{PLACE}\"")).unwrap_or((&text, ""));
    let before = Bytes::from(format!("{before}["));
    let behind = Bytes::from(format!("]{behind}"));
    let items = pieces(templates, start, size);
    let pieces = iter::once(before).chain(items).chain(iter::once(behind));
    let (pieces, length) = measured(Box::new(pieces), size);
    Ok(Page { headers: headers(paging, start, count), pieces, length })
}

/// A parameter, from the query or a header of the same name.
fn number(request: &Request, name: &str) -> Option<u64> {
    request.query(name).or_else(|| request.header(name))?.parse().ok()
}

fn headers(paging: &Paging, start: u64, count: u64) -> HeaderMap {
    let mut headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("application/json"))]);
    for (name, value) in [(paging.start_header, start), (paging.total_header, count)] {
        if let Some(name) = name.and_then(|name| HeaderName::from_bytes(name.as_bytes()).ok()) {
            headers.insert(name, value.into());
        }
    }
    headers
}

/// The items with commas between them, some at a time.
fn pieces(templates: Vec<Template>, start: u64, size: u64) -> impl Iterator<Item = Bytes> + Send {
    let templates: Arc<[Template]> = templates.into();
    (0..size.div_ceil(ITEMS_A_PIECE)).map(move |piece| {
        let first = piece * ITEMS_A_PIECE;
        let mut text = String::new();
        for position in first..size.min(first + ITEMS_A_PIECE) {
            if position > 0 {
                text.push(',');
            }
            let index = start + position;
            templates[(index % templates.len() as u64) as usize].write(index + 1, &mut text);
        }
        text.into()
    })
}

/// A page of usual size is made at once, so that its length is known; a longer one when it is sent.
fn measured(pieces: Pieces, size: u64) -> (Pieces, Option<u64>) {
    if size > 10 * ITEMS_A_PIECE {
        return (pieces, None);
    }
    let whole: Vec<u8> = pieces.flatten().collect();
    let length = whole.len() as u64;
    (Box::new(iter::once(whole.into())), Some(length))
}
