//! Null, which JSON Schema has as a type and OpenAPI 3.0 as `nullable`.

use std::collections::HashSet;

use super::{Scope, set_nullable};
use crate::frontend::tree::{Node, NodeValue};

/// `type: [string, 'null']` is a nullable string. Several types stay a list; [`super::types::several`] parts them.
pub fn type_list(node: &mut Node, _: &mut Scope<'_>) {
    let Some(types) = node.get_mut("type") else { return };
    let NodeValue::List(items) = &mut types.value else { return };
    let is_null = |item: &Node| item.is_null() || item.as_str() == Some("null");
    let nullable = items.iter().any(is_null);
    let mut seen = HashSet::new();
    items.retain(|item| !is_null(item) && seen.insert(item.to_text()));
    // A whole number is a number.
    if items.iter().any(|item| item.as_str() == Some("number")) {
        items.retain(|item| item.as_str() != Some("integer"));
    }
    match items.as_slice() {
        [] => types.value = NodeValue::Null,
        [_] => types.value = items.remove(0).value,
        _ => {}
    }
    if nullable {
        set_nullable(node);
    }
}

/// `type: 'null'` is written as the enum that holds null, for [`super::members::without_null`] to find.
pub fn null_type(node: &mut Node, _: &mut Scope<'_>) {
    let Some(members) = node.as_object_mut() else { return };
    let Some(name) = members.get("type") else { return };
    if name.is_null() || name.as_str() == Some("null") {
        let null = Node::new(NodeValue::Null, name.at);
        let values = Node { key: name.key, ..Node::new(NodeValue::List(vec![null]), name.at) };
        members.shift_remove("type");
        members.insert("enum".to_owned(), values);
        set_nullable(node);
    }
}

/// Whether `node` is what [`null_type`] makes of the null type.
pub fn is_null_only(node: &Node) -> bool {
    let values = node.get("enum").and_then(Node::as_list);
    values.is_some_and(|values| !values.is_empty() && values.iter().all(Node::is_null))
        && node.get("type").is_none()
}

/// A schema that allows nothing but null, and that no `oneOf` has taken in, is a nullable one without a type.
pub fn lone_null(node: &mut Node, _: &mut Scope<'_>) {
    if is_null_only(node)
        && let Some(members) = node.as_object_mut()
    {
        members.shift_remove("enum");
    }
}
