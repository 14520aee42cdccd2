use super::schema::Schema;
use crate::{
    frontend::tree::Node,
    ir::{Constraints, Docs, Value},
};

/// The words about a schema: those of the first of `schemas` that has any.
pub(super) fn docs(schemas: &[Schema<'_>]) -> Docs {
    let text = |keyword| schemas.iter().find_map(|schema| schema.text(keyword));
    Docs {
        summary: text("title").filter(|title| is_phrase(title)).unwrap_or_default().to_owned(),
        description: text("description").unwrap_or_default().to_owned(),
        deprecated: schemas.iter().find_map(|schema| deprecated(schema.node)),
    }
}

/// The words about an operation, a parameter, or anything else that is not a schema.
pub(super) fn node_docs(node: &Node) -> Docs {
    let text = |keyword| node.get(keyword).and_then(Node::as_str).unwrap_or_default().to_owned();
    Docs { summary: text("summary"), description: text("description"), deprecated: deprecated(node) }
}

/// `deprecated`, with the reason if the document gives one.
pub(super) fn deprecated(node: &Node) -> Option<String> {
    node.get("deprecated").and_then(Node::as_bool).filter(|deprecated| *deprecated)?;
    Some(node.get("x-deprecated-reason").and_then(Node::as_str).unwrap_or_default().to_owned())
}

/// The example of a parameter, a media type or a schema: `example`, or the first of `examples`.
pub(super) fn example(node: &Node) -> Option<Value> {
    if let Some(example) = node.get("example") {
        return Some(example.to_ir());
    }
    let examples = node.get("examples")?;
    let first = match examples.as_object() {
        Some(named) => named.values().find_map(|example| example.get("value"))?,
        None => examples.as_list()?.first()?,
    };
    Some(first.to_ir())
}

/// The limits that `schemas` set together; the first of them counts where two set the same.
pub(super) fn constraints(schemas: &[Schema<'_>]) -> Constraints {
    let number = |keyword| find(schemas, keyword).and_then(Node::as_number).map(str::to_owned);
    let count =
        |keyword| find(schemas, keyword).and_then(Node::as_number).and_then(|digits| digits.parse().ok());
    let text = |keyword| find(schemas, keyword).and_then(Node::as_str).map(str::to_owned);
    let flag = |keyword| find(schemas, keyword).and_then(Node::as_bool).unwrap_or_default();
    Constraints {
        minimum: number("minimum"),
        maximum: number("maximum"),
        exclusive_minimum: flag("exclusiveMinimum"),
        exclusive_maximum: flag("exclusiveMaximum"),
        multiple_of: number("multipleOf"),
        min_length: count("minLength"),
        max_length: count("maxLength"),
        pattern: text("pattern"),
        min_items: count("minItems"),
        max_items: count("maxItems"),
        unique_items: flag("uniqueItems"),
        format: text("format").filter(|format| !is_type_format(format)),
    }
}

/// The limits of a list together with those of its items, which say nothing about each other.
pub(super) fn with_items(list: Constraints, items: Constraints) -> Constraints {
    Constraints {
        min_items: list.min_items,
        max_items: list.max_items,
        unique_items: list.unique_items,
        ..items
    }
}

fn find<'a>(schemas: &[Schema<'a>], keyword: &str) -> Option<&'a Node> {
    schemas.iter().find_map(|schema| schema.node.get(keyword))
}

/// Formats that [`ir::Type`](crate::ir::Type) says in full.
fn is_type_format(format: &str) -> bool {
    matches!(format, "int32" | "int64" | "uint64" | "float" | "double" | "password" | "binary")
}

/// A title of one word repeats the name of the type; one of several words says something.
fn is_phrase(title: &str) -> bool {
    title.trim().contains(' ') && !title.contains('\n')
}
