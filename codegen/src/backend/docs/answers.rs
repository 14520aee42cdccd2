//! What a call gives: the Response line, the Errors table, and the pages of enums of several answers.

use super::context::Context;
use super::samples;
use crate::ir::{Api, Operation, ResponseBody, StatusBody, StatusRange, Type};
use crate::markdown::{cell, code, escape, line, table};
use crate::surface::{self, Errors, Response, Shape, Spelling};

/// An enum that the code has for the answers of an operation when they differ in shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Of successes
    Response,
    /// Of documented failures
    Error,
}

impl Answer {
    /// The name of the enum.
    pub fn ident(self, api: &Api, operation: &Operation) -> String {
        match self {
            Self::Response => surface::response_enum_ident(api, operation),
            Self::Error => surface::error_enum_ident(api, operation),
        }
    }

    /// The path of the enum in Rust.
    pub fn path(self, api: &Api, operation: &Operation) -> String {
        format!("operations::{}", self.ident(api, operation))
    }
}

/// The enums of an operation.
pub fn enums(api: &Api, operation: &Operation) -> impl Iterator<Item = Answer> + use<> {
    let response =
        matches!(surface::response(api, operation), Response::Several(_)).then_some(Answer::Response);
    let error = matches!(surface::errors(api, operation), Errors::Several(_)).then_some(Answer::Error);
    response.into_iter().chain(error)
}

/// The types that answers of `operation` show, with their roles; `Some` where an enum stands between.
pub fn types<'a>(api: &'a Api, operation: &'a Operation) -> Vec<(Option<Answer>, String, &'a Type)> {
    let mut types = Vec::new();
    match surface::response(api, operation) {
        Response::One(shape) | Response::Maybe(shape) => {
            types.extend(shape_type(shape).map(|ty| (None, "response".to_owned(), ty)));
        }
        Response::Several(variants) => {
            for variant in &variants {
                let role = format!("variant {}", code(&variant.ident));
                types.extend(shape_type(variant.shape).map(|ty| (Some(Answer::Response), role, ty)));
            }
        }
    }
    match surface::errors(api, operation) {
        Errors::None => {}
        Errors::One(ty, statuses) => {
            let statuses: Vec<String> = statuses.iter().map(|status| status_text(*status)).collect();
            types.push((None, format!("error {}", statuses.join(", ")), ty));
        }
        Errors::Several(variants) => {
            types.extend(variants.iter().map(|variant| {
                (Some(Answer::Error), format!("variant {}", code(&variant.ident)), variant.ty)
            }))
        }
    }
    types
}

fn shape_type(shape: Shape<'_>) -> Option<&Type> {
    match shape {
        Shape::Json(ty) | Shape::Xml(ty) => Some(ty),
        Shape::Text | Shape::Binary | Shape::Empty => None,
    }
}

/// The line below `### Response`, and what such an answer holds.
pub fn response(cx: &Context<'_>, operation: &Operation, root: &str) -> String {
    let text = surface::response_text(cx.api, operation, Spelling::Docs);
    let linked = plain(&cx.linked(&text, root));
    format!("**Result\\<Response\\<{linked}\\>, Error\\>**\n{}", held(operation))
}

/// What the document says about the answers of a success; with their statuses, when there are several.
fn held(operation: &Operation) -> String {
    let described: Vec<(StatusRange, String)> =
        operation.successes().map(|answer| (answer.status, line(&answer.description))).collect();
    match described.iter().filter(|(_, words)| !words.is_empty()).collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        [(_, words)] if described.len() == 1 => format!("\n{words}\n"),
        several => {
            let one =
                |(status, words): &&(StatusRange, String)| format!("* {}: {words}\n", status_text(*status));
            format!("\n{}", several.iter().map(one).collect::<String>())
        }
    }
}

/// In bold text, types without a page are not in italics on top.
fn plain(linked: &str) -> String {
    linked.replace('*', "")
}

/// The table below `### Errors`: every documented status, then whatever else a server answers.
pub fn errors(cx: &Context<'_>, operation: &Operation, root: &str) -> String {
    let mut rows = Vec::new();
    let typed = surface::errors(cx.api, operation);
    for failure in operation.failures() {
        let status = status_text(failure.status);
        let ty = error_type(cx, &typed, failure.status).map(|ty| cx.linked(&ty, root));
        let row = |ty: &Option<String>, media_type: String| {
            vec![ty.clone().unwrap_or_else(|| GENERIC_ERROR.to_owned()), status.clone(), media_type]
        };
        if failure.bodies.is_empty() {
            rows.push(row(&None, "\\*/\\*".to_owned()));
        }
        for body in &failure.bodies {
            let is_typed = typed_body(cx.api, failure).is_some_and(|typed| std::ptr::eq(typed, body));
            rows.push(row(if is_typed { &ty } else { &None }, escape(&body.media_type)));
        }
    }
    rows.push(vec![GENERIC_ERROR.to_owned(), "4xx-5xx".to_owned(), "\\*/\\*".to_owned()]);
    let table = table(&["Error Object", "Status Code", "Content Type"], &rows);
    match typed {
        Errors::Several(_) => {
            let ty = cx.linked(&Answer::Error.path(cx.api, operation), root);
            format!("The method `typed` of the error gives the documented ones as {ty}.\n\n{table}")
        }
        Errors::None | Errors::One(..) => table,
    }
}

