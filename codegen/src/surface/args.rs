use super::snake_ident;
use crate::ir::{
    Api, Constraints, Docs, FormEncoding, FormField, Operation, Param, RequestBody, Type, Value,
};

/// Something that the caller of an operation passes: a parameter, a field of a form, or the body.
#[derive(Clone, Debug)]
pub struct Argument<'a> {
    /// The Rust name of the argument, the setter and the field of the operation.
    pub ident: String,
    /// The name on the wire; empty for a body.
    pub wire: &'a str,
    /// Its type.
    pub ty: &'a Type,
    /// Whether the call needs it: then it is an argument, otherwise a setter.
    pub required: bool,
    /// The words about it.
    pub docs: &'a Docs,
    /// What the server does when it is absent.
    pub default: Option<&'a Value>,
    /// An example
    pub example: Option<&'a Value>,
    /// Limits; `None` for a body.
    pub constraints: Option<&'a Constraints>,
    /// Where it comes from.
    pub source: Source<'a>,
}

/// Where an [`Argument`] comes from.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// A parameter
    Param(&'a Param),
    /// A field of a form
    Part(FormEncoding, &'a FormField),
    /// The whole body
    Body {
        /// The media type to send
        media_type: &'a str,
    },
}

/// Everything that a caller can pass, in document order, the body last.
pub fn arguments(operation: &Operation) -> Vec<Argument<'_>> {
    let params = operation.params.iter().map(of_param);
    params.chain(operation.body.iter().flat_map(of_body)).collect()
}

/// The arguments of the method: the required ones, in document order, the body last.
pub fn call_arguments(operation: &Operation) -> Vec<Argument<'_>> {
    arguments(operation).into_iter().filter(|argument| argument.required).collect()
}

/// What may be set on the call: the optional ones, in document order, the body last.
pub fn setters(operation: &Operation) -> Vec<Argument<'_>> {
    arguments(operation).into_iter().filter(|argument| !argument.required).collect()
}

/// Whether a value of this type is passed as it is, since converting to a number only makes literals ambiguous.
pub fn is_by_value(api: &Api, ty: &Type) -> bool {
    matches!(api.resolve(ty), Type::Bool | Type::Int32 | Type::Int64 | Type::UInt64 | Type::Float)
}

fn of_param(param: &Param) -> Argument<'_> {
    Argument {
        ident: snake_ident(&param.name),
        wire: &param.wire,
        ty: &param.ty,
        required: param.required,
        docs: &param.docs,
        default: param.default.as_ref(),
        example: param.example.as_ref(),
        constraints: Some(&param.constraints),
        source: Source::Param(param),
    }
}

fn of_body(body: &RequestBody) -> Vec<Argument<'_>> {
    match body {
        RequestBody::Form { encoding, fields, .. } => {
            fields.iter().map(|field| of_field(*encoding, field)).collect()
        }
        RequestBody::Value { media_type, ty, required, docs, example } => vec![Argument {
            ident: "body".to_owned(),
            wire: "",
            ty,
            required: *required,
            docs,
            default: None,
            example: example.as_ref(),
            constraints: None,
            source: Source::Body { media_type },
        }],
    }
}

fn of_field(encoding: FormEncoding, field: &FormField) -> Argument<'_> {
    Argument {
        ident: snake_ident(&field.name),
        wire: &field.wire,
        ty: &field.ty,
        required: field.required,
        docs: &field.docs,
        default: field.default.as_ref(),
        example: field.example.as_ref(),
        constraints: Some(&field.constraints),
        source: Source::Part(encoding, field),
    }
}
