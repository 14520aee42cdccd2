//! Objects and arrays with parts that the 3.0 model has no word for.

use std::collections::HashSet;

use super::Scope;
use crate::frontend::tree::{Node, NodeValue, escape};

/// Properties that match a pattern are further properties of a map. Which key matches which pattern is not told
/// apart, so their values are any of the schemas.
pub fn pattern_properties(node: &mut Node, scope: &mut Scope<'_>) {
    let Some(members) = node.as_object_mut() else { return };
    let Some(patterns) = members.shift_remove("patternProperties") else { return };
    let path = scope.path.key("patternProperties");
    let message = "patterns of `patternProperties` are not checked; their properties are further properties";
    scope.context.warning(path, patterns.key, message);
    let (at, key) = (patterns.at, patterns.key);
    let NodeValue::Object(patterns) = patterns.value else { return };
    let mut schemas = distinct(patterns.into_values());
    match members.get("additionalProperties").map(|extra| &extra.value) {
        Some(NodeValue::Bool(true)) => return,
        Some(NodeValue::Object(_)) => schemas.extend(members.get("additionalProperties").cloned()),
        _ => {}
    }
    let values = any_of(schemas, at);
    members.insert("additionalProperties".to_owned(), Node { key, ..values });
}

/// A tuple is an array whose items are any of its parts; the same part at every place says it exactly.
pub fn prefix_items(node: &mut Node, scope: &mut Scope<'_>) {
    let Some(members) = node.as_object_mut() else { return };
    let Some(prefix) = members.shift_remove("prefixItems") else { return };
    let (at, key) = (prefix.at, prefix.key);
    let NodeValue::List(parts) = prefix.value else { return };
    let rest = members.get("items").filter(|rest| rest.as_object().is_some_and(|rest| !rest.is_empty()));
    let schemas = distinct(parts.into_iter().chain(rest.cloned()));
    if schemas.len() > 1 {
        let message = "items of this array differ by their place; each is read as any of them";
        scope.context.warning(scope.path.key("prefixItems"), key, message);
    }
    let items = any_of(schemas, at);
    members.insert("items".to_owned(), Node { key, ..items });
}

fn distinct(schemas: impl Iterator<Item = Node>) -> Vec<Node> {
    let mut seen = HashSet::new();
    schemas.filter(|schema| seen.insert(schema.to_text())).collect()
}

fn any_of(mut schemas: Vec<Node>, at: crate::frontend::tree::Mark) -> Node {
    match (schemas.pop(), schemas.is_empty()) {
        (None, _) => Node::object([], at),
        (Some(only), true) => only,
        (Some(last), false) => {
            schemas.push(last);
            Node::object([("anyOf", Node::new(NodeValue::List(schemas), at))], at)
        }
    }
}

/// A discriminator value stands for a schema by its name or by a reference (OpenAPI 3.1.1, section 4.8.25).
pub fn mapping_of_names(node: &mut Node, _: &mut Scope<'_>) {
    for text in node.get_mut("mapping").and_then(Node::as_object_mut).into_iter().flat_map(|m| m.values_mut())
    {
        if let NodeValue::String(name) = &mut text.value
            && !name.starts_with("#/")
        {
            *name = format!("#/components/schemas/{}", escape(name));
        }
    }
}
