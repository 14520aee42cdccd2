//! Values as Rust expressions.

use indexmap::IndexMap;

use super::Expr;
use super::adapt::member;
use crate::ir::{Api, Enum, FormEncoding, Model, Type, TypeId, TypeKind, Union, Value};
use crate::surface::{Argument, Source, Spelling, snake_ident, type_ident, type_text, variant_ident};

/// Where an expression stands, hence how much the compiler knows about its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// An argument of a method: `impl Into<T>`, or `impl IntoIterator<Item = impl Into<T>>` for a list
    Argument(Bytes),
    /// An item of a list that is an argument: `impl Into<T>`
    Item(Bytes),
    /// Where exactly the type is expected: a field of a struct literal
    Exact,
    /// Inside a value that is converted as a whole: nothing is expected, so it has to say its type itself
    Free,
}

/// What bytes are at a [`Place`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bytes {
    /// A whole body, or a part of a multipart body
    Upload,
    /// A string, in whatever has no bytes
    Text,
}

impl Place {
    /// The place of an argument.
    pub fn argument(argument: &Argument<'_>) -> Self {
        Self::Argument(match argument.source {
            Source::Body { .. } | Source::Part(FormEncoding::Multipart, _) => Bytes::Upload,
            Source::Part(..) | Source::Param(_) => Bytes::Text,
        })
    }

    /// The place of an item or entry of a list or map at this place.
    fn inside(self) -> Self {
        match self {
            Self::Argument(bytes) => Self::Item(bytes),
            Self::Item(_) | Self::Free => Self::Free,
            Self::Exact => Self::Exact,
        }
    }
}

/// The Rust expression for `value` of `ty`. A value that does not fit its type gives the default of that type.
pub fn expression(api: &Api, ty: &Type, value: &Value, place: Place) -> Expr {
    let resolved = api.resolve(ty);
    match (resolved, value) {
        (Type::Any, _) => Expr::Json(value.clone()),
        (Type::Bool, Value::Bool(value)) => Expr::atom(value.to_string()),
        (Type::Int32 | Type::Int64 | Type::UInt64 | Type::Float, Value::Number(digits)) => {
            number(resolved, digits, place)
        }
        (Type::String | Type::Secret | Type::Binary, Value::String(text)) => string(resolved, text, place),
        (Type::List(item), Value::List(items)) => list(api, item, items, place),
        (Type::Map(item), Value::Object(entries)) => map(api, item, entries, place),
        (Type::Named(id), _) => named(api, *id, value),
        _ => fallback(api, resolved),
    }
}

fn number(ty: &Type, digits: &str, place: Place) -> Expr {
    let suffix = match ty {
        Type::Int32 => "_i32",
        Type::Int64 => "_i64",
        Type::UInt64 => "_u64",
        _ => "_f64",
    };
    Expr::atom(if place == Place::Free { format!("{digits}{suffix}") } else { digits.to_owned() })
}

fn string(ty: &Type, text: &str, place: Place) -> Expr {
    let literal = Expr::atom(format!("{text:?}"));
    match (ty, place) {
        (Type::Binary, Place::Argument(Bytes::Upload) | Place::Item(Bytes::Upload)) => {
            Expr::Method(literal.into(), ".as_bytes()")
        }
        (_, Place::Argument(_) | Place::Item(_)) => literal,
        (_, Place::Exact) => Expr::Method(literal.into(), ".into()"),
        (Type::Secret, Place::Free) => Expr::group("Secret::new(", vec![literal], ")"),
        (_, Place::Free) => Expr::Method(literal.into(), ".to_owned()"),
    }
}

fn list(api: &Api, item: &Type, items: &[Value], place: Place) -> Expr {
    if items.is_empty() {
        return empty_list(api, item);
    }
    let items = items.iter().map(|value| expression(api, item, value, place.inside())).collect();
    Expr::group(if matches!(place, Place::Argument(_)) { "[" } else { "vec![" }, items, "]")
}

fn map(api: &Api, item: &Type, entries: &IndexMap<String, Value>, place: Place) -> Expr {
    let entry = |(key, value): (&String, &Value)| {
        let inside = place.inside();
        let key = string(&Type::String, key, inside);
        Expr::group("(", vec![key, expression(api, item, value, inside)], ")")
    };
    let entries: Vec<Expr> = entries.iter().map(entry).collect();
    match place {
        _ if entries.is_empty() => empty_map(api, item),
        Place::Argument(_) => Expr::group("[", entries, "]"),
        Place::Exact => Expr::Method(Expr::group("[", entries, "]").into(), ".into()"),
        Place::Item(_) | Place::Free => {
            let entries = Expr::group("[", entries, "]");
            Expr::group("std::collections::BTreeMap::from(", vec![entries], ")")
        }
    }
}

fn named(api: &Api, id: TypeId, value: &Value) -> Expr {
    let definition = api.type_def(id);
    let path = format!("models::{}", type_ident(&definition.name));
    match (&definition.kind, value) {
        (TypeKind::Model(model), Value::Object(entries)) => literal(api, path, model, entries),
        (TypeKind::Enum(of), Value::String(wire) | Value::Number(wire)) => variant(of, &path, wire),
        (TypeKind::Union(union), value) => union_member(api, union, &path, value),
        _ => Expr::atom(format!("{path}::default()")),
    }
}

fn variant(of: &Enum, path: &str, wire: &str) -> Expr {
    let known = of.values.iter().find(|known| known.wire == wire);
    let ident = known.map_or("default()".to_owned(), |known| variant_ident(&known.name));
    Expr::atom(format!("{path}::{ident}"))
}

fn union_member(api: &Api, union: &Union, path: &str, value: &Value) -> Expr {
    match member(api, union, value) {
        Some(index) => {
            let variant = &union.variants[index];
            let inner = expression(api, &variant.ty, value, Place::Exact);
            Expr::group(format!("{path}::{}(", variant_ident(&variant.name)), vec![inner], ")")
        }
        None => Expr::atom(format!("{path}::default()")),
    }
}

fn literal(api: &Api, path: String, model: &Model, entries: &IndexMap<String, Value>) -> Expr {
    let field = |field: &crate::ir::Field| {
        let value = entries.get(&field.wire)?;
        let is_collection = matches!(api.resolve(&field.ty), Type::List(_) | Type::Map(_));
        let value = expression(api, &field.ty, value, Place::Exact);
        let value = if field.recursive && !is_collection {
            Expr::group("Box::new(", vec![value], ")")
        } else {
            value
        };
        let is_bare = is_collection || (field.required && !field.nullable && !field.recursive);
        let value = if is_bare { value } else { Expr::group("Some(", vec![value], ")") };
        Some((snake_ident(&field.name), value))
    };
    Expr::Struct { path, fields: model.fields.iter().filter_map(field).collect() }
}

fn fallback(api: &Api, ty: &Type) -> Expr {
    match ty {
        Type::Bool => Expr::atom("false"),
        Type::Int32 | Type::Int64 | Type::UInt64 => Expr::atom("0"),
        Type::Float => Expr::atom("0.0"),
        Type::List(item) => empty_list(api, item),
        Type::Map(item) => empty_map(api, item),
        _ => Expr::atom("String::new()"),
    }
}

fn empty_list(api: &Api, item: &Type) -> Expr {
    Expr::atom(format!("Vec::<{}>::new()", type_text(api, item, Spelling::Docs)))
}

fn empty_map(api: &Api, item: &Type) -> Expr {
    Expr::atom(format!(
        "std::collections::BTreeMap::<String, {}>::new()",
        type_text(api, item, Spelling::Docs)
    ))
}
