//! What a document says about itself has to agree. One small function a rule; errors stop the run, warnings do not.
//!
//! The rules see the normalised document, which may still be wrong in form when errors were found before; what has a
//! wrong form is passed over here.

mod cycles;
mod examples;
mod operations;
mod parameters;
mod paths;
mod schemas;
mod security;
mod servers;

use super::{
    context::Context,
    tree::{Node, NodeValue},
};

/// The rules.
const RULES: &[fn(&Node, &mut Context)] = &[
    paths::templates_are_well_formed,
    paths::templates_differ,
    paths::parameters_match_the_template,
    operations::ids_are_unique,
    operations::bodies_go_with_the_method,
    parameters::one_of_schema_and_content,
    parameters::style_suits_the_place,
    parameters::deep_object_is_an_object,
    security::schemes_are_complete,
    security::requirements_name_schemes,
    servers::variables_are_defined,
    servers::defaults_are_allowed,
    schemas::required_properties_exist,
    schemas::limits_leave_values,
    schemas::mappings_lead_somewhere,
    schemas::alternatives_have_the_discriminator,
    cycles::schemas_end,
    examples::examples_fit,
];

/// Checks the normalised document.
pub fn validate(root: &Node, context: &mut Context) {
    for rule in RULES {
        rule(root, context);
    }
}

/// Whether the document is of a version that can be read; an error otherwise.
pub fn version_is_known(root: &Node, context: &mut Context) -> bool {
    let version = root.get("openapi").or_else(|| root.get("swagger"));
    let text = match version.map(|version| &version.value) {
        Some(NodeValue::String(text) | NodeValue::Number(text)) => text.as_str(),
        _ => "",
    };
    let known = ["3.0", "3.1"].iter().any(|known| {
        text.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
    });
    if known && root.get("openapi").is_some() {
        return true;
    }
    let mark = version.map_or(root.at, |version| version.at);
    let diagnostic = context.error("/openapi", mark, "not an OpenAPI document of version 3.0 or 3.1");
    if root.get("swagger").is_some() {
        diagnostic.help("this is Swagger 2.0; convert it to OpenAPI 3.0 first");
    } else {
        diagnostic.help("a document starts with its version, as in `openapi: 3.1.1`");
    }
    false
}

/// The text of the member `key`.
fn text<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    node.get(key).and_then(Node::as_str)
}
