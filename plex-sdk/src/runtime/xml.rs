//! XML answers, read as if they were JSON.
//!
//! The root element becomes an object with one key, its name. Attributes become strings, child elements become
//! values under their names: one element an object, several an array. An element that holds only text becomes
//! a string, an empty one `null`. Models read the strings leniently.

use roxmltree::{Document, Node, ParsingOptions};
use serde_json::{Map, Value};

use super::decode::{self, ReadError};
use super::field::Field;

/// Elements nested deeper than this are refused, as serde_json does with JSON.
const MAX_DEPTH: usize = 120;

/// The key of the text of an element that also has attributes or child elements.
const TEXT: &str = "$text";

/// Documents with more nodes than this are refused.
const MAX_NODES: u32 = 8_000_000;

/// Reads an XML document into a model of its root element, or into a model with the root element as a field.
///
/// Entities cannot be declared, so a small document cannot grow large.
pub(super) fn read<T: Field + Default>(bytes: &[u8]) -> Result<T, ReadError> {
    let text = String::from_utf8_lossy(bytes.trim_ascii_start());
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&text, options)
        .map_err(|error| ReadError::new(format!("broken XML: {error}")))?;
    let root = document.root_element();
    let content = match element(root, MAX_DEPTH)? {
        Value::Null => Value::Object(Map::new()),
        content => content,
    };
    let name = root.tag_name().name();
    let wrapped = format!("{{{}:{content}}}", Value::from(name));
    match decode::from_json::<T>(wrapped.as_bytes()) {
        Ok(value) if value.unknown() == 0 => Ok(value),
        wrapped => decode::from_json(content.to_string().as_bytes()).or(wrapped),
    }
}

fn element(node: Node<'_, '_>, depth: usize) -> Result<Value, ReadError> {
    if depth == 0 {
        return Err(ReadError::new(format!("XML elements are nested deeper than {MAX_DEPTH}")));
    }
    let mut object = Map::new();
    for attribute in node.attributes() {
        object.insert(attribute.name().to_owned(), attribute.value().into());
    }
    for child in node.children().filter(Node::is_element) {
        add(&mut object, child.tag_name().name(), element(child, depth - 1)?);
    }
    let text: String = node.children().filter(Node::is_text).filter_map(|child| child.text()).collect();
    Ok(match (object.is_empty(), text.trim().is_empty()) {
        (true, true) => Value::Null,
        (true, false) => text.into(),
        (false, true) => Value::Object(object),
        (false, false) => {
            object.insert(TEXT.to_owned(), text.into());
            Value::Object(object)
        }
    })
}

/// Adds a child element: the second of a name makes an array of both.
fn add(object: &mut Map<String, Value>, name: &str, value: Value) {
    match object.get_mut(name) {
        None => drop(object.insert(name.to_owned(), value)),
        Some(Value::Array(items)) => items.push(value),
        Some(first) => {
            let items = vec![first.take(), value];
            *first = Value::Array(items);
        }
    }
}
