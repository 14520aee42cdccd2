//! How lists come in pages: what the document says about it. Which operations it holds for needs the whole API, hence a
//! [pass](crate::frontend::passes).

use crate::{
    frontend::{
        Document,
        draft::{PagingRule, PagingWish},
        tree::Node,
    },
    ir::PageHeaders,
};

/// `x-paging` of the document.
pub(super) fn rule(document: &Document) -> Option<PagingRule> {
    let node = document.node("/x-paging")?;
    let items = node.get("items").and_then(Node::as_list).unwrap_or_default();
    Some(PagingRule {
        start: text(node, "start")?,
        size: text(node, "size")?,
        items: items.iter().filter_map(|key| key.as_str().map(str::to_owned)).collect(),
        total: text(node, "total"),
        offset: text(node, "offset"),
        count: text(node, "count"),
    })
}

/// The headers that `x-paging` of the document names.
pub(super) fn headers(document: &Document) -> PageHeaders {
    let header = |key| document.node("/x-paging").and_then(|node| text(node, key));
    PageHeaders { total: header("totalHeader"), offset: header("offsetHeader") }
}

/// `x-paging` of an operation.
pub(super) fn of_operation(operation: &Node) -> PagingWish {
    let Some(node) = operation.get("x-paging") else { return PagingWish::default() };
    PagingWish {
        is_given: true,
        paged: node.get("paged").and_then(Node::as_bool),
        items: text(node, "items"),
    }
}

fn text(node: &Node, key: &str) -> Option<String> {
    node.get(key).and_then(Node::as_str).map(str::to_owned)
}
