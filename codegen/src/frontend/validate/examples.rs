//! Examples and defaults.

use super::text;
use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        fit::Fit,
        grammar::{Kind, Path, Shape, walk},
        limits,
        tree::Node,
    },
};

/// Examples and defaults are values of their schemas. (Examples in another media type than JSON are text.)
pub fn examples_fit(root: &Node, context: &mut Context) {
    let mut left = limits::ALL_EXAMPLE_STEPS;
    walk(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        let json = match kind {
            Kind::Parameter | Kind::Header => text(node, "style") != Some("deepObject"),
            Kind::MediaType => path.last().is_some_and(|media_type| media_type.contains("json")),
            _ => false,
        };
        let pairs = match kind {
            Kind::Schema => [("example", Some(node)), ("default", Some(node))],
            _ => [("example", node.get("schema").filter(|_| json)), ("default", None)],
        };
        for (key, schema) in pairs {
            let (Some(value), Some(schema)) = (node.get(key), schema) else { continue };
            let mut fit = Fit::of_types(root, limits::EXAMPLE_STEPS.min(left));
            let allowed = fit.steps;
            let mismatch = fit.mismatch(value, schema);
            left -= allowed - fit.steps;
            let Some(mismatch) = mismatch else { continue };
            let message = format!("the {key} does not fit its schema: {}", mismatch.reason);
            let warning = context.warning(path.key(key), value.mark(), message);
            if !mismatch.way.is_empty() {
                warning.help(format!("the part in question is {}", quoted(&mismatch.way)));
            }
        }
    });
}
