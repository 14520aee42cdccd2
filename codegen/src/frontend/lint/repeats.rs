//! Schemas that are written twice.

use std::collections::HashMap;

use super::{Findings, Spec};
use crate::frontend::{
    grammar::{Kind, Path, Shape, walk, walk_mut},
    tree::{Mark, Node},
};

/// Keywords that tell about a schema without making it another one.
const WORDS: &[&str] =
    &["title", "description", "example", "examples", "default", "deprecated", "externalDocs"];

/// No object and no enum that is written in place stands elsewhere too, words and examples aside. Two names that are set
/// with `x-name` make two types. What adds fields to others in `allOf` is no type.
pub fn repeated(spec: &Spec<'_>, findings: &mut Findings<'_>) {
    let mut bare = spec.root.clone();
    walk_mut(&mut bare, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, _| {
        if let Some(members) = node.as_object_mut().filter(|_| kind == Kind::Schema) {
            members.retain(|key, _| {
                !WORDS.contains(&key.as_str()) && (key == "x-name" || !key.starts_with("x-"))
            });
        }
    });
    let mut seen: HashMap<String, Mark> = HashMap::new();
    for node in
        bare.pointer("/components/schemas").and_then(Node::as_object).into_iter().flat_map(|all| all.values())
    {
        if is_type(node) {
            seen.entry(node.to_text()).or_insert(node.at);
        }
    }
    walk(&bare, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        if kind != Kind::Schema || !is_type(node) || is_component(path) || is_part(path) {
            return;
        }
        match seen.get(&node.to_text()) {
            None => _ = seen.insert(node.to_text(), node.at),
            Some(first) => {
                let what = if node.get("enum").is_some() { "enum" } else { "object" };
                let help = match spec.files.place(*first) {
                    Some(place) => format!("the first is at {place}; write it in a file of its own"),
                    None => "write it in a file of its own".to_owned(),
                };
                findings.add(path, node.key, format!("this {what} is written twice")).help(help);
            }
        }
    });
}

/// Whether it would be worth a file of its own.
fn is_type(node: &Node) -> bool {
    let fields = node.get("properties").and_then(Node::as_object).is_some_and(|fields| !fields.is_empty());
    fields || node.get("enum").and_then(Node::as_list).is_some_and(|values| values.len() > 1)
}

fn is_component(path: &Path<'_>) -> bool {
    let section = path.parent();
    let components = section.and_then(Path::parent);
    section.and_then(Path::last) == Some("schemas") && components.and_then(Path::last) == Some("components")
}

/// Whether this is a member of `allOf`.
fn is_part(path: &Path<'_>) -> bool {
    path.last().is_none() && path.parent().and_then(Path::last) == Some("allOf")
}
