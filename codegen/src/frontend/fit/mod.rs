//! Whether values fit schemas, written in OpenAPI 3.1 or normalised.

mod formats;
mod limits;

use std::collections::HashMap;

use regex::Regex;

use super::{
    normalise::is_whole,
    resolve::resolve,
    tree::{Mark, Node, NodeValue},
};
use crate::diagnostic::text::quoted;

/// A look at values and their schemas.
pub struct Fit<'n> {
    /// The document, for references
    root: &'n Node,
    /// How many more values may be looked at
    pub steps: usize,
    /// Whether everything is looked at: limits, patterns and formats too, and that one alternative fits and no other.
    /// Otherwise only types are
    exact: bool,
    /// Patterns that were met; `None` for those in words that only JavaScript knows
    patterns: HashMap<&'n str, Option<Regex>>,
}

/// Why a value does not fit.
pub struct Mismatch {
    /// The keys that lead to the part that does not fit; empty for the value itself
    pub way: String,
    /// Where that part stands
    pub mark: Mark,
    /// What is wrong with it
    pub reason: String,
}

/// Levels of a value and its schema that are looked at.
const DEPTH: usize = 96;

impl<'n> Fit<'n> {
    /// Looks at types only, at no more than `steps` values.
    pub fn of_types(root: &'n Node, steps: usize) -> Self {
        Self { root, steps, exact: false, patterns: HashMap::new() }
    }

    /// Looks at everything, at no more than `steps` values.
    pub fn exact(root: &'n Node, steps: usize) -> Self {
        Self { exact: true, ..Self::of_types(root, steps) }
    }

    /// Why `value` is no value of `schema`; `None` when it is one, or when too much was looked at already.
    pub fn mismatch(&mut self, value: &Node, schema: &'n Node) -> Option<Mismatch> {
        self.at(value, schema, "", DEPTH)
    }

    fn at(&mut self, value: &Node, schema: &'n Node, way: &str, depth: usize) -> Option<Mismatch> {
        if self.steps == 0 || depth == 0 {
            return None;
        }
        self.steps -= 1;
        if schema.as_bool() == Some(false) {
            return mismatch(value, way, "nothing may stand here".to_owned());
        }
        let nullable = |schema: &Node| schema.get("nullable").and_then(Node::as_bool) == Some(true);
        let target = resolve(self.root, schema)?;
        if value.is_null() && (nullable(schema) || nullable(target)) {
            return None;
        }
        let depth = depth - 1;
        if !std::ptr::eq(target, schema)
            && let Some(found) = self.at(value, target, way, depth)
        {
            return Some(found);
        }
        self.combined(value, schema, way, depth)
            .or_else(|| own(value, schema, way))
            .or_else(|| if self.exact { self.limits(value, schema, way) } else { None })
            .or_else(|| self.children(value, schema, way, depth))
    }

    fn combined(&mut self, value: &Node, schema: &'n Node, way: &str, depth: usize) -> Option<Mismatch> {
        for member in schema.get("allOf").and_then(Node::as_list).into_iter().flatten() {
            if let Some(found) = self.at(value, member, way, depth) {
                return Some(found);
            }
        }
        for key in ["oneOf", "anyOf"] {
            let Some(items) = schema.get(key).and_then(Node::as_list).filter(|items| !items.is_empty())
            else {
                continue;
            };
            let most = if self.exact && key == "oneOf" { 2 } else { 1 };
            let fitting = items.iter().filter(|item| self.at(value, item, way, depth).is_none());
            match fitting.take(most).count() {
                0 => return mismatch(value, way, "it fits none of the alternatives".to_owned()),
                1 => {}
                _ => return mismatch(value, way, "it fits more than one of the alternatives".to_owned()),
            }
        }
        let not = schema.get("not").filter(|_| self.exact)?;
        let fits = self.at(value, not, way, depth).is_none();
        if fits { mismatch(value, way, "it is what it must not be".to_owned()) } else { None }
    }

    fn children(&mut self, value: &Node, schema: &'n Node, way: &str, depth: usize) -> Option<Mismatch> {
        if let Some(items) = value.as_list() {
            let first = schema.get("prefixItems").and_then(Node::as_list).unwrap_or_default();
            return items.iter().enumerate().find_map(|(index, item)| {
                let part = first.get(index).or_else(|| schema.get("items"))?;
                self.at(item, part, &step(way, "[]"), depth)
            });
        }
        let members = value.as_object()?;
        for required in schema.get("required").and_then(Node::as_list).into_iter().flatten() {
            let one_way =
                |property: &Node| ["readOnly", "writeOnly"].iter().any(|key| property.get(key).is_some());
            let name = required.as_str()?;
            let property = schema.get("properties").and_then(|properties| properties.get(name));
            if !members.contains_key(name) && !property.is_some_and(one_way) {
                return mismatch(value, way, format!("the required property {} is absent", quoted(name)));
            }
        }
        members.iter().find_map(|(key, value)| {
            let property = schema.get("properties").and_then(|properties| properties.get(key));
            let (mut told, mut wrong) = (property.is_some(), None);
            for part in property.into_iter().chain(self.by_pattern(schema, key)) {
                told = true;
                wrong = wrong.or_else(|| self.at(value, part, &step(way, key), depth));
            }
            let others = schema.get("additionalProperties").filter(|_| !told);
            wrong.or_else(|| self.at(value, others?, &step(way, key), depth))
        })
    }

    /// The schemas of `patternProperties` for a key.
    fn by_pattern(&mut self, schema: &'n Node, key: &str) -> Vec<&'n Node> {
        let patterns = schema.get("patternProperties").and_then(Node::as_object).into_iter().flatten();
        patterns.filter(|(pattern, _)| self.matches(pattern, key)).map(|(_, part)| part).collect()
    }

    /// Whether `text` has a part that `pattern` fits. A pattern that cannot be read fits everything.
    fn matches(&mut self, pattern: &'n str, text: &str) -> bool {
        let known = self.patterns.entry(pattern).or_insert_with(|| Regex::new(pattern).ok());
        known.as_ref().is_none_or(|pattern| pattern.is_match(text))
    }
}

/// Why `value` is not of the type of `schema`, or none of the values that it lists.
fn own(value: &Node, schema: &Node, way: &str) -> Option<Mismatch> {
    let names: Vec<_> = match schema.get("type") {
        Some(types) => types.as_list().unwrap_or(std::slice::from_ref(types)).iter().collect(),
        None => Vec::new(),
    };
    let names: Vec<_> = names.into_iter().filter_map(Node::as_str).collect();
    if !names.is_empty() && !names.iter().any(|name| is_of_type(value, name)) {
        let names: Vec<_> = names.into_iter().map(quoted).collect();
        return mismatch(value, way, format!("it is {}, not of type {}", value.kind(), names.join(" or ")));
    }
    if let Some(values) = schema.get("enum").and_then(Node::as_list)
        && !values.is_empty()
        && !values.contains(value)
    {
        return mismatch(value, way, "it is not among the values of its enum".to_owned());
    }
    let constant = schema.get("const")?;
    if constant == value { None } else { mismatch(value, way, format!("it is not {}", constant.to_text())) }
}

fn is_of_type(value: &Node, name: &str) -> bool {
    match (&value.value, name) {
        (NodeValue::Null, "null")
        | (NodeValue::String(_), "string")
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

fn mismatch(value: &Node, way: &str, reason: String) -> Option<Mismatch> {
    Some(Mismatch { way: way.to_owned(), mark: value.mark(), reason })
}
