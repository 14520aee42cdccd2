use super::{
    Lowering,
    schema::Schema,
    types::{Named, Plain, Plan},
};
use crate::ir::Type;

/// Decides for schemas that only give a type, a format and limits.
pub(super) fn plan<'a>(cx: &mut Lowering<'a>, schemas: &[Schema<'a>]) -> Plan<'a> {
    match type_keyword(cx, schemas) {
        Some("object") if closed(schemas) => Plan::Named(Named::Model(schemas.to_vec())),
        Some("object") => Plan::Plain(Plain::Map(Vec::new())),
        Some("array") => Plan::Plain(Plain::List(Vec::new())),
        keyword => Plan::Plain(Plain::Type(scalar(keyword, text(schemas, "format")))),
    }
}

/// The scalar of a `type` and a `format`; [`Type::Any`] without a type.
pub(super) fn scalar(keyword: Option<&str>, format: Option<&str>) -> Type {
    match (keyword, format) {
        (Some("boolean"), _) => Type::Bool,
        (Some("integer"), Some("int8" | "int16" | "int32" | "uint8" | "uint16")) => Type::Int32,
        (Some("integer"), Some("uint64")) => Type::UInt64,
        (Some("integer"), _) => Type::Int64,
        (Some("number"), _) => Type::Float,
        (Some("string"), Some("password")) => Type::Secret,
        (Some("string"), Some("binary")) => Type::Binary,
        (Some("string"), _) => Type::String,
        _ => Type::Any,
    }
}

/// `type`, as the schemas give it together: a whole number is also a number; apart from that they have to agree.
pub(super) fn type_keyword<'a>(cx: &mut Lowering<'a>, schemas: &[Schema<'a>]) -> Option<&'a str> {
    let mut keyword = None;
    for schema in schemas {
        keyword = match (keyword, schema.text("type")) {
            (known, None) => known,
            (None, new) => new,
            (Some("number"), Some("integer")) | (Some("integer"), Some("number")) => Some("integer"),
            (Some(known), Some(new)) if known != new => {
                let site = cx.site(&schema.pointer);
                cx.diagnostics
                    .warning(site, format!("`{new}` here and `{known}` beside it cannot be met together"))
                    .help("the last of them counts");
                Some(new)
            }
            (known, Some(_)) => known,
        };
    }
    keyword
}

/// The first text under `keyword`.
pub(super) fn text<'a>(schemas: &[Schema<'a>], keyword: &str) -> Option<&'a str> {
    schemas.iter().find_map(|schema| schema.text(keyword))
}

/// An object that takes no key at all is a model without fields, not a map.
fn closed(schemas: &[Schema<'_>]) -> bool {
    schemas.iter().any(|schema| {
        schema.node.get("additionalProperties").and_then(|keyword| keyword.as_bool()) == Some(false)
    })
}
