//! `x-name` and its kind: names that the document decides itself.

use super::Lowering;
use crate::{
    frontend::{
        Document,
        grammar::Path,
        tree::{Node, NodeValue},
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
    walk(&cx.document.root, &Path::start(""), &mut bad);
    for pointer in bad {
        let site = cx.site(&pointer);
        cx.diagnostics
            .error(site, "this is not a name")
            .help("give a string of ASCII letters, digits and `_` that starts with a letter");
    }
}

fn walk(node: &Node, path: &Path<'_>, bad: &mut Vec<String>) {
    match &node.value {
        NodeValue::Object(members) => {
            if let Some((key, _)) = members.iter().find(|(key, value)| is_pin(key) && !is_name(value)) {
                bad.push(path.key(key).to_string());
            }
            for (key, item) in members.iter().filter(|(key, _)| !is_data(key)) {
                let path = path.key(key);
                match item.as_object().filter(|_| key == "properties") {
                    Some(names) => names.iter().for_each(|(name, node)| walk(node, &path.key(name), bad)),
                    None => walk(item, &path, bad),
                }
            }
        }
        NodeValue::List(items) => {
            items.iter().enumerate().for_each(|(index, item)| walk(item, &path.index(index), bad));
        }
        _ => {}
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
