//! From a schema to a type.

use super::{
    Lowering,
    all_of::{self, Part, Parts},
    docs, enums, models, scalars,
    schema::Schema,
    unions,
};
use crate::ir::{Constraints, Docs, Type, TypeId, TypeKind, Value};

/// What a place of the document (a field, a parameter, a body) says about its value.
#[derive(Clone, Debug)]
pub(super) struct Use {
    /// The type
    pub ty: Type,
    /// Whether `null` fits it
    pub nullable: bool,
    /// The words at this place; a component keeps its own
    pub docs: Docs,
    /// `default`, that of the component included
    pub default: Option<Value>,
    /// The example at this place
    pub example: Option<Value>,
    /// The limits at this place
    pub constraints: Constraints,
}

/// What kind of type a schema becomes, before the types inside it are known.
pub(super) enum Plan<'a> {
    /// A type without a name
    Plain(Plain<'a>),
    /// A type with a name, which may contain itself
    Named(Named<'a>),
}

/// A type without a name of its own.
pub(super) enum Plain<'a> {
    /// A scalar or a reference
    Type(Type),
    /// A list of what meets all of these; of anything, if there are none
    List(Vec<Schema<'a>>),
    /// A map of what meets all of these; of anything, if there are none
    Map(Vec<Schema<'a>>),
}

/// A type with a name of its own.
pub(super) enum Named<'a> {
    /// An object with the properties of all of these
    Model(Vec<Schema<'a>>),
    /// Listed values
    Enum(enums::Listed),
    /// One of several types
    Union(unions::Choice<'a>),
}

/// Lowers `components/schemas`, in document order.
pub(super) fn lower_components(cx: &mut Lowering<'_>) {
    for (id, schema) in cx.component_list() {
        let parts = all_of::parts(cx, std::slice::from_ref(&schema));
        let kind = match plan(cx, &parts, &schema) {
            Plan::Plain(plain) => TypeKind::Alias(build_plain(cx, plain)),
            Plan::Named(named) => build_named(cx, named, id, &schema.context),
        };
        define(cx, id, kind, &parts, &schema);
    }
}

/// What `schema` says about a value.
pub(super) fn lower<'a>(cx: &mut Lowering<'a>, schema: &Schema<'a>) -> Use {
    lower_all(cx, std::slice::from_ref(schema))
}

/// What `schemas` say together about a value: that of a property which several members of an `allOf` have.
pub(super) fn lower_all<'a>(cx: &mut Lowering<'a>, schemas: &[Schema<'a>]) -> Use {
    let Some(first) = schemas.first() else { return Use::of(Type::Any) };
    let key = schemas.iter().map(Schema::key).collect::<Vec<_>>().join(" ");
    if let Some(known) = cx.lowered.get(&key) {
        return known.clone();
    }
    if !cx.enter(&first.pointer) {
        return Use::of(Type::Any);
    }
    let parts = all_of::parts(cx, schemas);
    let ty = match plan(cx, &parts, first) {
        Plan::Plain(plain) => build_plain(cx, plain),
        Plan::Named(named) => {
            let id = cx.reserve(first);
            let known = annotated(cx, &parts, Type::Named(id));
            cx.lowered.insert(key.clone(), known);
            let kind = build_named(cx, named, id, &first.context);
            define(cx, id, kind, &parts, first);
            Type::Named(id)
        }
    };
    cx.leave();
    let lowered = annotated(cx, &parts, ty);
    cx.lowered.insert(key, lowered.clone());
    lowered
}

fn define(cx: &mut Lowering<'_>, id: TypeId, kind: TypeKind, parts: &Parts<'_>, schema: &Schema<'_>) {
    let def = &mut cx.types[id.0 as usize];
    def.docs = docs::docs(&parts.own);
    def.example = docs::example(schema.node);
    def.kind = kind;
}

/// Decides what kind of type the parts make.
fn plan<'a>(cx: &mut Lowering<'a>, parts: &Parts<'a>, schema: &Schema<'a>) -> Plan<'a> {
    match parts.structure.as_slice() {
        [] => scalars::plan(cx, &parts.all()),
        [Part::Component(component)] => Plan::Plain(Plain::Type(cx.component_type(component))),
        [Part::Choice(at, members)] => unions::plan(cx, Vec::new(), at, members.clone()),
        several => merged(cx, several, parts, schema),
    }
}

