//! What every operation has.

use super::{Findings, Spec, text};
use crate::{
    diagnostic::text::quoted,
    frontend::{
        operations::{Operation, operations},
        tree::{Mark, Node},
    },
};

/// What `x-evidence` can be.
const EVIDENCE: &[&str] = &["recorded", "documented", "client"];

/// An operation has an `operationId` in camelCase. (That it is unique holds for every document.)
pub fn ids(spec: &Spec<'_>, findings: &mut Findings<'_>) {
    for operation in operations(spec.root) {
        match text(operation.node, "operationId") {
            None => absent(&operation, "operationId", findings),
            Some(id) if !is_camel_case(id) => {
                let message = format!("the `operationId` {} is not in camelCase", quoted(id));
                findings
                    .add(at(&operation, "operationId"), mark(&operation, "operationId"), message)
                    .help("a verb and its object, as in `getSession`");
            }
            Some(_) => {}
        }
    }
}

fn is_camel_case(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// An operation has one tag, and the document declares it.
pub fn tags(spec: &Spec<'_>, findings: &mut Findings<'_>) {
    let declared = spec.root.get("tags").and_then(Node::as_list).unwrap_or_default();
    for operation in operations(spec.root) {
        let tags = operation.node.get("tags").and_then(Node::as_list).unwrap_or_default();
        let place = mark(&operation, "tags");
        match tags {
            [] => absent(&operation, "tags", findings),
            [tag] => {
                let name = tag.as_str().unwrap_or_default();
                if !declared.iter().any(|tag| text(tag, "name") == Some(name)) {
                    let message = format!("the tag {} is not declared", quoted(name));
                    let help = "add it, with a description, to `tags` of the root document";
                    findings.add(at(&operation, "tags/0"), tag.at, message).help(help);
                }
            }
            _ => {
                let message = format!("{} has {} tags", quoted(&operation.name()), tags.len());
                findings
                    .add(at(&operation, "tags"), place, message)
                    .help("leave the one that users look under");
            }
        }
    }
}

/// An operation has a summary in one line without a full stop.
pub fn summaries(spec: &Spec<'_>, findings: &mut Findings<'_>) {
    for operation in operations(spec.root) {
        let Some(summary) = text(operation.node, "summary") else {
            absent(&operation, "summary", findings);
            continue;
        };
        let message = if summary.trim_end().contains('\n') {
            "the summary is not one line"
        } else if summary.trim_end().ends_with('.') {
            "the summary ends with a full stop"
        } else {
            continue;
        };
        findings.add(at(&operation, "summary"), mark(&operation, "summary"), message);
    }
}

/// An operation documents an error.
pub fn errors(spec: &Spec<'_>, findings: &mut Findings<'_>) {
    for operation in operations(spec.root) {
        let answers = operation.node.get("responses").and_then(Node::as_object).into_iter().flatten();
        if !answers.into_iter().any(|(status, _)| status.starts_with(['4', '5']) || status == "default") {
            let message = format!("{} documents no error", quoted(&operation.name()));
            findings
                .add(at(&operation, "responses"), mark(&operation, "responses"), message)
                .help("add the answer to a wrong request, or to one without a token");
        }
    }
}

/// `x-evidence` says how an operation is known.
pub fn evidence(spec: &Spec<'_>, findings: &mut Findings<'_>) {
    for operation in operations(spec.root) {
        let value = operation.node.get("x-evidence");
        if value.is_none() {
            absent(&operation, "x-evidence", findings);
        } else if !value.and_then(Node::as_str).is_some_and(|value| EVIDENCE.contains(&value)) {
            let help = format!("it is one of {}", EVIDENCE.join(", "));
            let message = "`x-evidence` is not one of its values";
            findings.add(at(&operation, "x-evidence"), mark(&operation, "x-evidence"), message).help(help);
        }
    }
}

fn absent(operation: &Operation<'_>, key: &str, findings: &mut Findings<'_>) {
    let message = format!("{} has no {}", quoted(&operation.name()), quoted(key));
    findings.add(operation.pointer(), operation.node.key, message);
}

fn at(operation: &Operation<'_>, key: &str) -> String {
    format!("{}/{key}", operation.pointer())
}

/// Where a member stands, or else the operation.
fn mark(operation: &Operation<'_>, key: &str) -> Mark {
    operation.node.get(key).map_or(operation.node.key, Node::mark)
}
