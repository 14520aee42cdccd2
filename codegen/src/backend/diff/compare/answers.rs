//! Answers, and what a call gives in Rust.

use super::{Context, Finding, Place, Relation, rules, text, wire};
use crate::backend::diff::pairing::{BodyPairs, Pairing, answer_pairs};
use crate::backend::diff::reach::{answer_at, status_text};
use crate::backend::diff::report::Subject;
use crate::backend::diff::{Direction, Impact, Wire};
use crate::ir::{Api, Operation, ResponseBody, StatusBody, Type};
use crate::surface::{self, Errors, Response, Shape, Spelling};

/// Compares the answers of an operation.
pub fn compare(cx: &mut Context<'_, '_>, at: usize, old: &Operation, new: &Operation) {
    let pairs = answer_pairs(old, new);
    for answer in &pairs.removed {
        let failure = old.failures().any(|failure| failure.status == answer.status);
        let impact = if failure { Impact::Neutral } else { Impact::Breaking };
        let finding = Finding::new(&rules::ANSWER_REMOVED, "answer", status_text(answer.status));
        let finding = finding.wire(Wire::both(impact));
        cx.operation(at, finding.texts(text::bodies(cx.pairing.old, &answer.bodies), ""));
    }
    for answer in &pairs.added {
        let finding = Finding::new(&rules::ANSWER_ADDED, "answer", status_text(answer.status));
        cx.operation(at, finding.texts("", text::bodies(cx.pairing.new, &answer.bodies)));
    }
    for (a, b, bodies) in &pairs.both {
        if a.status != b.status {
            let finding = Finding::new(&rules::ANSWER_STATUS, "answer", status_text(b.status));
            cx.operation(at, finding.texts(status_text(a.status), status_text(b.status)));
        }
        let way = answer_at(new, b.status);
        media_types(cx, at, (a, b), bodies);
        for (a, b) in &bodies.both {
            types(cx, at, &way, a, b);
        }
        headers(cx, at, &way, a, b);
        let examples = bodies.both.iter().any(|(a, b)| a.example != b.example);
        if a.description != b.description || examples {
            cx.words("answer", status_text(b.status), Some(at));
        }
    }
    order(cx, at, old, new);
    results(cx, at, old, new);
}

/// The same media types, of which another one is liked best: a server that has several may answer with another one.
fn order(cx: &mut Context<'_, '_>, at: usize, old: &Operation, new: &Operation) {
    let liked = |api: &Api, operation: &Operation| -> Vec<String> {
        let accept = surface::accept(api, operation);
        accept.split(", ").map(|one| one.split(';').next().unwrap_or_default().to_owned()).collect()
    };
    let (before, after) = (liked(cx.pairing.old, old), liked(cx.pairing.new, new));
    let sorted = |list: &[String]| {
        let mut list = list.to_vec();
        list.sort();
        list
    };
    if before != after && sorted(&before) == sorted(&after) {
        let finding = Finding::new(&rules::ANSWER_ORDER, "media types", "");
        cx.operation(at, finding.texts(before.join(", "), after.join(", ")));
    }
}

fn media_types(
    cx: &mut Context<'_, '_>,
    at: usize,
    (old, new): (&StatusBody, &StatusBody),
    bodies: &BodyPairs<'_>,
) {
    let finding = |rule| Finding::new(rule, "answer", status_text(new.status));
    for (a, b) in bodies.both.iter().filter(|(a, b)| a.media_type != b.media_type) {
        cx.operation(at, finding(&rules::ANSWER_MEDIA_TYPE).texts(&a.media_type, &b.media_type));
    }
    for body in &bodies.removed {
        let finding = finding(&rules::ANSWER_MEDIA_TYPE_REMOVED);
        let after = if new.bodies.is_empty() { "no body" } else { "" };
        cx.operation(at, finding.texts(text::body(cx.pairing.old, body), after));
    }
    for body in &bodies.added {
        let finding = finding(&rules::ANSWER_MEDIA_TYPE_ADDED);
        let before = if old.bodies.is_empty() { "no body" } else { "" };
        cx.operation(at, finding.texts(before, text::body(cx.pairing.new, body)));
    }
}

fn types(cx: &mut Context<'_, '_>, at: usize, way: &str, old: &ResponseBody, new: &ResponseBody) {
    let any = Type::Any;
    let (a, b) = (old.ty.as_ref().unwrap_or(&any), new.ty.as_ref().unwrap_or(&any));
    let place = Place { operation: at, at: way.to_owned(), direction: Some(Direction::Response) };
    let said = old.ty.is_some() && new.ty.is_some();
    let other = if said { cx.is_other(a, b, place.clone()) } else { old.ty.is_some() != new.ty.is_some() };
    if other {
        let text = |api: &Api, ty: &Option<Type>| match ty {
            Some(Type::Binary) => "Bytes".to_owned(),
            Some(ty) => text::ty(api, ty),
            None => "not said".to_owned(),
        };
        let finding = Finding::new(&rules::ANSWER_TYPE, "body of", way)
            .wire(wire::between(cx.pairing, a, b))
            .texts(text(cx.pairing.old, &old.ty), text(cx.pairing.new, &new.ty));
        cx.sink.add(Subject::Operation, finding, vec![place]);
    }
}

