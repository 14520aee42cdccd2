use openapiv3::ReferenceOr;

use super::{
    Lowering, docs, forms,
    references::{component_key, resolve},
    schema::{Schema, child_context},
    types::{self, Use},
};
use crate::{
    frontend::{draft::Pin, media_types, tree::join, words},
    ir::{Docs, FormEncoding, RequestBody, Type},
};

/// A request body and the pins of its fields.
pub(super) type Body = (RequestBody, Vec<(String, Pin)>);

/// What an operation sends. Of several media types the most structured one is taken, the others are noted.
pub(super) fn lower<'a>(
    cx: &mut Lowering<'a>,
    item: &'a ReferenceOr<openapiv3::RequestBody>,
    pointer: &str,
    operation: &str,
) -> Option<Body> {
    let words = cx.words_beside(pointer);
    let (body, at) = resolve(cx, item, pointer, "requestBodies", |all| &all.request_bodies)?;
    let context = match component_key(&at, "requestBodies") {
        Some(key) => words::words(&key),
        None => child_context(operation, "body"),
    };
    let media_type = body.content.keys().min_by_key(|media_type| media_types::preference(media_type))?;
    let at = join(&join(&at, "content"), media_type);
    let docs = Docs { description: description(body, words.as_deref(), media_type), ..Docs::default() };
    let encoding = match media_types::essence(media_type).as_str() {
        "application/x-www-form-urlencoded" => Some(FormEncoding::UrlEncoded),
        "multipart/form-data" => Some(FormEncoding::Multipart),
        _ => None,
    };
    let schema_at = join(&at, "schema");
    let schema = cx.document.node(&schema_at).map(|node| Schema::new(schema_at, node, context));
    if let (Some(encoding), Some(schema)) = (encoding, &schema)
        && let Some((fields, pins)) = forms::fields(cx, schema, &at, encoding)
    {
        return Some((RequestBody::Form { encoding, fields, docs }, pins));
    }
    let lowered = schema.map(|schema| types::lower(cx, &schema));
    let node = cx.document.node(&at)?;
    let value = RequestBody::Value {
        media_type: media_type.clone(),
        required: body.required,
        docs,
        example: docs::example(node).or_else(|| lowered.as_ref()?.example.clone()),
        ty: body_type(media_type, lowered).unwrap_or_else(|| untyped(media_type)),
    };
    Some((value, Vec::new()))
}

/// The words about a body, with the media types that the operation would also take.
fn description(body: &openapiv3::RequestBody, words: Option<&str>, chosen: &str) -> String {
    let others: Vec<_> =
        body.content.keys().filter(|key| *key != chosen).map(|key| format!("`{key}`")).collect();
    let own = words.or(body.description.as_deref()).unwrap_or_default().trim_end();
    let also = format!("The API also takes {}.", others.join(", "));
    match (own, others.is_empty()) {
        (own, true) => own.to_owned(),
        ("", false) => also,
        (own, false) => format!("{own}\n\n{also}"),
    }
}

/// The type of content in a media type: bytes where the media type says so, whether there is no schema or one of a plain
/// string.
pub(super) fn body_type(media_type: &str, lowered: Option<Use>) -> Option<Type> {
    match lowered.map(|lowered| lowered.ty) {
        None | Some(Type::String) if media_types::is_bytes(media_type) => Some(Type::Binary),
        other => other,
    }
}

/// The type of a body that has no schema.
fn untyped(media_type: &str) -> Type {
    match media_types::essence(media_type).as_str() {
        "application/x-www-form-urlencoded" | "multipart/form-data" => Type::Map(Box::new(Type::Any)),
        _ if media_types::is_json(media_type) => Type::Any,
        _ if media_types::is_text(media_type) => Type::String,
        _ => Type::Binary,
    }
}
