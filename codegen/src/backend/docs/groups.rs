//! The page of a group.

use std::collections::BTreeSet;

use super::context::{Context, SECTIONS};
use super::operations;
use crate::ir::{Group, Operation};
use crate::markdown::{anchor, block, line};
use crate::surface;

/// `sdks/<group>/README.md`.
pub fn page(cx: &Context<'_>, group: &Group, operations: &[&Operation]) -> String {
    let title = surface::type_ident(&group.name);
    let accessor = surface::method_ident(&group.name);
    let mut anchors: BTreeSet<String> =
        operations.iter().map(|operation| cx.anchor(operation).to_owned()).collect();
    anchors.extend(["Overview", "Available Operations", &title].into_iter().chain(SECTIONS).map(anchor));
    anchors.extend(operations.iter().map(|operation| surface::method_ident(&operation.name)));

    let mut out = format!("# {title}\n(*{accessor}*)\n\n## Overview\n\n");
    out.push_str(&words(&group.description, &anchors));
    out.push_str("### Available Operations\n\n");
    for operation in operations {
        out.push_str(&list_item(cx, operation, "", "* "));
    }
    let sections = operations.iter().map(|operation| operations::section(cx, operation, &anchors));
    out.push('\n');
    out.push_str(&sections.collect::<Vec<_>>().join("\n\n"));
    out
}

/// A description with the blank line behind it; two, where the description itself ends a line.
pub fn words(description: &str, anchors: &BTreeSet<String>) -> String {
    match block(description, 4, anchors) {
        text if text.is_empty() => text,
        text if description.ends_with('\n') => format!("{text}\n\n\n"),
        text => format!("{text}\n\n"),
    }
}

/// An operation in a list: a link to its section on `page`, and its summary.
pub fn list_item(cx: &Context<'_>, operation: &Operation, page: &str, bullet: &str) -> String {
    let method = surface::method_ident(&operation.name);
    let method = if operation.docs.deprecated.is_some() { format!("~~{method}~~") } else { method };
    let link = format!("{bullet}[{method}]({page}#{})", cx.anchor(operation));
    match line(&operation.docs.summary) {
        summary if summary.is_empty() => format!("{link}\n"),
        summary => format!("{link} - {summary}\n"),
    }
}
