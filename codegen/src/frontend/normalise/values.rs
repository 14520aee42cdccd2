//! Values that a schema lists: `const`, `enum`, `examples`, `default`.

use super::{Scope, nulls, set_nullable};
use crate::{
    diagnostic::text::quoted,
    frontend::tree::{Node, NodeValue},
};

/// The first of `examples` is the `example`.
pub fn first_of_examples(node: &mut Node, _: &mut Scope<'_>) {
    let Some(members) = node.as_object_mut() else { return };
    let Some(examples) = members.shift_remove("examples") else { return };
    let first = match examples.value {
        NodeValue::List(items) => items.into_iter().next(),
        // A map of Example Objects is not JSON Schema, but is seen.
        NodeValue::Object(named) => named.into_values().next().map(|example| match example.get("value") {
            Some(value) => value.clone(),
            None => example,
        }),
        _ => None,
    };
    if let Some(first) = first {
        members.entry("example".to_owned()).or_insert(first);
    }
}

/// `const` is an enum of one value.
pub fn constant(node: &mut Node, _: &mut Scope<'_>) {
    let Some(members) = node.as_object_mut() else { return };
    let Some(value) = members.shift_remove("const") else { return };
    let values = Node { key: value.key, ..Node::new(NodeValue::List(vec![value.clone()]), value.at) };
    members.insert("enum".to_owned(), values);
}

/// Null among the values of an enum makes it nullable. An enum of nothing but null stays for its parent to see.
pub fn enum_without_null(node: &mut Node, _: &mut Scope<'_>) {
    let Some(values) = node.get("enum").and_then(Node::as_list) else { return };
    if !values.iter().any(Node::is_null) {
        return;
    }
    if values.iter().any(|value| !value.is_null()) {
        let keep: Vec<_> = values.iter().map(|value| !value.is_null()).collect();
        keep_values(node, &keep);
    } else if let Some(members) = node.as_object_mut() {
        members.shift_remove("type");
    }
    set_nullable(node);
}

/// A whole number in an enum is written as one, unless the enum is one of numbers with fractions: `1.0` and `1e0` are `1`.
pub fn enum_of_whole_numbers(node: &mut Node, _: &mut Scope<'_>) {
    if node.get("type").and_then(Node::as_str) == Some("number") {
        return;
    }
    for value in node.get_mut("enum").and_then(Node::as_list_mut).into_iter().flatten() {
        if let NodeValue::Number(digits) = &mut value.value
            && is_whole(digits)
            && let Some(whole) = whole(digits)
        {
            *digits = whole;
        }
    }
}

/// The whole number `digits` without fraction and exponent, when 64 bits hold it; exactly, or not at all.
fn whole(digits: &str) -> Option<String> {
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let zeros = exponent.parse::<usize>().ok()?.checked_sub(fraction.len()).filter(|zeros| *zeros < 20)?;
    let number: i64 = format!("{whole}{fraction}{}", "0".repeat(zeros)).parse().ok()?;
    Some(number.to_string())
}

/// Values of an enum have its type: a number or `true` that was meant as text is text, digits are a number where a
/// number is wanted, and anything else is an error.
pub fn enum_of_its_type(node: &mut Node, scope: &mut Scope<'_>) {
    if nulls::is_null_only(node) {
        return;
    }
    let Some(name) = node.get("type").and_then(Node::as_str).map(str::to_owned) else { return };
    let path = scope.path.key("enum");
    for (index, value) in node.get_mut("enum").and_then(Node::as_list_mut).into_iter().flatten().enumerate() {
        let here = path.index(index);
        let new = match (name.as_str(), &value.value) {
            ("string", NodeValue::String(_))
            | ("number", NodeValue::Number(_))
            | ("boolean", NodeValue::Bool(_))
            | ("object" | "array", _) => continue,
            ("integer", NodeValue::Number(digits)) if digits.parse::<i64>().is_ok() => continue,
            ("integer", NodeValue::Number(digits)) if is_whole(digits) => {
                scope.context.error(here, value.at, "a value of this enum does not fit into 64 bits");
                continue;
            }
            ("string", NodeValue::Number(digits)) => NodeValue::String(digits.clone()),
            ("string", NodeValue::Bool(truth)) => NodeValue::String(truth.to_string()),
            ("integer", NodeValue::String(text)) if text.parse::<i64>().is_ok() => {
                NodeValue::Number(text.clone())
            }
            _ => {
                let message =
                    format!("a value of this enum is {}, but its type is {}", value.kind(), quoted(&name));
                scope.context.error(here, value.mark(), message);
                continue;
            }
        };
        let message = format!(
            "a value of this enum is {}, but its type is {}; it is taken for one",
            value.kind(),
            quoted(&name)
        );
        scope.context.warning(here, value.at, message).help("put it between quotes, or take the quotes away");
        value.value = new;
    }
}

/// Whether JSON Schema takes the number for an integer: its fraction is zero.
pub fn is_whole(digits: &str) -> bool {
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let (_, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0').len();
    exponent.parse::<i64>().is_ok_and(|exponent| exponent >= fraction as i64)
}

/// A value that an enum lists twice counts once.
pub fn enum_without_repeats(node: &mut Node, scope: &mut Scope<'_>) {
    let path = scope.path.key("enum");
    let Some(values) = node.get("enum").and_then(Node::as_list) else { return };
    let mut seen = std::collections::HashSet::new();
    let keep: Vec<_> = values.iter().map(|value| seen.insert(value.to_text())).collect();
    for (index, value) in values.iter().enumerate().filter(|(index, _)| !keep[*index]) {
        scope.context.warning(path.index(index), value.mark(), "the enum lists this value twice");
    }
    keep_values(node, &keep);
}

/// Leaves the values of an enum for which `keep` is true, and what lists beside it say about them.
fn keep_values(node: &mut Node, keep: &[bool]) {
    for (key, member) in node.as_object_mut().into_iter().flatten() {
        let about_values = key == "enum" || key.starts_with("x-enum-") || key == "x-speakeasy-enums";
        if let Some(items) = member.as_list_mut().filter(|_| about_values) {
            let mut keep = keep.iter();
            items.retain(|_| keep.next() != Some(&false));
        }
    }
}

/// Default and example of a string are text, though a number was written.
pub fn text_of_strings(node: &mut Node, _: &mut Scope<'_>) {
    if node.get("type").and_then(Node::as_str) != Some("string") {
        return;
    }
    for key in ["default", "example"] {
        if let Some(value) = node.get_mut(key)
            && let NodeValue::Number(digits) = &mut value.value
        {
            value.value = NodeValue::String(std::mem::take(digits));
        }
    }
}
