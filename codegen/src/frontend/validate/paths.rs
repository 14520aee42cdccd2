//! Path templates (OpenAPI 3.1.1, section 4.7).

use std::collections::{HashMap, HashSet};

use super::text;
use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        operations::operations,
        resolve::resolve,
        tree::{Mark, Node, escape},
    },
};

/// Names in the braces of a template; `None` when braces do not pair.
fn names(template: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        let inner = rest[at..].strip_prefix('{')?;
        let end = inner.find(['{', '}'])?;
        names.push(&inner[..end]);
        rest = inner[end..].strip_prefix('}')?;
    }
    Some(names)
}

fn paths(root: &Node) -> impl Iterator<Item = (&String, &Node)> {
    let items = root.get("paths").and_then(Node::as_object).into_iter().flatten();
    items.filter(|(path, _)| path.starts_with('/'))
}

/// Braces pair, no name is empty or repeated, and there is neither a query nor a fragment.
pub fn templates_are_well_formed(root: &Node, context: &mut Context) {
    for (path, item) in paths(root) {
        let pointer = format!("/paths/{}", escape(path));
        let mut error = |message: String| {
            context.error(&pointer, item.key, message);
        };
        match names(path) {
            None => error(format!("braces of the path {} do not pair", quoted(path))),
            Some(names) => {
                let mut seen = HashSet::new();
                for name in names {
                    if name.is_empty() {
                        error(format!("the path {} has a parameter without a name", quoted(path)));
                    } else if !seen.insert(name) {
                        error(format!("the path {} has the parameter {} twice", quoted(path), quoted(name)));
                    }
                }
            }
        }
        if path.contains(['?', '#']) {
            error(format!(
                "the path {} has a query or a fragment; write a query as parameters",
                quoted(path)
            ));
        }
    }
}

/// No two paths differ only in the names of their parameters: a request could not be told apart.
pub fn templates_differ(root: &Node, context: &mut Context) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for (path, item) in paths(root) {
        let mut anonymous = path.clone();
        for name in names(path).into_iter().flatten() {
            anonymous = anonymous.replacen(&format!("{{{name}}}"), "{}", 1);
        }
        if let Some(first) = seen.get(&anonymous) {
            let message = format!("{} is the same path as {}", quoted(path), quoted(first));
            context
                .error(format!("/paths/{}", escape(path)), item.key, message)
                .help("put the operations of both under one of them");
        } else {
            seen.insert(anonymous, path);
        }
    }
}

/// Every name of the template is a path parameter of every operation, and every path parameter is in the template.
pub fn parameters_match_the_template(root: &Node, context: &mut Context) {
    for operation in operations(root) {
        let Some(names) = names(operation.path) else { continue };
        let mut defined: HashMap<&str, (String, Mark)> = HashMap::new();
        let pointer = operation.pointer();
        let item_pointer = format!("/paths/{}", escape(operation.path));
        for (owner, node) in [(&item_pointer, operation.item), (&pointer, operation.node)] {
            for (index, item) in
                node.get("parameters").and_then(Node::as_list).into_iter().flatten().enumerate()
            {
                let Some(parameter) = resolve(root, item) else { continue };
                if let (Some("path"), Some(name)) = (text(parameter, "in"), text(parameter, "name")) {
                    defined.insert(name, (format!("{owner}/parameters/{index}"), item.key));
                }
            }
        }
        for name in names.iter().filter(|name| !name.is_empty()) {
            if !defined.contains_key(name) {
                let message = format!(
                    "{} has no definition of its path parameter {}",
                    quoted(&operation.name()),
                    quoted(name)
                );
                context.error(&pointer, operation.node.key, message).help(format!(
                    "add a parameter with `in: path` and `name: {}`",
                    crate::diagnostic::text::shortened(name, 60)
                ));
            }
        }
        let mut unused: Vec<_> = defined.into_iter().filter(|(name, _)| !names.contains(name)).collect();
        unused.sort();
        for (name, (pointer, mark)) in unused {
            let message =
                format!("the path parameter {} is not in the path {}", quoted(name), quoted(operation.path));
            context.error(pointer, mark, message).help("put it in braces into the path, or remove it");
        }
    }
}
