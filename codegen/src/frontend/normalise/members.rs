//! Members of `allOf`, `oneOf` and `anyOf`.

use std::collections::HashSet;

use super::{COMPOSERS, Scope, is_annotation, nulls, only_annotations, set_nullable};
use crate::frontend::tree::{Node, NodeValue};

/// Null among alternatives makes the schema nullable; so does an alternative that is nullable itself.
pub fn without_null(node: &mut Node, _: &mut Scope<'_>) {
    for key in ["oneOf", "anyOf"] {
        let Some(items) = node.get_mut(key).and_then(Node::as_list_mut) else { continue };
        let count = items.len();
        let only_null = count > 0 && items.iter().all(nulls::is_null_only);
        items.retain(|item| !nulls::is_null_only(item));
        let mut nullable = items.len() < count;
        for item in items.iter_mut().filter_map(Node::as_object_mut) {
            if item.get("nullable").and_then(Node::as_bool) == Some(true) {
                nullable = true;
                item.shift_remove("nullable");
                if item.len() == 1
                    && let Some([link]) = item.get("allOf").and_then(Node::as_list)
                    && let Some(link) = link.as_object().cloned()
                {
                    *item = link;
                }
            }
        }
        if nullable {
            set_nullable(node);
        }
        if only_null && let Some(members) = node.as_object_mut() {
            let at = members.get(key).map_or_else(Default::default, |items| items.at);
            members.shift_remove(key);
            let null = Node::new(NodeValue::Null, at);
            members.insert("enum".to_owned(), Node::new(NodeValue::List(vec![null]), at));
        }
    }
}

/// A member of `allOf` that only describes describes the whole: `allOf: [{$ref: ...}, {description: ...}]`.
pub fn without_annotations(node: &mut Node, _: &mut Scope<'_>) {
    let Some(members) = node.as_object_mut() else { return };
    let Some(items) = members.get_mut("allOf").and_then(Node::as_list_mut) else { return };
    let all = std::mem::take(items);
    let mut told = Vec::new();
    for item in all {
        if only_annotations(&item) { told.push(item) } else { items.push(item) }
    }
    if items.is_empty() {
        members.shift_remove("allOf");
    }
    for item in told {
        if let NodeValue::Object(annotations) = item.value {
            for (key, value) in annotations {
                members.entry(key).or_insert(value);
            }
        }
    }
}

/// Alternatives that are all enums of one type are one enum (`oneOf: [{const: a, description: ...}, ...]`).
pub fn enums_as_one(node: &mut Node, _: &mut Scope<'_>) {
    let Some(members) = node.as_object_mut() else { return };
    for key in ["oneOf", "anyOf"] {
        let Some(list) = members.get(key) else { continue };
        let at = list.key;
        let Some((name, values)) = list.as_list().and_then(enums) else { continue };
        let told =
            |item: &&Node| ["description", "title"].iter().find_map(|key| item.get(key)?.as_str()).is_some();
        let described = list.as_list().into_iter().flatten().any(|item| told(&item));
        let mut items = Vec::new();
        let mut words = Vec::new();
        for (value, word) in values {
            items.push(value.clone());
            words.push(Node::string(word, value.at));
        }
        let name = Node::string(name, at);
        members.shift_remove(key);
        members.entry("type".to_owned()).or_insert(name);
        members.insert("enum".to_owned(), Node::new(NodeValue::List(items), at));
        if described {
            let words = Node::new(NodeValue::List(words), at);
            members.entry("x-enum-descriptions".to_owned()).or_insert(words);
        }
    }
}

/// The type that all of `items` share and their values with the words about each, when all are enums of it.
fn enums(items: &[Node]) -> Option<(String, Vec<(Node, String)>)> {
    let mut out: Vec<(Node, String)> = Vec::new();
    let mut seen = HashSet::new();
    let name = items.first()?.get("type")?.as_str()?;
    if items.len() < 2 || !matches!(name, "string" | "integer") {
        return None;
    }
    for item in items {
        let members = item.as_object()?;
        let plain = members.keys().all(|key| is_annotation(key) || key == "type" || key == "enum");
        if !plain || members.keys().any(|key| key.starts_with("x-")) || item.get("type")?.as_str()? != name {
            return None;
        }
        let word =
            ["description", "title"].iter().find_map(|key| item.get(key)?.as_str()).unwrap_or_default();
        for value in item.get("enum")?.as_list()? {
            if seen.insert(value.to_text()) {
                out.push((value.clone(), word.to_owned()));
            }
        }
    }
    Some((name.to_owned(), out))
}

/// Alternatives that only say which properties are required limit values, and values are not checked.
pub fn without_mere_requirements(node: &mut Node, scope: &mut Scope<'_>) {
    for key in ["oneOf", "anyOf"] {
        let Some(items) = node.get(key).and_then(Node::as_list) else { continue };
        let mere = |item: &Node| {
            let object = item.get("type").is_none_or(|name| name.as_str() == Some("object"));
            let keys =
                item.as_object().is_some_and(|m| m.keys().all(|key| key == "required" || key == "type"));
            object && keys
        };
        if !items.iter().all(mere) || !items.iter().any(|item| item.get("required").is_some()) {
            continue;
        }
        let at = node.at;
        let Some(members) = node.as_object_mut() else { continue };
        if let Some(removed) = members.shift_remove(key) {
            let message = "alternatives that only require properties have no effect: values are not checked";
            scope.context.warning(scope.path.key(key), removed.key, message);
        }
        if !COMPOSERS.iter().any(|key| members.contains_key(*key)) {
            members.entry("type".to_owned()).or_insert_with(|| Node::string("object", at));
        }
    }
}

/// `type: string` beside alternatives is the type of those that name none.
pub fn with_the_outer_type(node: &mut Node, _: &mut Scope<'_>) {
    let Some(name) = node.get("type").filter(|name| name.as_str().is_some()).cloned() else { return };
    for key in ["oneOf", "anyOf"] {
        for item in node.get_mut(key).and_then(Node::as_list_mut).into_iter().flatten() {
            let Some(members) = item.as_object_mut() else { continue };
            let says = |key: &str| members.contains_key(key);
            if !says("$ref") && !says("type") && !COMPOSERS.iter().any(|key| says(key)) {
                members.insert("type".to_owned(), name.clone());
            }
        }
    }
}
