//! The lists of operations and functions of the README of a crate.

use super::context::{Context, group_page};
use super::groups;
use crate::ir::Api;
use crate::markdown::line;
use crate::surface;

/// The section "Available Resources and Operations": every group with its operations, with links to `docs/`.
pub fn readme_operations(api: &Api) -> String {
    let cx = &Context::new(api, "");
    let group = |(group, operations): (&crate::ir::Group, Vec<&crate::ir::Operation>)| {
        let page = format!("docs/{}", group_page(group));
        let items = operations.iter().map(|operation| groups::list_item(cx, operation, &page, "* "));
        format!("### [{}]({page})\n\n{}", surface::method_ident(&group.name), items.collect::<String>())
    };
    cx.groups().map(group).collect::<Vec<_>>().join("\n")
}

/// The section "Standalone functions": every function with a link to its operation, by name.
pub fn readme_functions(api: &Api) -> String {
    let cx = &Context::new(api, "");
    let item = |operation: &crate::ir::Operation| {
        let function = cx.function(operation);
        let page = group_page(api.group(operation.group));
        let name = if operation.docs.deprecated.is_some() {
            format!("~~`{function}`~~")
        } else {
            format!("`{function}`")
        };
        let link = format!("- [{name}](docs/{page}#{})", cx.anchor(operation));
        match line(&operation.docs.summary) {
            summary if summary.is_empty() => (function.to_owned(), format!("{link}\n")),
            summary => (function.to_owned(), format!("{link} - {summary}\n")),
        }
    };
    let mut items: Vec<(String, String)> = api.operations.iter().map(item).collect();
    items.sort();
    items.into_iter().map(|(_, item)| item).collect()
}
