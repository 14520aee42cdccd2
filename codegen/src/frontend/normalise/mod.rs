//! OpenAPI 3.0 and 3.1 to the one form that lowering reads: the 3.0 model of `openapiv3`, which parses whole then.
//!
//! One small rule a construct, in the lists below; a rule sees an object after its children were normalised. What
//! lowering can rely on afterwards:
//!
//! * A schema is either a reference and nothing else, or it has no `$ref`. Annotations beside a reference (description,
//!   default, example, deprecated, nullable, `x-` keys) stand around `allOf` with that one reference.
//! * Any other reference has at most a `description` beside it, which stands for that of the component.
//! * `type` is one name. Null is `nullable: true` and appears in no `type`, `enum`, `oneOf` or `anyOf`; a schema that
//!   allows nothing but null is a nullable one without a type.
//! * `allOf`, `oneOf` and `anyOf` stand alone: a schema that has one has no other of them and no keyword about its own
//!   value (`type`, `properties`, `enum`, limits, ...). What stood beside them is a further member of `allOf`.
//! * A schema has no keyword that its `type` gives no meaning to, and has a `type` when its keywords imply one.
//! * Limits are those of 3.0: `exclusiveMinimum` is a boolean beside `minimum`. Digits are as written.
//! * `example` is the only example of a schema, a parameter, a header or a media type.
//! * Values of `discriminator.mapping` are references to components.
//! * Every operation has an `operationId` and `responses`, every path parameter is required, and no two parameters of one
//!   list share name and place.

mod composition;
mod document;
mod down;
mod keywords;
mod media;
mod members;
mod nulls;
mod numbers;
mod objects;
mod parts;
mod types;
mod values;

pub use down::to_3_0;
pub use values::is_whole;

use super::{
    context::Context,
    grammar::{Kind, Path, Shape, walk_mut},
    tree::Node,
};

/// What a rule may use beside the object it changes.
struct Scope<'a> {
    kind: Kind,
    path: &'a Path<'a>,
    context: &'a mut Context,
}

/// A rule for one object.
type Rule = fn(&mut Node, &mut Scope<'_>);

/// Rules for every object, applied first.
const EVERY_OBJECT: &[Rule] = &[
    keywords::known_keywords,
    keywords::numbers_as_text,
    keywords::reference_alone,
    keywords::boolean_schemas,
];

/// Rules for schemas, in their order.
const SCHEMA: &[Rule] = &[
    values::first_of_examples,
    nulls::type_list,
    nulls::null_type,
    values::constant,
    values::enum_without_null,
    values::enum_of_whole_numbers,
    values::enum_of_its_type,
    values::enum_without_repeats,
    media::content_encoding,
    numbers::exclusive_limits,
    numbers::whole_limits,
    objects::pattern_properties,
    objects::prefix_items,
    composition::reference_as_member,
    members::without_null,
    members::without_annotations,
    members::enums_as_one,
    members::without_mere_requirements,
    members::with_the_outer_type,
    types::from_keywords,
    types::several,
    types::foreign_keywords,
    composition::no_mere_type,
    composition::only_member,
    composition::nothing_beside_members,
    values::text_of_strings,
];

/// Rules for schemas that need the whole document to have gone through [`SCHEMA`].
const SCHEMA_LAST: &[Rule] = &[nulls::lone_null];

/// Rules for the other objects.
fn rules(kind: Kind) -> &'static [Rule] {
    match kind {
        Kind::Schema => SCHEMA,
        Kind::Discriminator => &[objects::mapping_of_names],
        Kind::Parameter => &[parts::path_parameter_is_required],
        Kind::Header => &[parts::header_without_schema],
        Kind::Response => &[parts::response_without_description],
        Kind::Operation => &[parts::operation_without_responses],
        Kind::OAuthFlow => &[parts::flow_without_scopes],
        Kind::Encoding => &[media::explode_of_forms],
        Kind::Document => &[parts::document_without_paths],
        _ => &[],
    }
}

/// Rules for the document as a whole, applied last.
const DOCUMENT: &[fn(&mut Node, &mut Context)] = &[
    document::first_of_named_examples,
    document::without_mutual_tls,
    document::without_repeated_parameters,
    document::operation_ids,
];

/// Applies all rules to the document.
pub fn normalise(root: &mut Node, context: &mut Context) {
    walk_mut(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        let mut scope = Scope { kind, path, context };
        for rule in EVERY_OBJECT.iter().chain(rules(kind)) {
            rule(node, &mut scope);
        }
    });
    walk_mut(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        if kind == Kind::Schema {
            let mut scope = Scope { kind, path, context };
            for rule in SCHEMA_LAST {
                rule(node, &mut scope);
            }
        }
    });
    for rule in DOCUMENT {
        rule(root, context);
    }
}

/// Keywords that tell about a schema without limiting its values.
const ANNOTATIONS: &[&str] = &[
    "title",
    "description",
    "default",
    "example",
    "deprecated",
    "readOnly",
    "writeOnly",
    "nullable",
    "externalDocs",
];

/// Keywords that combine schemas.
const COMPOSERS: &[&str] = &["allOf", "oneOf", "anyOf"];

/// Whether `key` tells about a schema without limiting its values.
fn is_annotation(key: &str) -> bool {
    ANNOTATIONS.contains(&key) || key.starts_with("x-")
}

/// Whether a schema has none but such keys.
fn only_annotations(node: &Node) -> bool {
    node.as_object().is_some_and(|members| members.keys().all(|key| is_annotation(key)))
}

/// Sets `nullable: true`.
fn set_nullable(node: &mut Node) {
    let at = node.at;
    if let Some(members) = node.as_object_mut() {
        members.insert("nullable".to_owned(), Node::new(super::tree::NodeValue::Bool(true), at));
    }
}
