//! `x-name` and its kind: names that the document decides itself.

use super::Lowering;
use crate::{
    frontend::{
        Document,
        tree::{Node, NodeValue, join},
        words::{self, words},
    },
    ir::Name,
};

/// The name of the client type: `x-client-name` of `info`.
pub(super) fn client_name(document: &Document) -> Option<Name> {
    let words = words(document.node("/info/x-client-name")?.as_str()?);
    Name::is_valid(&words).then(|| words::name(&words, "client", words::MEMBER_LENGTH))
}

/// Reports every pinned name that gives no identifier.
pub(super) fn check(cx: &mut Lowering<'_>) {
    let mut bad = Vec::new();
    walk(&cx.document.root, String::new(), &mut bad);
    for pointer in bad {
        let site = cx.site(&pointer);
        cx.diagnostics
            .error(site, "this is not a name")
            .help("give a string of ASCII letters, digits and `_` that starts with a letter");
    }
}

fn walk(node: &Node, pointer: String, bad: &mut Vec<String>) {
    let items: Vec<(String, &Node)> = match &node.value {
        NodeValue::Object(members) => {
            if let Some((key, _)) = members.iter().find(|(key, value)| is_pin(key) && !is_name(value)) {
                bad.push(join(&pointer, key));
            }
            members
                .iter()
                .filter(|(key, _)| !is_data(key))
                .map(|(key, node)| (join(&pointer, key), node))
                .collect()
        }
        NodeValue::List(items) => {
            items.iter().enumerate().map(|(index, node)| (format!("{pointer}/{index}"), node)).collect()
        }
        _ => return,
    };
    for (pointer, item) in items {
        match item.as_object() {
            Some(names) if pointer.ends_with("/properties") => {
                names.iter().for_each(|(name, node)| walk(node, join(&pointer, name), bad));
            }
            _ => walk(item, pointer, bad),
        }
    }
}

fn is_pin(key: &str) -> bool {
    matches!(key, "x-name" | "x-client-name")
}

/// Keywords under which stands data and no part of the document.
fn is_data(key: &str) -> bool {
    matches!(key, "example" | "examples" | "default" | "enum")
}

fn is_name(node: &Node) -> bool {
    node.as_str().is_some_and(|text| Name::is_valid(&words(text)))
}