fn headers(cx: &mut Context<'_, '_>, at: usize, way: &str, old: &StatusBody, new: &StatusBody) {
    let find = |answer: &StatusBody, name: &str| {
        answer.headers.iter().position(|(other, ..)| other.eq_ignore_ascii_case(name))
    };
    for (name, ..) in old.headers.iter().filter(|(name, ..)| find(new, name).is_none()) {
        cx.operation(at, Finding::new(&rules::ANSWER_HEADER_REMOVED, "answer header", name));
    }
    for (name, ty, words) in &new.headers {
        let Some(before) = find(old, name) else {
            cx.operation(at, Finding::new(&rules::ANSWER_HEADER_ADDED, "answer header", name));
            continue;
        };
        let (_, old_type, old_words) = &old.headers[before];
        let way = format!("{way}.headers.{name}");
        let place = Place { operation: at, at: way, direction: Some(Direction::Response) };
        if cx.is_other(old_type, ty, place.clone()) {
            let finding = Finding::new(&rules::ANSWER_HEADER_TYPE, "answer header", name)
                .wire(wire::of_text(cx.pairing, old_type, ty))
                .texts(text::ty(cx.pairing.old, old_type), text::ty(cx.pairing.new, ty));
            cx.sink.add(Subject::Operation, finding, vec![place]);
        }
        if old_words != words {
            cx.words("answer header", name, Some(at));
        }
    }
}

/// What a call gives and fails with, as far as named types that have other names or parts do not say it.
fn results(cx: &mut Context<'_, '_>, at: usize, old: &Operation, new: &Operation) {
    let (old_api, new_api) = (cx.pairing.old, cx.pairing.new);
    let before = surface::response(old_api, old);
    let after = surface::response(new_api, new);
    let renamed = old.name != new.name;
    let same_enum =
        renamed || surface::response_enum_ident(old_api, old) == surface::response_enum_ident(new_api, new);
    if !same_response(cx.pairing, &before, &after, same_enum) {
        let texts = (response_text(old_api, old, &before), response_text(new_api, new, &after));
        cx.operation(at, Finding::new(&rules::CALL_RESULT, "call", "").texts(texts.0, texts.1));
    }
    let (before, after) = (surface::errors(old_api, old), surface::errors(new_api, new));
    let same_enum =
        renamed || surface::error_enum_ident(old_api, old) == surface::error_enum_ident(new_api, new);
    if !same_errors(cx.pairing, &before, &after, same_enum) {
        let texts = (errors_text(old_api, old, &before), errors_text(new_api, new, &after));
        cx.operation(at, Finding::new(&rules::CALL_ERROR, "call", "").texts(texts.0, texts.1));
    }
}

fn same_response(pairing: &Pairing<'_>, old: &Response<'_>, new: &Response<'_>, same_enum: bool) -> bool {
    match (old, new) {
        (Response::One(a), Response::One(b)) | (Response::Maybe(a), Response::Maybe(b)) => {
            same_shape(pairing, *a, *b)
        }
        (Response::Several(a), Response::Several(b)) => {
            let has = |ident: &str, shape: Shape<'_>| {
                b.iter().any(|other| other.ident == ident && same_shape(pairing, shape, other.shape))
            };
            same_enum && a.len() == b.len() && a.iter().all(|variant| has(&variant.ident, variant.shape))
        }
        _ => false,
    }
}

fn same_shape(pairing: &Pairing<'_>, old: Shape<'_>, new: Shape<'_>) -> bool {
    match (old, new) {
        (Shape::Json(a) | Shape::Xml(a), Shape::Json(b) | Shape::Xml(b)) => {
            pairing.relation(a, b) != Relation::Other
        }
        (old, new) => old == new,
    }
}

fn same_errors(pairing: &Pairing<'_>, old: &Errors<'_>, new: &Errors<'_>, same_enum: bool) -> bool {
    match (old, new) {
        (Errors::None, Errors::None) => true,
        (Errors::One(a, _), Errors::One(b, _)) => pairing.relation(a, b) != Relation::Other,
        (Errors::Several(a), Errors::Several(b)) => {
            let has = |ident: &str, ty: &Type| {
                b.iter()
                    .any(|other| other.ident == ident && pairing.relation(ty, other.ty) != Relation::Other)
            };
            same_enum && a.len() == b.len() && a.iter().all(|variant| has(&variant.ident, variant.ty))
        }
        _ => false,
    }
}

fn response_text(api: &Api, operation: &Operation, response: &Response<'_>) -> String {
    let name = surface::response_text(api, operation, Spelling::Docs);
    match response {
        Response::Several(variants) => {
            let variant = |variant: &surface::ResponseVariant<'_>| match variant.shape {
                Shape::Empty => variant.ident.clone(),
                shape => format!("{}({})", variant.ident, surface::held_text(api, shape, Spelling::Docs)),
            };
            format!("{name} {{ {} }}", variants.iter().map(variant).collect::<Vec<_>>().join(", "))
        }
        _ => name,
    }
}

fn errors_text(api: &Api, operation: &Operation, errors: &Errors<'_>) -> String {
    let name = surface::error_text(api, operation, Spelling::Docs);
    match errors {
        Errors::Several(variants) => {
            let variant = |variant: &surface::ErrorVariant<'_>| {
                format!("{}({})", variant.ident, text::ty(api, variant.ty))
            };
            let variants = variants.iter().map(variant).collect::<Vec<_>>().join(", ");
            format!("{} {{ {variants} }}", name.unwrap_or_default())
        }
        _ => name.unwrap_or_else(|| "no documented body".to_owned()),
    }
}
