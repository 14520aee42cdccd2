use crate::{
    diagnostic::text::quoted,
    frontend::{
        normalise::is_whole,
        resolve::resolve,
        tree::{Node, NodeValue},
    },
};

/// Whether values fit schemas, as far as types go: limits, patterns and formats are not looked at.
pub struct Fit<'n> {
    /// The document, for references
    pub root: &'n Node,
    /// How many more values may be looked at
    pub steps: usize,
}

/// Why a value does not fit.
pub struct Mismatch {
    /// The keys that lead to the part that does not fit; empty for the value itself
    pub way: String,
    /// What is wrong with that part
    pub reason: String,
}

/// Levels of a value and its schema that are looked at.
const DEPTH: usize = 48;

impl Fit<'_> {
    /// Why `value` is no value of `schema`; `None` when it is one, or when too much was looked at already.
    pub fn mismatch(&mut self, value: &Node, schema: &Node) -> Option<Mismatch> {
        self.at(value, schema, "", DEPTH)
    }

    fn at(&mut self, value: &Node, schema: &Node, way: &str, depth: usize) -> Option<Mismatch> {
        if self.steps == 0 || depth == 0 {
            return None;
        }
        self.steps -= 1;
        let nullable = |schema: &Node| schema.get("nullable").and_then(Node::as_bool) == Some(true);
        let outer = nullable(schema);
        let schema = resolve(self.root, schema)?;
        if value.is_null() && (outer || nullable(schema)) {
            return None;
        }
        let depth = depth - 1;
        for member in schema.get("allOf").and_then(Node::as_list).into_iter().flatten() {
            if let Some(reason) = self.at(value, member, way, depth) {
                return Some(reason);
            }
        }
        for key in ["oneOf", "anyOf"] {
            let Some(items) = schema.get(key).and_then(Node::as_list).filter(|items| !items.is_empty())
            else {
                continue;
            };
            if items.iter().all(|item| self.at(value, item, way, depth).is_some()) {
                return mismatch(way, "it fits none of the alternatives".to_owned());
            }
        }
        if let Some(name) = schema.get("type").and_then(Node::as_str)
            && !is_of_type(value, name)
        {
            return mismatch(way, format!("it is {}, not of type {}", value.kind(), quoted(name)));
        }
        if let Some(values) = schema.get("enum").and_then(Node::as_list)
            && !values.is_empty()
            && !values.contains(value)
        {
            return mismatch(way, "it is not among the values of its enum".to_owned());
        }
        self.children(value, schema, way, depth)
    }

    fn children(&mut self, value: &Node, schema: &Node, way: &str, depth: usize) -> Option<Mismatch> {
        if let (Some(items), Some(item)) = (value.as_list(), schema.get("items")) {
            return items.iter().find_map(|value| self.at(value, item, &step(way, "[]"), depth));
        }
        let members = value.as_object()?;
        for required in schema.get("required").and_then(Node::as_list).into_iter().flatten() {
            let one_way =
                |property: &Node| ["readOnly", "writeOnly"].iter().any(|key| property.get(key).is_some());
            let name = required.as_str()?;
            let property = schema.get("properties").and_then(|properties| properties.get(name));
            if !members.contains_key(name) && !property.is_some_and(one_way) {
                return mismatch(way, format!("the required property {} is absent", quoted(name)));
            }
        }
        members.iter().find_map(|(key, value)| {
            let property = schema.get("properties").and_then(|properties| properties.get(key));
            let property = property.or_else(|| schema.get("additionalProperties"))?;
            self.at(value, property, &step(way, key), depth)
        })
    }
}

fn is_of_type(value: &Node, name: &str) -> bool {
    match (&value.value, name) {
        (NodeValue::String(_), "string")
        | (NodeValue::Bool(_), "boolean")
        | (NodeValue::Number(_), "number")
        | (NodeValue::List(_), "array")
        | (NodeValue::Object(_), "object") => true,
        (NodeValue::Number(digits), "integer") => is_whole(digits),
        _ => false,
    }
}

fn step(way: &str, key: &str) -> String {
    if way.is_empty() { key.to_owned() } else { format!("{way}.{key}") }
}

fn mismatch(way: &str, reason: String) -> Option<Mismatch> {
    Some(Mismatch { way: way.to_owned(), reason })
}
