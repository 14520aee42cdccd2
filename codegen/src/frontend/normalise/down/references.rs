//! References with something beside them.

use crate::frontend::{
    context::Context,
    grammar::{Kind, Path, Shape, walk},
    resolve::resolve,
    tree::{Node, NodeValue},
};

/// OpenAPI 3.0 does not look at what stands beside a reference to anything but a schema: a copy of the component, with
/// those words in place of its own, says the same.
pub fn words_beside_references(root: &mut Node, context: &mut Context) {
    let mut found = Vec::new();
    walk(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        let closed = kind.section().is_some() && !matches!(kind, Kind::Schema | Kind::PathItem);
        let beside = node.as_object().is_some_and(|members| members.len() > 1);
        if closed && beside && node.get("$ref").is_some() {
            found.push((path.to_string(), kind));
        }
    });
    for (pointer, kind) in found {
        let copy = root.pointer(&pointer).and_then(|node| with_words(root, node, kind, &pointer, context));
        if let (Some(copy), Some(node)) = (copy, root.pointer_mut(&pointer)) {
            node.value = copy;
        }
    }
}

/// The component that `node` refers to, with the words of `node`.
fn with_words(
    root: &Node,
    node: &Node,
    kind: Kind,
    pointer: &str,
    context: &mut Context,
) -> Option<NodeValue> {
    let mut copy = context.copy(resolve(root, node)?, pointer, node.mark())?;
    let members = copy.as_object_mut()?;
    for key in ["summary", "description"] {
        if let Some(words) = node.get(key).filter(|_| kind.rule().keyword(key).is_some()) {
            members.insert(key.to_owned(), words.clone());
        }
    }
    Some(copy.value)
}
