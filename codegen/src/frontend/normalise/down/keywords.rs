//! Keywords that OpenAPI 3.0 does not have.

use super::Scope;
use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        grammar::{Fate, Kind},
        tree::Node,
    },
};

/// Keywords of the table of grammar that OpenAPI 3.0 has no form for.
fn is_new(kind: Kind, key: &str) -> bool {
    let keys: &[&str] = match kind {
        Kind::Document => &["jsonSchemaDialect"],
        Kind::Info => &["summary"],
        Kind::License => &["identifier"],
        Kind::Components => &["pathItems"],
        Kind::Schema => &[
            "$anchor",
            "$comment",
            "$defs",
            "$dynamicAnchor",
            "$id",
            "$schema",
            "$vocabulary",
            "contains",
            "contentSchema",
            "definitions",
            "dependencies",
            "dependentRequired",
            "dependentSchemas",
            "else",
            "if",
            "maxContains",
            "minContains",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties",
        ],
        _ => &[],
    };
    keys.contains(&key)
}

/// Leaves out what OpenAPI 3.0 does not know, and says so where it is more than a comment. An identifier of a licence
/// becomes its address.
pub fn known_in_3_0(node: &mut Node, scope: &mut Scope<'_>) {
    let (kind, rule) = (scope.kind, scope.kind.rule());
    let Some(members) = node.as_object_mut() else { return };
    if let Some(id) = members.get("identifier").filter(|_| kind == Kind::License)
        && let Some(name) = id.as_str()
    {
        let address = Node::string(format!("https://spdx.org/licenses/{name}.html"), id.at);
        members.entry("url".to_owned()).or_insert(address);
    }
    members.retain(|key, member| {
        let new = is_new(kind, key);
        let matters = rule.keyword(key).is_some_and(|keyword| keyword.fate != Fate::Dropped);
        if new && matters {
            let message = format!("OpenAPI 3.0 cannot say {}; it is left out", quoted(key));
            scope.context.warning(scope.path.key(key), member.key, message);
        }
        !new
    });
}

/// OpenAPI 3.0 wants one answer at least.
pub fn operation_without_responses(node: &mut Node, _: &mut Scope<'_>) {
    let at = node.at;
    let Some(members) = node.as_object_mut() else { return };
    let none = members.get("responses").and_then(Node::as_object).is_none_or(|answers| answers.is_empty());
    if none {
        let answer = Node::object([("description", Node::string("", at))], at);
        members.insert("responses".to_owned(), Node::object([("default", answer)], at));
    }
}

/// Webhooks are an extension that tools for 3.0 know.
pub fn webhooks_as_extension(root: &mut Node, _: &mut Context) {
    let Some(members) = root.as_object_mut() else { return };
    if let Some((index, _, webhooks)) = members.shift_remove_full("webhooks") {
        members.shift_insert(index, "x-webhooks".to_owned(), webhooks);
    }
}
