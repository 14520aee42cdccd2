//! What the doc comments of operations say: of methods, functions, types, parameters and answers.

use super::super::rustdoc;
use super::{code, described, facts, label, own_words, paragraphs, sentence};
use crate::ir::{Api, Operation, StatusBody, StatusRange};
use crate::surface::{self, Argument};

/// The method of an operation.
pub fn operation(api: &Api, operation: &Operation) -> String {
    let method =
        if operation.method.chars().all(|c| c.is_ascii_uppercase()) { &operation.method } else { "" };
    let request = code(&format!("{method} {}", operation.path));
    paragraphs([
        described(&operation.docs, &operation.name),
        request,
        optional(operation),
        paging(api, operation),
        security(api, operation),
        failures(operation),
    ])
}

/// The standalone function of an operation.
pub fn function(api: &Api, operation: &Operation) -> String {
    paragraphs([summary(operation), format!("The same call as {}.", method(api, operation))])
}

/// The type of an operation.
pub fn operation_type(api: &Api, operation: &Operation) -> String {
    paragraphs([summary(operation), format!("What {} sends.", method(api, operation))])
}

/// A parameter, a form field or a body.
pub fn argument(argument: &Argument<'_>) -> String {
    let own = own_words(argument.docs);
    let own = if own.is_empty() { format!("{}.", sentence(&argument.ident)) } else { own };
    paragraphs([own, facts_of(argument)])
}

/// The setter of a parameter, whose field in `ty` has all that there is to say.
pub fn setter(ty: &str, argument: &Argument<'_>) -> String {
    match own_words(argument.docs).split_once("\n\n") {
        Some((first, _)) if !first.contains("```") => {
            let ident = &argument.ident;
            let more = format!("More at [`{ident}`](field@{ty}::{ident}).");
            paragraphs([first.to_owned(), facts_of(argument), more])
        }
        _ => self::argument(argument),
    }
}

fn facts_of(argument: &Argument<'_>) -> String {
    facts(argument.wire, &argument.ident, argument.default, argument.constraints)
}

fn summary(operation: &Operation) -> String {
    let summary = rustdoc::line(&operation.docs.summary);
    if summary.is_empty() { format!("{}.", label(&operation.name)) } else { summary }
}

/// A link to the method of an operation.
fn method(api: &Api, operation: &Operation) -> String {
    let group = surface::type_ident(&api.group(operation.group).name);
    let path = format!("{group}::{}", surface::method_ident(&operation.name));
    format!("[`{path}`](crate::generated::groups::{path})")
}

/// What may be set on a call.
fn optional(operation: &Operation) -> String {
    let names: Vec<_> = surface::setters(operation).iter().map(|argument| code(&argument.ident)).collect();
    if names.is_empty() { String::new() } else { format!("Optional, set on the call: {}.", names.join(", ")) }
}

fn paging(api: &Api, operation: &Operation) -> String {
    let text = "The list comes in pages: [`items`](rt::Call::items) gives all items of it, \
                [`pages`](rt::Call::pages) one page after the other.";
    surface::pages(api, operation).map(|_| text.to_owned()).unwrap_or_default()
}

fn security(api: &Api, operation: &Operation) -> String {
    let scheme = |(index, scopes): &(u32, Vec<String>)| {
        let id = code(&api.security_schemes[*index as usize].id);
        let scopes: Vec<String> = scopes.iter().map(|scope| code(scope)).collect();
        if scopes.is_empty() { id } else { format!("{id} with {}", scopes.join(", ")) }
    };
    let alternatives = operation.security.iter().map(|requirement| match requirement.0.as_slice() {
        [] => "nothing".to_owned(),
        schemes => schemes.iter().map(scheme).collect::<Vec<_>>().join(" and "),
    });
    match alternatives.collect::<Vec<_>>().join(", or ") {
        needs if needs.is_empty() => String::new(),
        needs => format!("Needs {needs}."),
    }
}

/// A variant of the enum for several answers.
pub fn answers(answers: &[(StatusRange, Option<String>)]) -> String {
    let one = |(range, media_type): &(StatusRange, Option<String>)| match media_type {
        Some(media_type) => format!("{} {}", status(*range), code(media_type)),
        None => status(*range),
    };
    format!("Status {}.", answers.iter().map(one).collect::<Vec<_>>().join(", or "))
}

fn failures(operation: &Operation) -> String {
    let line = |failure: &StatusBody| {
        let description = rustdoc::line(&failure.description);
        format!("* {}: {description}", status(failure.status)).trim_end_matches(": ").to_owned()
    };
    let lines: Vec<String> = operation.failures().map(line).collect();
    if lines.is_empty() { String::new() } else { format!("# Errors\n\n{}", lines.join("\n")) }
}

fn status(status: StatusRange) -> String {
    match status {
        StatusRange::Code(code) => code.to_string(),
        StatusRange::Class(class) => format!("{class}xx"),
        StatusRange::Default => "other".to_owned(),
    }
}
