//! JSONPath (RFC 9535) on a tree.

use std::collections::{BTreeMap, BTreeSet};

use serde_json_path::{JsonPath, PathElement};

use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        tree::{Node, NodeValue},
    },
};

/// Characters of an expression; a longer one is refused.
const LONGEST: usize = 2_000;

/// Brackets inside each other in an expression.
const DEEPEST: usize = 16;

/// `..` in one expression: each multiplies the work by the depth of the document.
const DESCENTS: usize = 3;

/// One step of a selected place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// To a member
    Name(String),
    /// To an item
    Index(usize),
}

/// A place that an expression selects.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Selected(Vec<Step>);

impl Selected {
    /// Whether it is the document itself.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The value there.
    pub fn find<'n>(&self, root: &'n Node) -> Option<&'n Node> {
        self.0.iter().try_fold(root, |node, step| match (&node.value, step) {
            (NodeValue::Object(members), Step::Name(name)) => members.get(name),
            (NodeValue::List(items), Step::Index(index)) => items.get(*index),
            _ => None,
        })
    }

    /// The value there, to be changed.
    pub fn find_mut<'n>(&self, root: &'n mut Node) -> Option<&'n mut Node> {
        self.0.iter().try_fold(root, |node, step| match (&mut node.value, step) {
            (NodeValue::Object(members), Step::Name(name)) => members.get_mut(name),
            (NodeValue::List(items), Step::Index(index)) => items.get_mut(*index),
            _ => None,
        })
    }
}

/// The places by the object or array they are in, inner ones first.
pub fn by_parent(selected: Vec<Selected>) -> Vec<(Selected, BTreeSet<Step>)> {
    let mut parents: BTreeMap<Selected, BTreeSet<Step>> = BTreeMap::new();
    for Selected(mut steps) in selected {
        if let Some(last) = steps.pop() {
            parents.entry(Selected(steps)).or_default().insert(last);
        }
    }
    let mut parents: Vec<_> = parents.into_iter().collect();
    parents.sort_by(|(a, _), (b, _)| b.cmp(a));
    parents
}

/// The places of `root` that the JSONPath expression `target` selects, each once; `None`, with an error, when it is
/// not such an expression.
pub fn select(root: &Node, target: &Node, pointer: &str, context: &mut Context) -> Option<Vec<Selected>> {
    let text = target.as_str().unwrap_or_default();
    let path =
        match too_much(text).map_or_else(|| JsonPath::parse(text).map_err(|error| error.to_string()), Err) {
            Ok(path) => path,
            Err(reason) => {
                let message = format!("{} is not a JSONPath expression: {reason}", quoted(text));
                context
                    .error(pointer, target.at, message)
                    .help("expressions follow RFC 9535, as in `$.paths['/identity'].get`");
                return None;
            }
        };
    let value = root.to_json();
    let step = |element: &PathElement<'_>| match element {
        PathElement::Name(name) => Step::Name((*name).to_owned()),
        PathElement::Index(index) => Step::Index(*index),
    };
    let found: BTreeSet<Selected> = path
        .query_located(&value)
        .locations()
        .map(|place| Selected(place.iter().map(step).collect()))
        .collect();
    Some(found.into_iter().collect())
}

fn too_much(text: &str) -> Option<String> {
    let depth = text.chars().scan(0usize, |depth, c| {
        match c {
            '(' | '[' => *depth += 1,
            ')' | ']' => *depth = depth.saturating_sub(1),
            _ => {}
        }
        Some(*depth)
    });
    if text.len() > LONGEST {
        Some(format!("it is longer than {LONGEST} characters"))
    } else if depth.max().unwrap_or(0) > DEEPEST {
        Some(format!("brackets are nested more than {DEEPEST} deep"))
    } else if text.matches("..").count() > DESCENTS {
        Some(format!("`..` stands in it more than {DESCENTS} times"))
    } else {
        None
    }
}
