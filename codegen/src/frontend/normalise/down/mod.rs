//! OpenAPI 3.1 to OpenAPI 3.0 for other tools: everything that 3.0 has a form for is brought into it, what it has none for
//! is left out with a warning.
//!
//! This is not [`normalise`](super::normalise), which also takes one of several ways to say a thing and leaves out what the
//! generator does not read. The rules that both need are the same functions.

mod keywords;
mod references;
mod schemas;

use super::{Rule, Scope, composition, document, media, nulls, numbers, objects, parts, types, values};
use crate::frontend::{
    context::Context,
    grammar::{Kind, Path, Shape, walk_mut},
    tree::Node,
};

/// The version that the document has afterwards.
const VERSION: &str = "3.0.4";

/// Rules for every object, applied first.
const EVERY_OBJECT: &[Rule] =
    &[keywords::known_in_3_0, super::keywords::numbers_as_text, schemas::boolean_schemas];

/// Rules for schemas, in their order.
const SCHEMA: &[Rule] = &[
    values::first_of_examples,
    values::constant,
    nulls::type_list,
    schemas::null_type,
    schemas::null_in_enum,
    media::content_encoding,
    numbers::exclusive_limits,
    objects::pattern_properties,
    objects::prefix_items,
    composition::reference_as_member,
    types::several,
    schemas::null_among_alternatives,
];

/// Rules for the other objects.
fn rules(kind: Kind) -> &'static [Rule] {
    match kind {
        Kind::Schema => SCHEMA,
        Kind::MediaType => &[schemas::binary_body],
        Kind::Operation => &[keywords::operation_without_responses],
        Kind::Document => &[parts::document_without_paths],
        _ => &[],
    }
}

/// Rules for the document as a whole, applied last.
const DOCUMENT: &[fn(&mut Node, &mut Context)] =
    &[document::without_mutual_tls, references::words_beside_references, keywords::webhooks_as_extension];

/// Turns a document of OpenAPI 3.1 without errors into one of OpenAPI 3.0.
pub fn to_3_0(root: &mut Node, context: &mut Context) {
    walk_mut(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        let mut scope = Scope { kind, path, context };
        for rule in EVERY_OBJECT.iter().chain(rules(kind)) {
            rule(node, &mut scope);
        }
    });
    for rule in DOCUMENT {
        rule(root, context);
    }
    if let Some(version) = root.get_mut("openapi") {
        *version = Node::string(VERSION, version.at);
    }
}