/// The variant for an error that has no type of its own.
const GENERIC_ERROR: &str = "Error::Api";

/// The type that the code reads the body of a failure as.
fn error_type(cx: &Context<'_>, typed: &Errors<'_>, status: StatusRange) -> Option<String> {
    let ty = match typed {
        Errors::One(ty, statuses) => statuses.contains(&status).then_some(*ty),
        Errors::Several(variants) => {
            variants.iter().find(|variant| variant.status == status).map(|variant| variant.ty)
        }
        Errors::None => None,
    };
    ty.map(|ty| surface::type_text(cx.api, ty, Spelling::Docs))
}

/// The body that gives the failure its type.
fn typed_body<'a>(api: &Api, failure: &'a StatusBody) -> Option<&'a ResponseBody> {
    let is_typed = |body: &&ResponseBody| {
        surface::media::is_json(&body.media_type)
            && body.ty.as_ref().is_some_and(|ty| surface::is_structured(api, ty))
    };
    failure.bodies.iter().find(is_typed)
}

/// A status as tables show it.
pub fn status_text(status: StatusRange) -> String {
    match status {
        StatusRange::Code(code) => code.to_string(),
        StatusRange::Class(class) => format!("{class}XX"),
        StatusRange::Default => "default".to_owned(),
    }
}

/// The page of an enum of answers.
pub fn page(cx: &Context<'_>, operation: &Operation, answer: Answer) -> String {
    let root = "../";
    let ident = answer.ident(cx.api, operation);
    let method = surface::method_ident(&operation.name);
    let link = format!(
        "[{method}]({root}{}#{})",
        super::context::group_page(cx.api.group(operation.group)),
        cx.anchor(operation)
    );
    let (words, rows) = match answer {
        Answer::Response => {
            ("What a call succeeds with depends on status and content type.", variants(cx, operation, root))
        }
        Answer::Error => {
            ("What the body of an error says depends on the status.", error_variants(cx, operation, root))
        }
    };
    let table = table(&["Name", "Type", "Status Code", "Content Type", "Description"], &rows);
    let sample = samples::method_with_answers(cx, operation, answer);
    format!(
        "# {ident}\n\n{words}\n\n## Example Usage\n\n{sample}\n## Supported Types\n\n{table}\n## Used by\n\n* {link}\n"
    )
}

fn variants(cx: &Context<'_>, operation: &Operation, root: &str) -> Vec<Vec<String>> {
    let Response::Several(variants) = surface::response(cx.api, operation) else { return Vec::new() };
    let row = |variant: &surface::ResponseVariant<'_>| {
        let ty = surface::shape_text(cx.api, variant.shape, Spelling::Docs);
        let statuses = unique(variant.answers.iter().map(|(status, _)| status_text(*status)));
        let media_types = unique(variant.answers.iter().map(|(_, ty)| escape(ty.as_deref().unwrap_or(""))));
        let status = variant.answers.first().map(|(status, _)| *status);
        vec![
            code(&variant.ident),
            cx.linked(&ty, root),
            statuses,
            media_types,
            description(operation, status),
        ]
    };
    variants.iter().map(row).collect()
}

fn error_variants(cx: &Context<'_>, operation: &Operation, root: &str) -> Vec<Vec<String>> {
    let Errors::Several(variants) = surface::errors(cx.api, operation) else { return Vec::new() };
    let row = |variant: &surface::ErrorVariant<'_>| {
        let ty = surface::type_text(cx.api, variant.ty, Spelling::Docs);
        vec![
            code(&variant.ident),
            cx.linked(&ty, root),
            status_text(variant.status),
            "application/json".to_owned(),
            description(operation, Some(variant.status)),
        ]
    };
    variants.iter().map(row).collect()
}

fn description(operation: &Operation, status: Option<StatusRange>) -> String {
    let response = operation.responses.iter().find(|response| Some(response.status) == status);
    response.map(|response| cell(&response.description)).unwrap_or_default()
}

fn unique(texts: impl Iterator<Item = String>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen.join(", ")
}
