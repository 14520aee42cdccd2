use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::{
    Lowering,
    schema::{self, Schema, child_context},
    types::{self, Named, Plain, Plan, Use},
};
use crate::{
    frontend::{draft::Pin, tree::NodeValue, words},
    ir::{Field, Model, Type, TypeId},
};

/// Decides for objects: known properties make a model, free keys alone a map.
pub(super) fn plan<'a>(parts: &[Schema<'a>]) -> Plan<'a> {
    let has_fields = parts.iter().any(|part| part.properties().next().is_some());
    let closed = parts.iter().any(|part| {
        matches!(part.node.get("additionalProperties").map(|node| &node.value), Some(NodeValue::Bool(false)))
    });
    if has_fields || closed {
        Plan::Named(Named::Model(parts.to_vec()))
    } else {
        Plan::Plain(Plain::Map(values(parts)))
    }
}

/// The fields of all `parts`.
pub(super) fn build<'a>(cx: &mut Lowering<'a>, parts: &[Schema<'a>], id: TypeId, context: &str) -> Model {
    let fields = properties(parts, context).into_iter().map(|property| field(cx, id, &property)).collect();
    let extra = Some(types::lower_all(cx, &values(parts)).ty).filter(|ty| *ty != Type::Any);
    Model { fields, extra }
}

/// A property and all that the parts of an object say about it.
pub(super) struct Property<'a> {
    pub wire: &'a str,
    pub schemas: Vec<Schema<'a>>,
    pub required: bool,
}

/// The properties of all `parts`, each once, in the order of first appearance.
pub(super) fn properties<'a>(parts: &[Schema<'a>], context: &str) -> Vec<Property<'a>> {
    let mut schemas: IndexMap<&'a str, Vec<Schema<'a>>> = IndexMap::new();
    for (wire, property) in parts.iter().flat_map(Schema::properties) {
        let known: &mut Vec<Schema<'a>> = schemas.entry(wire).or_default();
        if known.iter().all(|known| known.pointer != property.pointer) {
            known.push(property);
        }
    }
    let required: BTreeSet<&str> = parts.iter().flat_map(Schema::required).collect();
    let property = |(wire, mut schemas): (&'a str, Vec<Schema<'a>>)| {
        if let [first, _, ..] = schemas.as_mut_slice() {
            first.context = child_context(context, wire);
        }
        Property { wire, schemas, required: required.contains(wire) }
    };
    schemas.into_iter().map(property).collect()
}

/// The pinned name of a property; the last part that has one counts.
pub(super) fn property_pin(property: &Property<'_>) -> Option<(String, Pin)> {
    property
        .schemas
        .iter()
        .rev()
        .find_map(|schema| schema::pin(schema.node, &schema.pointer, &words::words(property.wire)))
}

fn field<'a>(cx: &mut Lowering<'a>, id: TypeId, property: &Property<'a>) -> Field {
    let mut lowered = types::lower_all(cx, &property.schemas);
    without_bytes(&mut lowered);
    let wish = match property_pin(property) {
        Some((words, pin)) => {
            cx.pin_member(id, property.wire, pin);
            words
        }
        None => words::words(property.wire),
    };
    Field {
        name: words::name(&wish, "field", words::MEMBER_LENGTH),
        wire: property.wire.to_owned(),
        ty: lowered.ty,
        required: property.required,
        nullable: lowered.nullable,
        recursive: false,
        docs: lowered.docs,
        default: lowered.default,
        example: lowered.example,
        constraints: lowered.constraints,
    }
}

/// Bytes have no JSON form and no form in a URL: outside of bodies and files they are a string.
pub(super) fn without_bytes(lowered: &mut Use) {
    match &mut lowered.ty {
        Type::List(item) if **item == Type::Binary => **item = Type::String,
        ty if *ty == Type::Binary => *ty = Type::String,
        _ => return,
    }
    lowered.constraints.format = Some("binary".to_owned());
}

/// The schemas of the values under keys that are not properties.
fn values<'a>(parts: &[Schema<'a>]) -> Vec<Schema<'a>> {
    parts
        .iter()
        .filter_map(|part| {
            let mut values = part.inner("additionalProperties")?;
            values.context = child_context(&part.context, "value");
            Some(values)
        })
        .collect()
}
