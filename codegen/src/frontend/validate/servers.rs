//! Servers and their variables (OpenAPI 3.1.1, sections 4.8.5 and 4.8.6).

use super::text;
use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        grammar::{Kind, Path, Shape, walk},
        tree::Node,
    },
};

/// Every name in the braces of a URL is a variable, and every variable is in the URL.
pub fn variables_are_defined(root: &Node, context: &mut Context) {
    walk(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        let (Kind::Server, Some(url)) = (kind, text(node, "url")) else { return };
        let variables = node.get("variables").and_then(Node::as_object);
        let mut used = std::collections::HashSet::new();
        for part in url.split('{').skip(1) {
            let Some((name, _)) = part.split_once('}') else { continue };
            if used.insert(name) && !variables.is_some_and(|variables| variables.contains_key(name)) {
                let message =
                    format!("the server URL has the variable {}, which is not defined", quoted(name));
                context
                    .error(path.key("url"), node.get("url").map_or(node.at, |url| url.at), message)
                    .help("define it under `variables` with a `default`");
            }
        }
        for (name, variable) in
            variables.into_iter().flatten().filter(|(name, _)| !used.contains(name.as_str()))
        {
            let message = format!("the server variable {} is not in the URL", quoted(name));
            context.warning(path.key("variables").key(name), variable.key, message);
        }
    });
}

/// The default of a variable is one of its values.
pub fn defaults_are_allowed(root: &Node, context: &mut Context) {
    walk(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        let (Kind::ServerVariable, Some(default)) = (kind, node.get("default")) else { return };
        let values = node.get("enum").and_then(Node::as_list);
        if values.is_some_and(|values| !values.is_empty() && !values.contains(default)) {
            let message = format!(
                "the default {} is not among the values",
                quoted(default.as_str().unwrap_or_default())
            );
            context.warning(path.key("default"), default.at, message);
        }
    });
}
