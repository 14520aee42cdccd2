use std::collections::{HashSet, VecDeque};

use super::{
    Bundler, Resolution, Target,
    target::{Fault, component},
};
use crate::frontend::{
    context::Context,
    grammar::{Kind, Path, Shape, walk},
    tree::{Node, escape, unescape},
};

/// A reference as it was found.
struct Found {
    text: Node,
    kind: Kind,
    pointer: String,
}

impl Bundler {
    /// Finds every reference of the root document and of what it refers to, and decides what becomes of each.
    pub(super) fn collect(&mut self, context: &mut Context, report: bool) {
        let document = Target { source: 0, pointer: String::new(), kind: Kind::Document };
        let mut queue = VecDeque::from([document]);
        let mut visited = HashSet::new();
        while let Some(place) = queue.pop_front() {
            if !visited.insert(place.clone()) {
                continue;
            }
            for found in self.references(&place) {
                let target = match self.target(&found.text, found.kind, context) {
                    Ok(target) => target,
                    Err(fault) if report => {
                        complain(&found, fault, context);
                        None
                    }
                    Err(_) => None,
                };
                if let Some(target) = target {
                    self.resolve(&found, target.clone());
                    queue.push_back(target);
                }
            }
        }
    }

    fn resolve(&mut self, found: &Found, target: Target) {
        let target = self.where_it_is_now(target);
        let at_home = target.source == 0
            && target.kind != Kind::PathItem
            && component(&target.pointer).is_some_and(|(section, _)| target.kind.section() == Some(section));
        let resolution = if at_home {
            Resolution::InPlace(target)
        } else {
            if target.kind != Kind::PathItem {
                self.moved.entry(target.clone()).or_insert(found.text.at);
            }
            Resolution::Moved(target)
        };
        self.resolutions.insert((found.text.at, found.kind), resolution);
    }

    /// The component that an earlier call made of `target`, or `target` itself.
    fn where_it_is_now(&self, target: Target) -> Target {
        let section = target.kind.section().unwrap_or_default();
        let pointer = self.placed.get(&target).map(|name| format!("/components/{section}/{}", escape(name)));
        match pointer {
            Some(pointer) if self.sources.tree(0).pointer(&pointer).is_some() => {
                Target { source: 0, pointer, kind: target.kind }
            }
            _ => target,
        }
    }

    /// The references at and below `place`.
    fn references(&self, place: &Target) -> Vec<Found> {
        let mut out = Vec::new();
        let Some(node) = self.sources.tree(place.source).pointer(&place.pointer) else { return out };
        let shape = match place.kind {
            Kind::Schema => Shape::Schema,
            kind => Shape::Or(kind),
        };
        walk(node, shape, &Path::start(&place.pointer), &mut |node, kind, path| {
            let takes_references = kind.section().is_some();
            if let Some(text) = node.get("$ref").filter(|text| takes_references && text.as_str().is_some()) {
                out.push(Found { text: text.clone(), kind, pointer: path.key("$ref").to_string() });
            }
            if kind == Kind::Discriminator {
                mapping(node, path, &mut out);
            }
        });
        out
    }
}

/// Values of `discriminator.mapping` that are references and not names of schemas.
fn mapping(node: &Node, path: &Path<'_>, out: &mut Vec<Found>) {
    for (key, text) in node.get("mapping").and_then(Node::as_object).into_iter().flatten() {
        if text.as_str().is_some_and(is_reference) {
            let pointer = path.key("mapping").key(key).to_string();
            out.push(Found { text: text.clone(), kind: Kind::Schema, pointer });
        }
    }
}

/// Whether a value of `discriminator.mapping` is a reference: whatever cannot be the name of a component is.
fn is_reference(text: &str) -> bool {
    let file = [".yaml", ".yml", ".json"].iter().any(|extension| text.ends_with(extension));
    file || text.contains(['/', '#'])
}

fn complain(found: &Found, fault: Fault, context: &mut Context) {
    let diagnostic = context.error(&found.pointer, found.text.at, fault.message);
    if let Some(help) = fault.help {
        diagnostic.help(help);
    }
}

/// Name of the component that `pointer` names.
pub fn component_name(pointer: &str) -> Option<String> {
    component(pointer).map(|(_, name)| unescape(name).into_owned())
}
