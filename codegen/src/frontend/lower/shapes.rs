//! What a member of a union is on the wire, before it is lowered.

use super::{
    Lowering,
    all_of::{self, Part},
    enums::{self, Listed},
    references::HOPS,
    scalars,
    schema::Schema,
    types::{Named, Plan},
};
use crate::ir::{EnumKind, Type};

/// What a member is on the wire, as far as that decides whether members can be told apart.
#[derive(Clone, Debug)]
pub(super) struct Shape<'a> {
    pub class: Class,
    /// The component that the member refers to
    pub component: Option<Schema<'a>>,
    /// The values that it lists
    pub listed: Option<Listed>,
    /// The scalar, or the reference
    pub ty: Type,
}

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    String,
    Integer,
    Number,
    Bool,
    List,
    Map,
    Object,
    Other,
}

/// The scalar that holds all of the others.
pub(super) fn widest(shapes: &[Shape<'_>]) -> Type {
    match shapes {
        [first, rest @ ..] if rest.iter().all(|shape| shape.ty == first.ty) => first.ty.clone(),
        [first, ..] if first.class == Class::Integer => Type::Int64,
        _ => Type::String,
    }
}

/// The shape of `schema`.
pub(super) fn shape<'a>(cx: &mut Lowering<'a>, schema: &Schema<'a>) -> Shape<'a> {
    shape_within(cx, schema, HOPS)
}

fn shape_within<'a>(cx: &mut Lowering<'a>, schema: &Schema<'a>, hops: usize) -> Shape<'a> {
    let parts = all_of::parts(cx, std::slice::from_ref(schema));
    if let [Part::Component(component)] = parts.structure.as_slice() {
        let Some(hops) = hops.checked_sub(1) else {
            return Shape { class: Class::Other, component: None, listed: None, ty: Type::Any };
        };
        let inner = shape_within(cx, component, hops);
        return Shape { component: Some(component.clone()), ty: cx.component_type(component), ..inner };
    }
    let all = parts.all();
    let keyword = scalars::type_keyword(cx, &all);
    let ty = scalars::scalar(keyword, scalars::text(&all, "format"));
    let plains: Vec<_> = parts.structure.iter().filter_map(Part::plain).cloned().collect();
    if plains.iter().any(|plain| !plain.list("enum").is_empty())
        && let Plan::Named(Named::Enum(listed)) = enums::plan(cx, &plains, &all)
    {
        let class = if listed.kind == EnumKind::String { Class::String } else { Class::Integer };
        return Shape { class, component: None, listed: Some(listed), ty };
    }
    let has = |keyword| plains.iter().any(|plain| plain.node.get(keyword).is_some());
    let class = match keyword {
        _ if parts.structure.iter().any(|part| part.choice().is_some()) => Class::Other,
        _ if has("items") => Class::List,
        _ if has("properties") => Class::Object,
        Some("string") => Class::String,
        Some("integer") => Class::Integer,
        Some("number") => Class::Number,
        Some("boolean") => Class::Bool,
        Some("array") => Class::List,
        Some("object") => Class::Map,
        _ => Class::Other,
    };
    Shape { class, component: None, listed: None, ty }
}

impl Class {
    /// A word for a member that has no other name.
    pub fn word(self) -> &'static str {
        match self {
            Class::String => "string",
            Class::Integer => "integer",
            Class::Number => "number",
            Class::Bool => "bool",
            Class::List => "list",
            Class::Map => "map",
            Class::Object => "object",
            Class::Other => "value",
        }
    }
}
