use std::collections::BTreeSet;

use super::{Spelling, media, type_ident, type_text};
use crate::ir::{Api, Operation, ResponseBody, StatusRange, Type, TypeKind};

/// The body of a success as Rust sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape<'a> {
    /// Read from JSON
    Json(&'a Type),
    /// Read from XML
    Xml(&'a Type),
    /// Text
    Text,
    /// Bytes
    Binary,
    /// Nothing
    Empty,
}

/// What a call gives when it succeeds.
#[derive(Clone, Debug, PartialEq)]
pub enum Response<'a> {
    /// Always the same shape
    One(Shape<'a>),
    /// The same shape, or nothing
    Maybe(Shape<'a>),
    /// Several shapes, as status and media type say: an enum of its own
    Several(Vec<ResponseVariant<'a>>),
}

/// A variant of the enum of [`Response::Several`].
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseVariant<'a> {
    /// Name, unique in the enum.
    pub ident: String,
    /// What it holds.
    pub shape: Shape<'a>,
    /// The answers it stands for, in document order: status, and media type without parameters, if any.
    pub answers: Vec<(StatusRange, Option<String>)>,
}

/// What a success of `operation` gives.
pub fn response<'a>(api: &'a Api, operation: &'a Operation) -> Response<'a> {
    let found = found_shapes(api, operation);
    let structured: Vec<_> = found.iter().filter(|found| found.shape.is_structured()).collect();
    let has = |shape: Shape<'_>| found.iter().any(|found| found.shape == shape);
    match structured.as_slice() {
        [] if has(Shape::Binary) => Response::One(Shape::Binary),
        [] if has(Shape::Text) => Response::One(Shape::Text),
        [] => Response::One(Shape::Empty),
        [one] if found.len() == 1 => Response::One(one.shape),
        [one] if found.len() == 2 && has(Shape::Empty) => Response::Maybe(one.shape),
        _ => Response::Several(named(api, found)),
    }
}

/// The type of what a call gives: `rt::Json<models::X>` in code, `models::X` for people.
pub fn response_text(api: &Api, operation: &Operation, spelling: Spelling) -> String {
    match (response(api, operation), spelling) {
        (Response::One(shape), _) => shape_text(api, shape, spelling),
        (Response::Maybe(shape), Spelling::Code) => {
            format!("rt::Maybe<{}>", shape_text(api, shape, spelling))
        }
        (Response::Maybe(shape), Spelling::Docs) => format!("Option<{}>", shape_text(api, shape, spelling)),
        (Response::Several(_), Spelling::Code) => response_enum_ident(api, operation),
        (Response::Several(_), Spelling::Docs) => {
            format!("operations::{}", response_enum_ident(api, operation))
        }
    }
}

/// How the runtime reads a shape, in code: `rt::Json<models::X>`; what it gives, for people: `models::X`.
pub fn shape_text(api: &Api, shape: Shape<'_>, spelling: Spelling) -> String {
    match (shape, spelling) {
        (_, Spelling::Docs) => held_text(api, shape, spelling),
        (Shape::Json(ty), Spelling::Code) => format!("rt::Json<{}>", type_text(api, ty, spelling)),
        (Shape::Xml(ty), Spelling::Code) => format!("rt::Xml<{}>", type_text(api, ty, spelling)),
        (Shape::Text, Spelling::Code) => "rt::Text".to_owned(),
        (Shape::Binary, Spelling::Code) => "rt::Binary".to_owned(),
        (Shape::Empty, Spelling::Code) => "rt::Empty".to_owned(),
    }
}

/// The type of the value that a shape gives: `models::X`.
pub fn held_text(api: &Api, shape: Shape<'_>, spelling: Spelling) -> String {
    match (shape, spelling) {
        (Shape::Json(ty) | Shape::Xml(ty), _) => type_text(api, ty, spelling),
        (Shape::Text, _) => "String".to_owned(),
        (Shape::Binary, Spelling::Code) => "rt::Bytes".to_owned(),
        (Shape::Binary, Spelling::Docs) => "Bytes".to_owned(),
        (Shape::Empty, _) => "()".to_owned(),
    }
}

/// The enum of [`Response::Several`]; no operation has its name.
pub fn response_enum_ident(api: &Api, operation: &Operation) -> String {
    free_ident(api, operation, &["Response", "Answer", "Success", "ResponseEnum"])
}

/// The `Accept` header: what the successes are documented to be, JSON first. Where the success has no typed
/// body, anything is fine, and JSON is named so that errors come as JSON; where it is XML, nothing else is
/// named, since Plex servers answer in JSON as soon as it is.
pub fn accept(api: &Api, operation: &Operation) -> String {
    let found = found_shapes(api, operation);
    let mut types: Vec<String> = Vec::new();
    for (_, media_type) in
        found.iter().filter(|found| found.shape != Shape::Empty).flat_map(|found| &found.answers)
    {
        types.extend(
            media_type.clone().filter(|media_type| media_type != "*/*" && !types.contains(media_type)),
        );
    }
    types.sort_by_key(|media_type| !media::is_json(media_type));
    let structured = found.iter().any(|found| found.shape.is_structured());
    if types.is_empty() {
        types.push("application/json".to_owned());
    }
    if !structured {
        types.push("*/*".to_owned());
    }
    let weighted = |(index, media_type): (usize, String)| match index {
        0 => media_type,
        _ => format!("{media_type};q=0.{}", 9usize.saturating_sub(index).max(1)),
    };
    types.into_iter().enumerate().map(weighted).collect::<Vec<_>>().join(", ")
}

/// Whether a value of this type is an object, a list or an enum or union of the document, hence more than text.
pub fn is_structured(api: &Api, ty: &Type) -> bool {
    match api.resolve(ty) {
        Type::List(_) | Type::Map(_) => true,
        Type::Named(id) => matches!(api.type_def(*id).kind, TypeKind::Model(_) | TypeKind::Union(_)),
        _ => false,
    }
}

impl Shape<'_> {
    /// Whether it has a type of the document.
    pub fn is_structured(&self) -> bool {
        matches!(self, Shape::Json(_) | Shape::Xml(_))
    }
}

struct Found<'a> {
    shape: Shape<'a>,
    answers: Vec<(StatusRange, Option<String>)>,
}

