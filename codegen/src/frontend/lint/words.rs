//! Descriptions.

use std::collections::HashSet;

use super::{Findings, Spec, text};
use crate::{
    diagnostic::text::quoted,
    frontend::{
        grammar::{Kind, Path, Shape, walk},
        resolve::resolve,
        tree::{Mark, Node},
        words::words,
    },
};

/// Something that has to be described.
struct Subject<'n> {
    node: &'n Node,
    /// What it is, in messages
    what: String,
    name: String,
    pointer: String,
    mark: Mark,
}

/// Operations, parameters, schema files and properties have a description. That of a reference alone is that of what it
/// refers to.
pub fn descriptions(spec: &Spec<'_>, findings: &mut Findings<'_>) {
    each_subject(spec.root, &mut |subject| {
        if description(spec.root, subject.node).is_none() {
            findings.add(subject.pointer, subject.mark, format!("{} has no description", subject.what));
        }
    });
}

/// A description says more than the name does.
pub fn repetitions(spec: &Spec<'_>, findings: &mut Findings<'_>) {
    each_subject(spec.root, &mut |subject| {
        let Some(words) = subject.node.get("description") else { return };
        if says_nothing_more(words.as_str().unwrap_or_default(), &subject.name) {
            let message = format!("the description of {} only repeats its name", subject.what);
            findings
                .add(format!("{}/description", subject.pointer), words.mark(), message)
                .help("say what it means, its unit, or what happens without it");
        }
    });
}

fn description<'n>(root: &'n Node, node: &'n Node) -> Option<&'n str> {
    text(node, "description").or_else(|| {
        node.reference()?;
        text(resolve(root, node)?, "description")
    })
}

/// Calls `visit` for each thing that has to be described.
fn each_subject<'n>(root: &'n Node, visit: &mut dyn FnMut(Subject<'n>)) {
    walk(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| match kind {
        Kind::Operation => {
            let id = text(node, "operationId").unwrap_or_default().to_owned();
            let what = format!("the operation {}", quoted(&id));
            visit(Subject { node, what, name: id, pointer: path.to_string(), mark: node.key });
        }
        Kind::Parameter if node.reference().is_none() => {
            let name = text(node, "name").unwrap_or_default().to_owned();
            let what = format!("the parameter {}", quoted(&name));
            let mark = node.get("name").map_or(node.at, Node::mark);
            visit(Subject { node, what, name, pointer: path.to_string(), mark });
        }
        Kind::Components => {
            let schemas = node.get("schemas").and_then(Node::as_object);
            for (name, node) in schemas.into_iter().flatten() {
                let what = format!("the schema {}", quoted(name));
                let pointer = path.key("schemas").key(name).to_string();
                visit(Subject { node, what, name: name.clone(), pointer, mark: node.at });
            }
        }
        Kind::Schema => {
            let properties = node.get("properties").and_then(Node::as_object);
            for (name, node) in properties.into_iter().flatten() {
                let what = format!("the property {}", quoted(name));
                let pointer = path.key("properties").key(name).to_string();
                visit(Subject { node, what, name: name.clone(), pointer, mark: node.key });
            }
        }
        _ => {}
    });
}

/// Words that say nothing by themselves.
const FILLERS: &[&str] = &["a", "an", "and", "are", "is", "it", "its", "of", "or", "the", "this"];

/// Whether every word of `description` is one of `name`, or a filler. Singular and plural are one word.
fn says_nothing_more(description: &str, name: &str) -> bool {
    let (of_name, told) = (words(name), words(description));
    let known: HashSet<_> = of_name.split('_').map(stem).collect();
    let mut telling = told.split('_').filter(|word| !FILLERS.contains(word)).peekable();
    telling.peek().is_some() && telling.all(|word| known.contains(stem(word)))
}

fn stem(word: &str) -> &str {
    word.strip_suffix("es").or_else(|| word.strip_suffix('s')).filter(|stem| stem.len() > 2).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::says_nothing_more;

    #[test]
    fn repetition_is_told_from_words() {
        for (description, name) in [
            ("The rating key.", "ratingKey"),
            ("Lists the sessions.", "listSessions"),
            ("A part of the media", "MediaPart"),
            ("X-Plex-Token", "X-Plex-Token"),
        ] {
            assert!(says_nothing_more(description, name), "{description}");
        }
        for (description, name) in [
            ("The title to show.", "title"),
            ("Seconds since 1970.", "addedAt"),
            ("Its kind.", "type"),
            ("For users.", "users"),
        ] {
            assert!(!says_nothing_more(description, name), "{description}");
        }
    }
}
