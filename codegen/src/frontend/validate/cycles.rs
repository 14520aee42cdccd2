//! Schemas that never end.

use std::collections::{HashMap, HashSet};

use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        tree::{Mark, Node, escape, unescape},
    },
};

/// A schema is not made of itself: neither by `allOf` nor as an alternative of itself. (A property or an item of its own
/// type is fine, and so is a member of an alternative: those values end.)
pub fn schemas_end(root: &Node, context: &mut Context) {
    let Some(schemas) = root.pointer("/components/schemas").and_then(Node::as_object) else { return };
    for (keys, word) in
        [(&["allOf"][..], "is a part of itself"), (&["oneOf", "anyOf"][..], "is an alternative of itself")]
    {
        let edges: HashMap<&str, Vec<(String, Mark)>> =
            schemas.iter().map(|(name, node)| (name.as_str(), edges(node, keys))).collect();
        let mut done = HashSet::new();
        for name in schemas.keys() {
            for (name, mark) in circles(name, &edges, &mut done) {
                if context.circular.insert(mark) {
                    let pointer = format!("/components/schemas/{}", escape(name));
                    context.error(pointer, mark, format!("the schema {} {word}", quoted(name)));
                }
            }
        }
    }
}

/// The components that `node` is made of, by references and by the combinations `keys`.
fn edges(node: &Node, keys: &[&str]) -> Vec<(String, Mark)> {
    let mut out = Vec::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        if let Some(text) = node.get("$ref")
            && let Some(name) = text.as_str().and_then(|text| text.strip_prefix("#/components/schemas/"))
        {
            out.push((unescape(name).into_owned(), text.at));
        }
        // One reference around which annotations stand is that reference.
        let alone = |key: &&str| {
            *key == "allOf" && node.get(key).and_then(Node::as_list).is_some_and(|all| all.len() == 1)
        };
        for key in ["allOf", "oneOf", "anyOf"].iter().filter(|key| keys.contains(key) || alone(key)) {
            open.extend(node.get(key).and_then(Node::as_list).into_iter().flatten());
        }
    }
    out
}

/// Depth-first from `start`: each edge that leads back into the way that led to it.
fn circles<'e>(
    start: &'e str,
    edges: &'e HashMap<&str, Vec<(String, Mark)>>,
    done: &mut HashSet<&'e str>,
) -> Vec<(&'e str, Mark)> {
    let mut found = Vec::new();
    let mut way: Vec<(&str, usize)> = Vec::new();
    let mut on_way = HashSet::new();
    if done.insert(start) {
        way.push((start, 0));
        on_way.insert(start);
    }
    while let Some((name, next)) = way.last_mut() {
        let name = *name;
        match edges.get(name).and_then(|edges| edges.get(*next)) {
            Some((target, mark)) => {
                *next += 1;
                if on_way.contains(target.as_str()) {
                    found.push((target.as_str(), *mark));
                } else if edges.contains_key(target.as_str()) && done.insert(target) {
                    way.push((target, 0));
                    on_way.insert(target);
                }
            }
            None => {
                way.pop();
                on_way.remove(name);
            }
        }
    }
    found
}
