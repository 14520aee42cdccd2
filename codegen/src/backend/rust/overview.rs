//! Overviews in doc comments: the groups, and the operations of one.

use super::{Context, rustdoc, words};
use crate::ir::{Group, Operation};
use crate::surface;

/// What a group is about, which feature it needs, and its operations.
pub fn group(group: &Group, operations: &[&Operation]) -> String {
    let row = |operation: &&Operation| {
        let name = surface::method_ident(&operation.name);
        let link = format!("[`{name}`](Self::{name})");
        let link = if operation.docs.deprecated.is_some() { format!("~~{link}~~") } else { link };
        format!("| {link} | {} |\n", rustdoc::cell(&operation.docs.summary))
    };
    format!(
        "{}\n\nCargo feature: `{}`.\n\n| Operation | What it does |\n| --- | --- |\n{}",
        words::group(group),
        surface::feature(&group.name),
        operations.iter().map(row).collect::<String>(),
    )
}

/// What the module of the groups says: each with its accessor and what it is about.
pub fn groups(cx: &Context<'_>) -> String {
    let client = surface::client_ident(cx.api);
    let row = |group: &Group| {
        let (ty, accessor) = (surface::type_ident(&group.name), surface::method_ident(&group.name));
        let first = group.description.lines().next().unwrap_or_default();
        let (feature, words) = (surface::feature(&group.name), rustdoc::cell(first));
        format!("| [`{accessor}`](super::{client}::{accessor}) | [`{ty}`] | `{feature}` | {words} |\n")
    };
    let rows: String = cx.groups().map(|(_, group, _)| row(group)).collect();
    format!(
        "Groups of operations, as the accessors of the client give them.\n\n\
         | Accessor | Group | Cargo feature | What it is about |\n| --- | --- | --- | --- |\n{rows}"
    )
}