/// Decides for several parts: objects merge, and a choice among them is a choice of merged objects.
fn merged<'a>(
    cx: &mut Lowering<'a>,
    several: &[Part<'a>],
    parts: &Parts<'a>,
    schema: &Schema<'a>,
) -> Plan<'a> {
    let plains: Vec<_> = several.iter().filter_map(Part::plain).cloned().collect();
    let mut choices = several.iter().filter_map(Part::choice);
    if plains.iter().any(|plain| !plain.list("enum").is_empty()) {
        return enums::plan(cx, &plains, &parts.all());
    }
    let Some((at, members)) = choices.next() else { return structure(cx, &plains) };
    if choices.next().is_some() {
        let site = cx.site(&schema.pointer);
        cx.diagnostics
            .warning(site, "a value has to meet two choices at once; only the first of them counts");
    }
    unions::plan(cx, plains, at, members.clone())
}

/// Decides for objects and lists.
fn structure<'a>(cx: &mut Lowering<'a>, plains: &[Schema<'a>]) -> Plan<'a> {
    let is_list =
        |schema: &Schema<'_>| schema.node.get("items").is_some() || schema.text("type") == Some("array");
    if !plains.iter().any(is_list) {
        return models::plan(plains);
    }
    if let Some(other) = plains.iter().find(|schema| !is_list(schema)) {
        let site = cx.site(&other.pointer);
        cx.diagnostics.warning(site, "no value is an object and a list at once; the list counts");
    }
    Plan::Plain(Plain::List(plains.iter().filter_map(|schema| schema.inner("items")).collect()))
}

fn build_plain<'a>(cx: &mut Lowering<'a>, plain: Plain<'a>) -> Type {
    match plain {
        Plain::Type(ty) => ty,
        Plain::List(items) => Type::List(Box::new(element(cx, &items))),
        Plain::Map(values) => Type::Map(Box::new(element(cx, &values))),
    }
}

fn build_named<'a>(cx: &mut Lowering<'a>, named: Named<'a>, id: TypeId, context: &str) -> TypeKind {
    match named {
        Named::Model(parts) => TypeKind::Model(models::build(cx, &parts, id, context)),
        Named::Enum(listed) => TypeKind::Enum(enums::build(cx, listed, id)),
        Named::Union(choice) => TypeKind::Union(unions::build(cx, choice, context)),
    }
}

/// The type of the items of a list or of the values of a map.
fn element<'a>(cx: &mut Lowering<'a>, schemas: &[Schema<'a>]) -> Type {
    let element = lower_all(cx, schemas);
    if element.nullable
        && element.ty != Type::Any
        && let Some(schema) = schemas.first()
    {
        let site = cx.site(&schema.pointer);
        cx.diagnostics.warning(
            site,
            "items that may be `null` are not supported: a list or a map with such an item is refused",
        );
    }
    element.ty
}

/// `ty` with everything that its place says about it.
fn annotated<'a>(cx: &Lowering<'a>, parts: &Parts<'a>, ty: Type) -> Use {
    let all = parts.all();
    let mut constraints = docs::constraints(&all);
    if matches!(ty, Type::List(_))
        && let Some(items) = all.iter().find_map(|schema| schema.inner("items"))
    {
        constraints = docs::with_items(constraints, docs::constraints(&[items]));
    }
    let default = all.iter().find_map(|schema| schema.node.get("default"));
    let inherited = match parts.structure.as_slice() {
        [Part::Component(component)] => cx.inherited(component, "default"),
        _ => None,
    };
    Use {
        ty,
        nullable: parts.nullable,
        docs: docs::docs(&parts.own),
        default: default.or(inherited).map(|node| node.to_ir()),
        example: parts.own.iter().find_map(|schema| docs::example(schema.node)),
        constraints,
    }
}

impl Use {
    /// A value of a type about which nothing else is said.
    pub fn of(ty: Type) -> Self {
        Self {
            ty,
            nullable: false,
            docs: Docs::default(),
            default: None,
            example: None,
            constraints: Constraints::default(),
        }
    }
}
