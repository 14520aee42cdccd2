//! The operations of a document.

use super::{
    resolve::METHODS,
    tree::{Node, escape},
};

/// An operation and where it is.
pub struct Operation<'n> {
    /// Its path
    pub path: &'n str,
    /// Its method
    pub method: &'static str,
    /// The path item that it stands in
    pub item: &'n Node,
    /// What is said about it
    pub node: &'n Node,
}

impl Operation<'_> {
    /// Where it is.
    pub fn pointer(&self) -> String {
        format!("/paths/{}/{}", escape(self.path), self.method)
    }

    /// The operation in messages: `GET /identity`.
    pub fn name(&self) -> String {
        format!("{} {}", self.method.to_uppercase(), self.path)
    }
}

/// All operations, in document order.
pub fn operations(root: &Node) -> impl Iterator<Item = Operation<'_>> {
    let items = root.get("paths").and_then(Node::as_object).into_iter().flatten();
    items.filter(|(path, _)| path.starts_with('/')).flat_map(|(path, item)| {
        METHODS
            .iter()
            .filter_map(move |method| Some(Operation { path, method, item, node: item.get(method)? }))
    })
}
