//! Limits of numbers.

use super::Scope;
use crate::frontend::tree::{Node, NodeValue};

/// `exclusiveMinimum: 5` is `minimum: 5` with `exclusiveMinimum: true`. Of two lower limits the higher one counts, of
/// two upper limits the lower.
pub fn exclusive_limits(node: &mut Node, _: &mut Scope<'_>) {
    exclusive(node, "exclusiveMinimum", "minimum", |new, old| new >= old);
    exclusive(node, "exclusiveMaximum", "maximum", |new, old| new <= old);
}

fn exclusive(node: &mut Node, keyword: &str, limit: &str, tighter: fn(f64, f64) -> bool) {
    let Some(members) = node.as_object_mut() else { return };
    let Some(value) = members.get(keyword).filter(|value| value.as_number().is_some()).cloned() else {
        return;
    };
    let number = |node: &Node| node.as_number().and_then(|digits| digits.parse::<f64>().ok()).unwrap_or(0.0);
    if members.get(limit).is_none_or(|old| tighter(number(&value), number(old))) {
        let truth = Node { value: NodeValue::Bool(true), ..value.clone() };
        members.insert(keyword.to_owned(), truth);
        members.insert(limit.to_owned(), value);
    } else {
        members.shift_remove(keyword);
    }
}

/// Limits of whole numbers and of lengths have no fraction: `100.0` is `100`.
pub fn whole_limits(node: &mut Node, _: &mut Scope<'_>) {
    let integer = node.get("type").and_then(Node::as_str) == Some("integer");
    for (key, member) in node.as_object_mut().into_iter().flatten() {
        let concerns = match key.as_str() {
            "minimum" | "maximum" | "multipleOf" => integer,
            "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" => true,
            _ => false,
        };
        if let NodeValue::Number(digits) = &mut member.value
            && concerns
            && let Some((whole, fraction)) = digits.split_once('.')
            && fraction.bytes().all(|byte| byte == b'0')
        {
            *digits = whole.to_owned();
        }
    }
}
