//! Parameters and headers (OpenAPI 3.1.1, section 4.8.12).

use super::text;
use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        grammar::{Kind, Path, Shape, walk},
        resolve::resolve,
        tree::Node,
    },
};

/// Visits every parameter that is written out.
fn parameters<'n>(root: &'n Node, visit: &mut dyn FnMut(&'n Node, Kind, &Path<'_>)) {
    walk(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        if matches!(kind, Kind::Parameter | Kind::Header) && node.get("$ref").is_none() {
            visit(node, kind, path);
        }
    });
}

/// What the value is, is said once: by `schema`, or by `content` with one media type.
pub fn one_of_schema_and_content(root: &Node, context: &mut Context) {
    parameters(root, &mut |node, kind, path| {
        let name = kind.rule().name;
        match (node.get("schema"), node.get("content")) {
            (None, None) => {
                let message = format!("{name} needs a `schema`");
                context.error(path, node.key, message).help("say what it is, as in `schema: {type: string}`");
            }
            (Some(_), Some(content)) => {
                context.error(path, content.key, format!("{name} has both `schema` and `content`"));
            }
            (None, Some(content)) if content.as_object().is_some_and(|members| members.len() != 1) => {
                context.error(
                    path.key("content"),
                    content.key,
                    format!("`content` of {name} has to have one media type"),
                );
            }
            _ => {}
        }
    });
}

/// Each place has its own styles (OpenAPI 3.1.1, section 4.8.12.3).
pub fn style_suits_the_place(root: &Node, context: &mut Context) {
    parameters(root, &mut |node, _, path| {
        let (Some(place), Some(style)) = (text(node, "in"), node.get("style")) else { return };
        let allowed: &[&str] = match place {
            "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
            "path" => &["simple", "label", "matrix"],
            "header" => &["simple"],
            "cookie" => &["form"],
            _ => return,
        };
        let name = style.as_str().unwrap_or_default();
        if !allowed.contains(&name) && !context.has_error_at(style.at) {
            let message = format!("a {place} parameter cannot have the style {}", quoted(name));
            context
                .error(path.key("style"), style.at, message)
                .help(format!("known are {}", allowed.join(", ")));
        }
    });
}

/// The style `deepObject` is for objects.
pub fn deep_object_is_an_object(root: &Node, context: &mut Context) {
    parameters(root, &mut |node, _, path| {
        if text(node, "style") != Some("deepObject") {
            return;
        }
        let schema = node.get("schema").and_then(|schema| resolve(root, schema));
        if let Some(name) = schema.and_then(|schema| text(schema, "type")).filter(|name| *name != "object") {
            let message =
                format!("the style `deepObject` is for objects, this parameter is of type {}", quoted(name));
            context.warning(path.key("style"), node.key, message);
        }
    });
}
