use super::{Argument, Source, is_by_value, type_ident};
use crate::ir::{Api, Field, FormEncoding, Type, TypeKind};

/// Who reads the text of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// Generated code, where the runtime is `rt` and named types are in `models`.
    Code,
    /// People: the names that a user of the crate writes.
    Docs,
}

/// The Rust type of a value: `Vec<models::Stream>`.
///
/// Bytes inside JSON or a parameter have no form of their own there, hence are a `String`; see [`slot_type`]
/// for bodies and parts.
pub fn type_text(api: &Api, ty: &Type, spelling: Spelling) -> String {
    text(api, ty, spelling, "String")
}

/// The Rust type of a field of a model.
///
/// A field that may be absent or `null` is an `Option`, except for lists and maps, which are empty then. A
/// recursive one is boxed, and optional even when required, since a default value of it has to end somewhere.
pub fn field_type(api: &Api, field: &Field, spelling: Spelling) -> String {
    let ty = type_text(api, &field.ty, spelling);
    if is_collection(api, &field.ty) {
        ty
    } else if field.recursive {
        format!("Option<Box<{ty}>>")
    } else if is_optional(api, &field.ty, field.required && !field.nullable) {
        format!("Option<{ty}>")
    } else {
        ty
    }
}

/// The Rust type of the field of an operation that keeps an argument.
pub fn slot_type(api: &Api, argument: &Argument<'_>, spelling: Spelling) -> String {
    let ty = text(api, argument.ty, spelling, &binary_type(argument, spelling));
    if is_optional_argument(api, argument) { format!("Option<{ty}>") } else { ty }
}

/// What a function, a method or a setter takes for an argument: `impl Into<models::Scope>`.
pub fn argument_type(api: &Api, argument: &Argument<'_>, spelling: Spelling) -> String {
    let binary = binary_type(argument, spelling);
    let passed = |ty: &Type| {
        let text = text(api, ty, spelling, &binary);
        if is_by_value(api, ty) { text } else { format!("impl Into<{text}>") }
    };
    match api.resolve(argument.ty) {
        Type::List(item) => format!("impl IntoIterator<Item = {}>", passed(item)),
        Type::Map(item) => format!("impl IntoIterator<Item = (impl Into<String>, {})>", passed(item)),
        _ => passed(argument.ty),
    }
}

/// Whether a value that `required` says may be left out is an `Option`: lists and maps are empty instead.
pub fn is_optional(api: &Api, ty: &Type, required: bool) -> bool {
    !required && !is_collection(api, ty)
}

/// Whether the field of an operation that keeps an argument is an `Option`. A body that is a list always is, when
/// it may be left out: an empty list is a body.
pub fn is_optional_argument(api: &Api, argument: &Argument<'_>) -> bool {
    match argument.source {
        Source::Body { .. } => !argument.required,
        Source::Param(_) | Source::Part(..) => is_optional(api, argument.ty, argument.required),
    }
}

fn is_collection(api: &Api, ty: &Type) -> bool {
    matches!(api.resolve(ty), Type::List(_) | Type::Map(_))
}

/// Bytes are an `Upload` as a whole body or a part of a multipart body, and text anywhere else.
fn binary_type(argument: &Argument<'_>, spelling: Spelling) -> String {
    match argument.source {
        Source::Body { .. } | Source::Part(FormEncoding::Multipart, _) => runtime("Upload", spelling),
        Source::Part(..) | Source::Param(_) => "String".to_owned(),
    }
}

fn text(api: &Api, ty: &Type, spelling: Spelling, binary: &str) -> String {
    match ty {
        Type::Any if spelling == Spelling::Docs => "serde_json::Value".to_owned(),
        Type::Any => runtime("Value", spelling),
        Type::Bool => "bool".to_owned(),
        Type::Int32 => "i32".to_owned(),
        Type::Int64 => "i64".to_owned(),
        Type::UInt64 => "u64".to_owned(),
        Type::Float => "f64".to_owned(),
        Type::String => "String".to_owned(),
        Type::Secret => runtime("Secret", spelling),
        Type::Binary => binary.to_owned(),
        Type::List(item) => format!("Vec<{}>", text(api, item, spelling, binary)),
        Type::Map(item) if spelling == Spelling::Docs => {
            format!("BTreeMap<String, {}>", text(api, item, spelling, binary))
        }
        Type::Map(item) => {
            format!("{}<String, {}>", runtime("BTreeMap", spelling), text(api, item, spelling, binary))
        }
        // An alias does not hide bytes: what they are depends on where they go.
        Type::Named(id) => match &api.type_def(*id).kind {
            TypeKind::Alias(Type::Binary) => binary.to_owned(),
            _ => format!("models::{}", type_ident(&api.type_def(*id).name)),
        },
    }
}

fn runtime(name: &str, spelling: Spelling) -> String {
    match spelling {
        Spelling::Code => format!("rt::{name}"),
        Spelling::Docs => name.to_owned(),
    }
}
