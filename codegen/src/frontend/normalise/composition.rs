//! References and combined schemas in their one form.

use super::{COMPOSERS, Scope, is_annotation, types};
use crate::frontend::tree::{Mark, Node, NodeValue};

/// A reference with something beside it is a member of `allOf` (JSON Schema 2020-12, section 8.2.3.1: both apply).
pub fn reference_as_member(node: &mut Node, _: &mut Scope<'_>) {
    let Some(members) = node.as_object_mut().filter(|members| members.len() > 1) else { return };
    let Some(text) = members.shift_remove("$ref") else { return };
    let at = text.key;
    let link = Node::object([("$ref", text)], at);
    let all = members.entry("allOf".to_owned()).or_insert_with(|| list(Vec::new(), at));
    if let Some(items) = all.as_list_mut() {
        items.insert(0, link);
    }
}

/// The only member of a combination is what it stands for: a reference as `allOf` with that reference, or as the
/// reference itself when nothing else is said; any other schema with the annotations around it.
pub fn only_member(node: &mut Node, _: &mut Scope<'_>) {
    let Some(members) = node.as_object_mut() else { return };
    let mut composers = COMPOSERS.iter().filter(|key| members.contains_key(**key));
    let (Some(key), None) = (composers.next(), composers.next()) else { return };
    let Some([member]) = members.get(*key).and_then(Node::as_list) else { return };
    let member = member.clone();
    if members.contains_key("discriminator") {
        return;
    }
    if member.get("$ref").is_some() {
        if members.len() == 1 {
            node.value = member.value;
        } else if let Some(all) = members.shift_remove(*key) {
            members.insert("allOf".to_owned(), all);
        }
        return;
    }
    if members.keys().all(|other| other == key || is_annotation(other)) {
        members.shift_remove(*key);
        if let NodeValue::Object(inner) = member.value {
            for (key, value) in inner {
                members.entry(key).or_insert(value);
            }
        }
    }
}

/// A mere `type` beside members says nothing new.
pub fn no_mere_type(node: &mut Node, _: &mut Scope<'_>) {
    let Some(members) = node.as_object_mut() else { return };
    let composed = COMPOSERS.iter().any(|key| members.contains_key(*key));
    if composed && members.keys().filter(|key| is_own(key)).eq(["type"]) {
        members.shift_remove("type");
    }
}

/// Whether `key` is about the value of a schema itself, not about its members.
fn is_own(key: &str) -> bool {
    !is_annotation(key) && !COMPOSERS.contains(&key) && key != "discriminator"
}

/// What stands beside `allOf`, `oneOf` or `anyOf` is one more schema that applies: all of them are members of one
/// `allOf`.
pub fn nothing_beside_members(node: &mut Node, scope: &mut Scope<'_>) {
    let at = node.at;
    let Some(members) = node.as_object_mut() else { return };
    let composers: Vec<_> = COMPOSERS.iter().copied().filter(|key| members.contains_key(*key)).collect();
    if composers.is_empty() {
        return;
    }
    let beside: Vec<_> = members.keys().filter(|key| is_own(key)).cloned().collect();
    if composers.len() == 1 && beside.is_empty() {
        return;
    }
    let mut all = match members.shift_remove("allOf").map(|all| all.value) {
        Some(NodeValue::List(items)) => items,
        _ => Vec::new(),
    };
    for key in composers.into_iter().filter(|key| *key != "allOf") {
        let Some(alternatives) = members.shift_remove(key) else { continue };
        let at = alternatives.key;
        let mut member = Node::object([(key, alternatives)], at);
        if let (Some(discriminator), Some(inner)) =
            (members.shift_remove("discriminator"), member.as_object_mut())
        {
            inner.insert("discriminator".to_owned(), discriminator);
        }
        all.push(member);
    }
    if !beside.is_empty() {
        let mut member = Node::object([], at);
        if let Some(inner) = member.as_object_mut() {
            for key in beside {
                if let Some(value) = members.shift_remove(&key) {
                    inner.insert(key, value);
                }
            }
        }
        types::from_keywords(&mut member, scope);
        types::several(&mut member, scope);
        all.push(member);
    }
    members.insert("allOf".to_owned(), list(all, at));
}

fn list(items: Vec<Node>, at: Mark) -> Node {
    Node::new(NodeValue::List(items), at)
}
