//! The type of a schema.

use indexmap::IndexMap;

use super::{COMPOSERS, Scope, is_annotation, nulls};
use crate::{
    diagnostic::text::quoted,
    frontend::{
        keywords::TYPES,
        tree::{Mark, Node, NodeValue},
    },
};

/// Keywords that only one type gives a meaning to.
const KEYWORDS: &[(&str, &[&str])] = &[
    ("object", &["properties", "required", "additionalProperties", "minProperties", "maxProperties"]),
    ("array", &["items", "minItems", "maxItems", "uniqueItems"]),
    ("string", &["pattern", "minLength", "maxLength"]),
    ("number", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
];

/// The type that alone gives `keyword` a meaning; numbers stand for whole numbers too.
fn owner(keyword: &str) -> Option<&'static str> {
    KEYWORDS.iter().find(|(_, keywords)| keywords.contains(&keyword)).map(|(name, _)| *name)
}

/// Whether a schema of type `name` may have `keyword`.
fn belongs(keyword: &str, name: &str) -> bool {
    match keyword {
        "enum" => !matches!(name, "object" | "array"),
        "format" => matches!(name, "string" | "number" | "integer"),
        _ => owner(keyword).is_none_or(|owner| owner == name || (owner == "number" && name == "integer")),
    }
}

/// A schema without a type has the one that its keywords are about.
pub fn from_keywords(node: &mut Node, _: &mut Scope<'_>) {
    let Some(members) = node.as_object() else { return };
    let said = members.contains_key("type") || members.contains_key("$ref");
    if said || COMPOSERS.iter().any(|key| members.contains_key(*key)) || nulls::is_null_only(node) {
        return;
    }
    let of_values = members.get("enum").and_then(Node::as_list).map(types_of_values).unwrap_or_default();
    let of_keywords =
        || KEYWORDS.iter().find(|(_, keywords)| keywords.iter().any(|key| members.contains_key(*key)));
    let names = match (of_values.as_slice(), of_keywords()) {
        ([], Some((name, _))) => vec![*name],
        ([], None) => match members.get("format").and_then(Node::as_str) {
            Some("int32" | "int64" | "uint32" | "uint64") => vec!["integer"],
            Some("float" | "double") => vec!["number"],
            Some(_) => vec!["string"],
            None => return,
        },
        _ => of_values,
    };
    let at = node.at;
    let mut items: Vec<_> = names.into_iter().map(|name| Node::string(name, at)).collect();
    let value = if items.len() == 1 { items.remove(0) } else { Node::new(NodeValue::List(items), at) };
    if let Some(members) = node.as_object_mut() {
        members.insert("type".to_owned(), value);
    }
}

/// Types of the values of an enum, each once; none when one of them is not a scalar.
fn types_of_values(values: &[Node]) -> Vec<&'static str> {
    let mut names = Vec::new();
    for value in values {
        let name = match &value.value {
            NodeValue::String(_) => "string",
            NodeValue::Bool(_) => "boolean",
            NodeValue::Number(digits) if digits.parse::<i64>().is_ok() => "integer",
            NodeValue::Number(_) => "number",
            _ => return Vec::new(),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.contains(&"number") {
        names.retain(|name| *name != "integer");
    }
    names
}

/// `type: [string, integer]` is one of a string and an integer, each with the keywords that concern it.
pub fn several(node: &mut Node, scope: &mut Scope<'_>) {
    let at = node.at;
    let Some(members) = node.as_object_mut() else { return };
    let Some(types) = members.get("type").filter(|types| types.as_list().is_some()) else { return };
    let names: Vec<_> =
        types.as_list().into_iter().flatten().filter_map(Node::as_str).map(str::to_owned).collect();
    for (index, value) in members.get("enum").and_then(Node::as_list).into_iter().flatten().enumerate() {
        if !names.iter().any(|name| is_one_of(value, name)) {
            let message = "a value of this enum is of none of its types";
            scope.context.error(scope.path.key("enum").index(index), value.mark(), message);
        }
    }
    let alternatives = names.iter().filter_map(|name| alternative(members, name, at)).collect();
    let alternatives = Node::new(NodeValue::List(alternatives), at);
    members
        .retain(|key, _| is_annotation(key) || COMPOSERS.contains(&key.as_str()) || key == "discriminator");
    if COMPOSERS.iter().any(|key| members.contains_key(*key)) {
        let member = Node::object([("oneOf", alternatives)], at);
        let all =
            members.entry("allOf".to_owned()).or_insert_with(|| Node::new(NodeValue::List(Vec::new()), at));
        all.as_list_mut().into_iter().for_each(|all| all.push(member.clone()));
    } else {
        members.insert("oneOf".to_owned(), alternatives);
    }
}

/// Whether an enum of type `name` may have `value`. Objects and arrays have no enums here.
fn is_one_of(value: &Node, name: &str) -> bool {
    let found = types_of_values(std::slice::from_ref(value));
    found.first().is_some_and(|found| *found == name || (*found == "integer" && name == "number"))
}

/// What of a schema of several types concerns the type `name`; `None` when its enum leaves no value of that type.
fn alternative(members: &IndexMap<String, Node>, name: &str, at: Mark) -> Option<Node> {
    let mut own = IndexMap::from([("type".to_owned(), Node::string(name, at))]);
    for (key, member) in members {
        let of_numbers = member.as_str().is_some_and(|format| {
            matches!(format, "int32" | "int64" | "uint32" | "uint64" | "float" | "double")
        });
        let concerns = match key.as_str() {
            "enum" => belongs(key, name),
            "format" => belongs(key, name) && of_numbers == (name != "string"),
            _ => owner(key).is_some() && belongs(key, name),
        };
        if concerns {
            own.insert(key.clone(), member.clone());
        }
    }
    if members.get("enum").is_some_and(|values| values.as_list().is_some()) {
        let values = own.get_mut("enum").and_then(Node::as_list_mut)?;
        values.retain(|value| is_one_of(value, name));
        if values.is_empty() {
            return None;
        }
    }
    Some(Node::new(NodeValue::Object(own), at))
}

/// A keyword that the type of its schema gives no meaning to has no effect.
pub fn foreign_keywords(node: &mut Node, scope: &mut Scope<'_>) {
    let name = node.get("type").and_then(Node::as_str).filter(|name| TYPES.contains(name));
    let Some(name) = name.map(str::to_owned) else { return };
    let composed = COMPOSERS.iter().any(|key| node.get(key).is_some());
    for (key, member) in node.as_object_mut().into_iter().flatten() {
        if !composed && !belongs(key, &name) && key != "format" {
            let message = format!("{} has no effect on a schema of type {}", quoted(key), quoted(&name));
            scope.context.warning(scope.path.key(key), member.key, message);
        }
    }
    if let Some(members) = node.as_object_mut().filter(|_| !composed) {
        members.retain(|key, _| belongs(key, &name));
    }
}
