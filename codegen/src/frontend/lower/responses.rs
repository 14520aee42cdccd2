use openapiv3::{Header, ParameterSchemaOrContent, ReferenceOr, Response, StatusCode};

use super::{
    Lowering, bodies, docs,
    references::{component_key, resolve},
    schema::{Schema, child_context},
    types,
};
use crate::{
    frontend::{
        media_types,
        tree::{escape, join},
        words,
    },
    ir::{ResponseBody, StatusBody, StatusRange, Type},
};

/// All documented answers, in document order, `default` last.
pub(super) fn lower<'a>(
    cx: &mut Lowering<'a>,
    responses: &'a openapiv3::Responses,
    pointer: &str,
    operation: &str,
) -> Vec<StatusBody> {
    let coded = responses.responses.iter().map(|(code, item)| (range(code), code.to_string(), item));
    let default = responses.default.iter().map(|item| (StatusRange::Default, "default".to_owned(), item));
    let mut success_named = false;
    let mut answers = Vec::new();
    for (status, key, item) in coded.chain(default) {
        let at = key_pointer(cx, &join(pointer, "responses"), &key);
        let words = cx.words_beside(&at);
        let Some((response, at)) = resolve(cx, item, &at, "responses", |all| &all.responses) else {
            continue;
        };
        let is_first_success = status.is_success() && !success_named && !response.content.is_empty();
        success_named |= is_first_success;
        let context = match component_key(&at, "responses") {
            Some(key) => words::name(&words::words(&key), "response", words::TYPE_LENGTH).to_string(),
            None if is_first_success => child_context(operation, "response"),
            None => child_context(operation, &reason(status)),
        };
        let mut answer = answer(cx, status, response, &at, &context);
        answer.description = words.unwrap_or(answer.description);
        answers.push(answer);
    }
    answers
}

/// Where the answer for a status stands: a class may be written `4XX` or `4xx`.
fn key_pointer(cx: &Lowering<'_>, pointer: &str, key: &str) -> String {
    let written = join(pointer, key);
    if cx.document.node(&written).is_some() { written } else { join(pointer, &key.to_ascii_lowercase()) }
}

fn range(code: &StatusCode) -> StatusRange {
    match code {
        StatusCode::Code(code) => StatusRange::Code(*code),
        StatusCode::Range(class) => StatusRange::Class(u8::try_from(*class).unwrap_or_default()),
    }
}

fn answer<'a>(
    cx: &mut Lowering<'a>,
    status: StatusRange,
    response: &'a Response,
    pointer: &str,
    context: &str,
) -> StatusBody {
    let mut bodies = Vec::new();
    for media_type in response.content.keys() {
        let at = format!("{pointer}/content/{}", escape(media_type));
        let context = match bodies.is_empty() {
            true => context.to_owned(),
            false => child_context(context, &media_types::word(media_type)),
        };
        bodies.push(body(cx, media_type, at, context));
    }
    let headers = response.headers.iter().filter_map(|(name, item)| {
        let at = format!("{pointer}/headers/{}", escape(name));
        header(cx, name, item, &at, context)
    });
    StatusBody { status, description: response.description.clone(), headers: headers.collect(), bodies }
}

fn body<'a>(cx: &mut Lowering<'a>, media_type: &str, pointer: String, context: String) -> ResponseBody {
    let at = join(&pointer, "schema");
    let lowered = cx.document.node(&at).map(|node| types::lower(cx, &Schema::new(at, node, context)));
    let example = cx.document.node(&pointer).and_then(docs::example);
    ResponseBody {
        media_type: media_type.to_owned(),
        example: example.or_else(|| lowered.as_ref()?.example.clone()),
        ty: bodies::body_type(media_type, lowered),
    }
}

fn header<'a>(
    cx: &mut Lowering<'a>,
    name: &str,
    item: &'a ReferenceOr<Header>,
    pointer: &str,
    context: &str,
) -> Option<(String, Type, String)> {
    let (header, at) = resolve(cx, item, pointer, "headers", |all| &all.headers)?;
    let context = match component_key(&at, "headers") {
        Some(key) => words::words(&key),
        None => child_context(context, name),
    };
    let schema_at = match &header.format {
        ParameterSchemaOrContent::Schema(_) => join(&at, "schema"),
        ParameterSchemaOrContent::Content(content) => {
            join(&join(&join(&at, "content"), content.keys().next()?), "schema")
        }
    };
    let ty = match cx.document.node(&schema_at) {
        Some(node) => types::lower(cx, &Schema::new(schema_at, node, context)).ty,
        None => Type::Any,
    };
    let words = cx.words_beside(pointer).or_else(|| header.description.clone());
    Some((name.to_owned(), ty, words.unwrap_or_default()))
}

/// Words for a status in the name of a type (RFC 9110, section 15).
fn reason(status: StatusRange) -> String {
    let words = match status {
        StatusRange::Default => "error",
        StatusRange::Class(4) => "client error",
        StatusRange::Class(5) => "server error",
        StatusRange::Class(class) => return format!("status {class}xx"),
        StatusRange::Code(code) => match code {
            101 => "switching protocols",
            200 => "ok",
            201 => "created",
            202 => "accepted",
            204 => "no content",
            206 => "partial content",
            301 => "moved permanently",
            302 => "found",
            303 => "see other",
            304 => "not modified",
            307 => "temporary redirect",
            400 => "bad request",
            401 => "unauthorized",
            402 => "payment required",
            403 => "forbidden",
            404 => "not found",
            405 => "method not allowed",
            406 => "not acceptable",
            409 => "conflict",
            410 => "gone",
            412 => "precondition failed",
            413 => "content too large",
            415 => "unsupported media type",
            416 => "range not satisfiable",
            422 => "unprocessable content",
            423 => "locked",
            429 => "too many requests",
            500 => "internal server error",
            501 => "not implemented",
            502 => "bad gateway",
            503 => "service unavailable",
            504 => "gateway timeout",
            code => return format!("status {code}"),
        },
    };
    words.to_owned()
}
