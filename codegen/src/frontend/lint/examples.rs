//! Examples.

use super::{Findings, Spec, text};
use crate::{
    diagnostic::text::quoted,
    frontend::{
        fit::Fit,
        grammar::{Kind, Path, Shape, walk},
        limits, media_types,
        resolve::resolve,
        tree::Node,
    },
};

/// Required parameters and answers in JSON have an example, be it that of their schema.
pub fn missing(spec: &Spec<'_>, findings: &mut Findings<'_>) {
    walk(spec.root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| match kind {
        Kind::Parameter => {
            let required = node.get("required").and_then(Node::as_bool) == Some(true);
            if required && !has_example(spec.root, node) {
                let name = quoted(text(node, "name").unwrap_or_default());
                let mark = node.get("name").map_or(node.at, Node::mark);
                findings.add(path, mark, format!("the required parameter {name} has no example"));
            }
        }
        Kind::Response => {
            let content = node.get("content").and_then(Node::as_object).into_iter().flatten();
            for (media_type, answer) in content.filter(|(media_type, _)| media_types::is_json(media_type)) {
                if answer.get("schema").is_some() && !has_example(spec.root, answer) {
                    let message = format!("the answer in {} has no example", quoted(media_type));
                    findings.add(path.key("content").key(media_type), answer.key, message);
                }
            }
        }
        _ => {}
    });
}

fn has_example(root: &Node, node: &Node) -> bool {
    let own = |node: &Node| {
        let named = node.get("examples").is_some_and(|examples| {
            examples.as_object().is_some_and(|named| !named.is_empty())
                || examples.as_list().is_some_and(|list| !list.is_empty())
        });
        named || node.get("example").is_some()
    };
    let schema =
        || node.get("schema").is_some_and(|schema| own(schema) || resolve(root, schema).is_some_and(own));
    own(node) || schema()
}

/// Examples and defaults are values of their schemas, limits and formats included.
pub fn fitting(spec: &Spec<'_>, findings: &mut Findings<'_>) {
    let mut fit = Fit::exact(spec.root, 0);
    walk(spec.root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        let schema = match kind {
            Kind::Schema => Some(node),
            Kind::Parameter | Kind::Header | Kind::MediaType => node.get("schema"),
            _ => None,
        };
        let Some(schema) = schema else { return };
        for (key, value) in values(spec.root, node) {
            // What stands on the wire, or in a file of another kind, is text.
            if value.as_str().is_some() && is_written_out(node, kind, path) {
                continue;
            }
            fit.steps = limits::EXAMPLE_STEPS;
            let Some(mismatch) = fit.mismatch(value, schema) else { continue };
            let what = if key == "default" { "default" } else { "example" };
            let message = format!("the {what} does not fit its schema: {}", mismatch.reason);
            let found = findings.add(path.key(key), mismatch.mark, message);
            if !mismatch.way.is_empty() {
                found.help(format!("the part in question is {}", quoted(&mismatch.way)));
            }
        }
    });
}

/// The examples and the default of `node`, each with the keyword that it stands under.
fn values<'n>(root: &'n Node, node: &'n Node) -> Vec<(&'static str, &'n Node)> {
    let mut all = Vec::new();
    all.extend(node.get("default").map(|value| ("default", value)));
    all.extend(node.get("example").map(|value| ("example", value)));
    let examples = node.get("examples");
    all.extend(examples.and_then(Node::as_list).into_iter().flatten().map(|value| ("examples", value)));
    let named = examples.and_then(Node::as_object).into_iter().flatten();
    let value = |(_, example): (_, &'n Node)| resolve(root, example)?.get("value");
    all.extend(named.filter_map(value).map(|value| ("examples", value)));
    all
}

/// Whether a string may stand for a value that is no string.
fn is_written_out(node: &Node, kind: Kind, path: &Path<'_>) -> bool {
    match kind {
        Kind::Parameter | Kind::Header => text(node, "style") == Some("deepObject"),
        Kind::MediaType => {
            !path.last().is_some_and(|name| media_types::is_json(name) || media_types::is_text(name))
        }
        _ => false,
    }
}
