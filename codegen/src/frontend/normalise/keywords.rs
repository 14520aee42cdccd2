//! Rules for every object.

use super::Scope;
use crate::frontend::{
    grammar::{Fate, Kind, Shape},
    tree::{Node, NodeValue},
};

/// Removes what no later stage reads; the check of keywords has told about it. A keyword without a value is absent.
pub fn known_keywords(node: &mut Node, scope: &mut Scope<'_>) {
    let rule = scope.kind.rule();
    let Some(members) = node.as_object_mut() else { return };
    members.retain(|key, member| match rule.keyword(key) {
        Some(keyword) => {
            let empty = member.is_null() && !matches!(keyword.shape, Shape::Any | Shape::Types);
            keyword.fate == Fate::Read && !empty
        }
        None => key.starts_with("x-") || rule.shape(key).is_some() || key == "$ref",
    });
}

/// `version: 1.0` is the text `1.0`; a free key without text has an empty one.
pub fn numbers_as_text(node: &mut Node, scope: &mut Scope<'_>) {
    let rule = scope.kind.rule();
    for (key, member) in node.as_object_mut().into_iter().flatten() {
        if let Some(shape) = rule.shape(key) {
            as_text(member, shape);
        }
    }
}

fn as_text(node: &mut Node, shape: Shape) {
    match (shape, &mut node.value) {
        (Shape::Text, NodeValue::Number(digits)) => node.value = NodeValue::String(std::mem::take(digits)),
        (Shape::List(shape), NodeValue::List(items)) => {
            items.iter_mut().for_each(|item| as_text(item, *shape))
        }
        (Shape::Map(shape), NodeValue::Object(members)) => {
            for member in members.values_mut() {
                if matches!(shape, Shape::Text) && member.is_null() {
                    member.value = NodeValue::String(String::new());
                }
                as_text(member, *shape);
            }
        }
        _ => {}
    }
}

/// A reference to anything but a schema stands alone (OpenAPI 3.1.1, section 4.8.23).
pub fn reference_alone(node: &mut Node, scope: &mut Scope<'_>) {
    if scope.kind.section().is_some() && !matches!(scope.kind, Kind::Schema | Kind::PathItem) {
        let members = node.as_object_mut();
        if let Some(members) = members.filter(|members| members.contains_key("$ref")) {
            members.retain(|key, _| matches!(key.as_str(), "$ref" | "description"));
        }
    }
}

/// `true` is the schema that takes everything. `false` takes nothing: a property that is `false` does not exist, nor
/// does an alternative.
pub fn boolean_schemas(node: &mut Node, scope: &mut Scope<'_>) {
    let rule = scope.kind.rule();
    for (key, member) in node.as_object_mut().into_iter().flatten() {
        match (rule.shape(key), &mut member.value) {
            (Some(Shape::Schema), NodeValue::Bool(_)) => anything(member),
            (Some(Shape::List(Shape::Schema)), NodeValue::List(items)) => {
                let superfluous = key == "allOf";
                items.retain(|item| item.as_bool() != Some(superfluous));
                items.iter_mut().for_each(anything);
            }
            (Some(Shape::Map(Shape::Schema)), NodeValue::Object(members)) => {
                if key == "properties" {
                    members.retain(|_, member| member.as_bool() != Some(false));
                }
                members.values_mut().for_each(anything);
            }
            _ => {}
        }
    }
}

fn anything(node: &mut Node) {
    if node.as_bool().is_some() {
        node.value = NodeValue::Object(Default::default());
    }
}
