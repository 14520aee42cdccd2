//! What limits the values of a type.

use std::collections::HashSet;

use super::{Fit, Mismatch, formats, mismatch};
use crate::{
    diagnostic::text::quoted,
    frontend::tree::{Node, NodeValue},
};

impl<'n> Fit<'n> {
    /// Why `value` is outside of the limits of `schema`.
    pub(super) fn limits(&mut self, value: &Node, schema: &'n Node, way: &str) -> Option<Mismatch> {
        let text = |key: &str| schema.get(key).and_then(Node::as_str);
        if let (Some(format), true) = (text("format"), schema.get("type").is_some())
            && !formats::fits(value, format)
        {
            return mismatch(value, way, format!("it is not of the format {}", quoted(format)));
        }
        let reason = match &value.value {
            NodeValue::Number(digits) => digits.parse().ok().and_then(|number| of_numbers(number, schema)),
            NodeValue::String(string) => {
                size(schema, string.chars().count(), "Length", "character").or_else(|| {
                    let pattern = text("pattern").filter(|pattern| !self.matches(pattern, string))?;
                    Some(format!("it does not match the pattern {}", quoted(pattern)))
                })
            }
            NodeValue::List(items) => size(schema, items.len(), "Items", "item").or_else(|| {
                let unique = schema.get("uniqueItems").and_then(Node::as_bool) == Some(true);
                let mut seen = HashSet::new();
                let repeats = unique && !items.iter().all(|item| seen.insert(item.to_text()));
                repeats.then(|| "it has an item twice".to_owned())
            }),
            NodeValue::Object(members) => size(schema, members.len(), "Properties", "property"),
            _ => None,
        };
        mismatch(value, way, reason?)
    }
}

fn of_numbers(number: f64, schema: &Node) -> Option<String> {
    let bound = |key: &str| schema.get(key).and_then(Node::as_number);
    let is_true = |key: &str| schema.get(key).and_then(Node::as_bool) == Some(true);
    let parsed = |digits: &str| digits.parse::<f64>().unwrap_or_default();
    for (key, words) in [
        ("minimum", "less than"),
        ("maximum", "more than"),
        ("exclusiveMinimum", "not more than"),
        ("exclusiveMaximum", "not less than"),
    ] {
        let outside = |limit: f64| match key {
            "minimum" => number < limit,
            "maximum" => number > limit,
            "exclusiveMinimum" => number <= limit,
            _ => number >= limit,
        };
        if let Some(digits) = bound(key).filter(|digits| outside(parsed(digits))) {
            return Some(format!("it is {words} {digits}"));
        }
    }
    // The form of OpenAPI 3.0.
    for (key, limit) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
        if let Some(digits) = bound(limit).filter(|digits| is_true(key) && parsed(digits) == number) {
            return Some(format!("it is {digits}, which its limit excludes"));
        }
    }
    let digits = bound("multipleOf")?;
    let times = number / parsed(digits);
    ((times - times.round()).abs() > 1e-9).then(|| format!("it is no multiple of {digits}"))
}

/// Why `count` is outside of the limits `min...` and `max...` of `what`.
fn size(schema: &Node, count: usize, what: &str, noun: &str) -> Option<String> {
    let bound = |key: &str| schema.get(&format!("{key}{what}"))?.as_number()?.parse::<usize>().ok();
    let few = bound("min").filter(|least| count < *least).map(|least| format!("fewer than {least}"));
    let many = || bound("max").filter(|most| count > *most).map(|most| format!("more than {most}"));
    let noun = noun.strip_suffix('y').map_or(format!("{noun}s"), |stem| format!("{stem}ies"));
    few.or_else(many).map(|words| format!("it has {words} {noun}"))
}
