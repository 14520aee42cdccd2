//! Components.

use std::collections::HashSet;

use super::{Findings, Spec};
use crate::{
    diagnostic::text::quoted,
    frontend::{
        grammar::{Kind, Path, Shape, walk},
        operations::operations,
        tree::{Node, join},
    },
};

/// Something refers to every component. Schemas that the root document lists are meant for what no operation has.
pub fn unused(spec: &Spec<'_>, findings: &mut Findings<'_>) {
    let mut used = HashSet::new();
    walk(spec.root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, _, _| {
        used.extend(node.reference().map(|text| text.trim_start_matches('#').to_owned()));
    });
    let everywhere = spec.root.get("security").into_iter();
    let of_operations = operations(spec.root).filter_map(|operation| operation.node.get("security"));
    for alternative in everywhere.chain(of_operations).filter_map(Node::as_list).flatten() {
        let schemes = alternative.as_object().into_iter().flatten();
        used.extend(schemes.map(|(name, _)| join("/components/securitySchemes", name)));
    }
    let sections = spec.root.get("components").and_then(Node::as_object).into_iter().flatten();
    for (section, members) in sections.filter(|(section, _)| *section != "schemas") {
        for (name, node) in members.as_object().into_iter().flatten() {
            let pointer = join(&format!("/components/{section}"), name);
            if !used.contains(&pointer) {
                let message = format!("nothing refers to {} in `components/{section}`", quoted(name));
                findings.add(pointer, node.key, message);
            }
        }
    }
}
