//! What documents leave out and the 3.0 model requires.

use super::Scope;
use crate::{
    diagnostic::text::quoted,
    frontend::tree::{Node, NodeValue},
};

fn or_insert(node: &mut Node, key: &str, value: impl FnOnce(crate::frontend::tree::Mark) -> Node) {
    let at = node.at;
    if let Some(members) = node.as_object_mut().filter(|members| !members.contains_key("$ref")) {
        members.entry(key.to_owned()).or_insert_with(|| value(at));
    }
}

/// A parameter of the path is always there (OpenAPI 3.1.1, section 4.8.12.2).
pub fn path_parameter_is_required(node: &mut Node, scope: &mut Scope<'_>) {
    if node.get("in").and_then(Node::as_str) != Some("path") {
        return;
    }
    let required = node.get("required");
    if required.and_then(Node::as_bool) == Some(true) {
        return;
    }
    let mark = required.map_or(node.key, Node::mark);
    let name = quoted(node.get("name").and_then(Node::as_str).unwrap_or_default());
    let message = format!("the path parameter {name} is not `required`; it is taken for required");
    scope.context.warning(scope.path, mark, message);
    let at = node.at;
    if let Some(members) = node.as_object_mut() {
        members.insert("required".to_owned(), Node::new(NodeValue::Bool(true), at));
    }
}

/// A header that says nothing about its value is text.
pub fn header_without_schema(node: &mut Node, _: &mut Scope<'_>) {
    if node.get("content").is_none() {
        or_insert(node, "schema", |at| Node::object([("type", Node::string("string", at))], at));
    }
}

/// A response without words has empty ones.
pub fn response_without_description(node: &mut Node, _: &mut Scope<'_>) {
    or_insert(node, "description", |at| Node::string("", at));
}

/// An operation without `responses`, which OpenAPI 3.1 allows, documents no answer.
pub fn operation_without_responses(node: &mut Node, scope: &mut Scope<'_>) {
    if node.get("responses").is_none() {
        scope.context.warning(scope.path, node.key, "the operation documents no response");
    }
    or_insert(node, "responses", |at| Node::object([], at));
}

/// An OAuth flow without scopes has none.
pub fn flow_without_scopes(node: &mut Node, _: &mut Scope<'_>) {
    or_insert(node, "scopes", |at| Node::object([], at));
}

/// A document without `paths`, which OpenAPI 3.1 allows, has none.
pub fn document_without_paths(node: &mut Node, scope: &mut Scope<'_>) {
    if node.get("paths").is_none() {
        scope.context.warning(
            scope.path,
            node.key,
            "the document has no `paths`, so there is nothing to call",
        );
    }
    or_insert(node, "paths", |at| Node::object([], at));
}