/// Each shape once, in document order. XML of a type that also comes as JSON is left out: JSON is asked for.
fn found_shapes<'a>(api: &'a Api, operation: &'a Operation) -> Vec<Found<'a>> {
    let mut found: Vec<Found<'a>> = Vec::new();
    let mut add = |shape, answer| match found.iter_mut().find(|found| found.shape == shape) {
        Some(known) => known.answers.push(answer),
        None => found.push(Found { shape, answers: vec![answer] }),
    };
    for success in operation.successes() {
        if success.bodies.is_empty() {
            add(Shape::Empty, (success.status, None));
        }
        for body in &success.bodies {
            add(shape(api, body), (success.status, media::essence(&body.media_type)));
        }
    }
    let json: Vec<&Type> = found.iter().filter_map(|found| found.shape.json()).collect();
    found.retain(|found| !matches!(found.shape, Shape::Xml(ty) if json.contains(&ty)));
    found
}

fn shape<'a>(api: &'a Api, body: &'a ResponseBody) -> Shape<'a> {
    const ANY: &Type = &Type::Any;
    let media_type = body.media_type.as_str();
    match &body.ty {
        Some(ty) if media::is_json(media_type) => Shape::Json(ty),
        None if media::is_json(media_type) => Shape::Json(ANY),
        Some(ty) if is_structured(api, ty) && media::is_xml(media_type) => Shape::Xml(ty),
        Some(ty) if is_structured(api, ty) => Shape::Json(ty),
        None if media::is_html(media_type) => Shape::Empty,
        None if media::is_text(media_type) || media::is_xml(media_type) => Shape::Text,
        None => Shape::Binary,
        Some(ty) if media::is_bytes(media_type) || *api.resolve(ty) == Type::Binary => Shape::Binary,
        Some(_) => Shape::Text,
    }
}

impl<'a> Shape<'a> {
    fn json(&self) -> Option<&'a Type> {
        match self {
            Shape::Json(ty) => Some(ty),
            _ => None,
        }
    }
}

fn named<'a>(api: &Api, found: Vec<Found<'a>>) -> Vec<ResponseVariant<'a>> {
    let mut taken = BTreeSet::new();
    let mut variants = Vec::new();
    for Found { shape, answers } in found {
        let ident = match shape {
            Shape::Json(Type::Named(id)) | Shape::Xml(Type::Named(id)) => type_ident(&api.type_def(*id).name),
            Shape::Json(_) => "Json".to_owned(),
            Shape::Xml(_) => "Xml".to_owned(),
            Shape::Text => "Text".to_owned(),
            Shape::Binary => "Binary".to_owned(),
            Shape::Empty => "Empty".to_owned(),
        };
        let mut candidate = ident.clone();
        let mut number = 2;
        while !taken.insert(candidate.clone()) {
            candidate = format!("{ident}{number}");
            number += 1;
        }
        variants.push(ResponseVariant { ident: candidate, shape, answers });
    }
    variants
}

pub(super) fn free_ident(api: &Api, operation: &Operation, suffixes: &[&str]) -> String {
    let own = type_ident(&operation.name);
    let taken: BTreeSet<String> =
        api.operations.iter().map(|operation| type_ident(&operation.name)).collect();
    let free = suffixes.iter().map(|suffix| format!("{own}{suffix}")).find(|ident| !taken.contains(ident));
    free.unwrap_or_else(|| {
        let numbered = (2..).map(|number| format!("{own}{}{number}", suffixes[0]));
        numbered.into_iter().find(|ident| !taken.contains(ident)).unwrap_or(own)
    })
}
