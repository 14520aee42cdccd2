//! Schemas that OpenAPI 3.0 writes in another way.

use super::{Scope, nulls, types, values};
use crate::frontend::{
    grammar::Shape,
    media_types,
    normalise::set_nullable,
    tree::{Node, NodeValue},
};

/// The schema that takes everything is `{}`, and the one that takes nothing is what is not that.
pub fn boolean_schemas(node: &mut Node, scope: &mut Scope<'_>) {
    let rule = scope.kind.rule();
    for (key, member) in node.as_object_mut().into_iter().flatten() {
        match (rule.shape(key), &mut member.value) {
            (Some(Shape::Schema), NodeValue::Bool(_)) => as_object(member),
            (Some(Shape::List(Shape::Schema)), NodeValue::List(items)) => {
                items.iter_mut().for_each(as_object);
            }
            (Some(Shape::Map(Shape::Schema)), NodeValue::Object(members)) => {
                members.values_mut().for_each(as_object);
            }
            _ => {}
        }
    }
}

fn as_object(node: &mut Node) {
    let at = node.at;
    match node.as_bool() {
        Some(true) => node.value = NodeValue::Object(Default::default()),
        Some(false) => node.value = Node::object([("not", Node::object([], at))], at).value,
        None => {}
    }
}

/// The null type is an enum of nothing but null; OpenAPI 3.0 takes `nullable` beside a type only.
pub fn null_type(node: &mut Node, scope: &mut Scope<'_>) {
    nulls::null_type(node, scope);
    if nulls::is_null_only(node) {
        let at = node.at;
        if let Some(members) = node.as_object_mut() {
            members.shift_insert(0, "type".to_owned(), Node::string("string", at));
        }
        set_nullable(node);
    }
}

/// An enum with null among its values is one of a nullable type; null stays among the values (OpenAPI 3.0.4,
/// section 4.7.24.1).
pub fn null_in_enum(node: &mut Node, scope: &mut Scope<'_>) {
    let Some(values) = node.get("enum").and_then(Node::as_list) else { return };
    if !values.iter().any(Node::is_null) {
        return;
    }
    if node.get("type").is_some_and(|types| types.as_list().is_some()) {
        // The enum will be one of several; null comes back to the first.
        return values::enum_without_null(node, scope);
    }
    if node.get("type").is_none() {
        let others = values.iter().filter(|value| !value.is_null()).cloned().collect();
        let mut others = Node::object([("enum", Node::new(NodeValue::List(others), node.at))], node.at);
        types::from_keywords(&mut others, scope);
        if let (Some(found), Some(members)) = (others.get("type").cloned(), node.as_object_mut()) {
            members.insert("type".to_owned(), found);
        }
    }
    set_nullable(node);
}

/// Null of a schema that became alternatives is null of one of them.
pub fn null_among_alternatives(node: &mut Node, _: &mut Scope<'_>) {
    if node.get("type").is_some() || node.get("nullable").and_then(Node::as_bool) != Some(true) {
        return;
    }
    let first = node.get_mut("oneOf").and_then(Node::as_list_mut).and_then(|items| items.first_mut());
    let Some(first) = first.filter(|first| first.get("type").is_some()) else { return };
    set_nullable(first);
    let at = first.at;
    if let Some(values) = first.get_mut("enum").and_then(Node::as_list_mut) {
        values.push(Node::new(NodeValue::Null, at));
    }
    if let Some(members) = node.as_object_mut() {
        members.shift_remove("nullable");
    }
}

/// Bytes, which need no schema in OpenAPI 3.1, are strings of the format `binary`.
pub fn binary_body(node: &mut Node, scope: &mut Scope<'_>) {
    if !scope.path.last().is_some_and(media_types::is_bytes) {
        return;
    }
    let at = node.at;
    let Some(members) = node.as_object_mut() else { return };
    let schema = members.entry("schema".to_owned()).or_insert_with(|| Node::object([], at));
    let Some(members) = schema.as_object_mut() else { return };
    let plain = members.get("type").is_none_or(|name| name.as_str() == Some("string"));
    let other = ["$ref", "allOf", "oneOf", "anyOf", "enum"].iter().any(|key| members.contains_key(*key));
    if plain && !other {
        members.entry("type".to_owned()).or_insert_with(|| Node::string("string", at));
        members.entry("format".to_owned()).or_insert_with(|| Node::string("binary", at));
    }
}
