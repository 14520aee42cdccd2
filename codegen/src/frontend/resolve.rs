//! Following references in a bundled document.

use super::tree::Node;

/// Methods of a path item, in the order of the specification.
pub const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// References that lead to references; longer chains are circles.
const HOPS: usize = 32;

/// What `node` is, or what its reference leads to; `None` when that is nothing.
pub fn resolve<'n>(root: &'n Node, node: &'n Node) -> Option<&'n Node> {
    let mut node = node;
    for _ in 0..HOPS {
        let Some(text) = node.reference() else { return Some(node) };
        node = root.pointer(text.strip_prefix('#')?)?;
    }
    None
}
