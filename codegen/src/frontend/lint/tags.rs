//! The tags that a document declares.

use std::collections::HashSet;

use super::{Findings, Spec, text};
use crate::{diagnostic::text::quoted, frontend::tree::Node};

/// A tag has a name of its own in kebab-case and a description.
pub fn tags(spec: &Spec<'_>, findings: &mut Findings<'_>) {
    let mut seen = HashSet::new();
    let tags = spec.root.get("tags").and_then(Node::as_list).unwrap_or_default();
    for (index, tag) in tags.iter().enumerate() {
        let name = text(tag, "name").unwrap_or_default();
        let pointer = format!("/tags/{index}");
        let mark = tag.get("name").map_or(tag.at, Node::mark);
        let mut found = |message: String| _ = findings.add(&pointer, mark, message);
        if !is_kebab_case(name) {
            found(format!("the tag {} is not in kebab-case", quoted(name)));
        }
        if text(tag, "description").is_none() {
            found(format!("the tag {} has no description", quoted(name)));
        }
        if !seen.insert(name) {
            found(format!("the tag {} is declared twice", quoted(name)));
        }
    }
}

fn is_kebab_case(name: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.split('-').all(word)
}
