//! OpenAPI Overlay 1.0 and 1.1: actions on a document that is not ours to edit.
//!
//! Actions see the document as one, with the files it refers to bundled into it. One difference from the
//! specification: an action that selects nothing is an error here, since it is most often a path that was mistyped or
//! that the document lost.

mod merge;
mod select;

use std::path::{Path, PathBuf};

use self::select::{Selected, select};
use super::{
    context::Context,
    limits, source,
    tree::{Mark, Node, NodeValue, join},
};
use crate::diagnostic::text::quoted;

/// What an action may contain.
const ACTION_KEYS: &[&str] = &["target", "description", "update", "remove", "copy"];

/// What an overlay may contain.
const OVERLAY_KEYS: &[&str] = &["overlay", "info", "extends", "actions"];

/// Applies every action of every overlay to `root`, in order.
pub fn apply(root: &mut Node, overlays: &[PathBuf], context: &mut Context) {
    for path in overlays {
        if let Some(overlay) = read(path, context) {
            for (index, action) in
                overlay.get("actions").and_then(Node::as_list).into_iter().flatten().enumerate()
            {
                Action { action, pointer: format!("/actions/{index}") }.apply(root, context);
                if root.depth() > limits::DEPTH {
                    let message = format!("the action nests the document more than {} deep", limits::DEPTH);
                    context.error(format!("/actions/{index}"), action.mark(), message);
                    return;
                }
            }
        }
    }
}

fn read(path: &Path, context: &mut Context) -> Option<Node> {
    let overlay = source::read(path, &path.to_string_lossy(), context)?;
    let version = overlay.get("overlay").map(|version| match &version.value {
        NodeValue::String(text) | NodeValue::Number(text) => text.clone(),
        _ => String::new(),
    });
    let known =
        version.as_deref().is_some_and(|version| version.starts_with("1.0") || version.starts_with("1.1"));
    if !known {
        let mark = overlay.get("overlay").map_or(overlay.at, |version| version.at);
        context
            .error("/overlay", mark, "not an OpenAPI Overlay of version 1.0 or 1.1")
            .help("write `overlay: 1.0.0`");
        return None;
    }
    unknown_keys(&overlay, OVERLAY_KEYS, "", context);
    let actions = overlay.get("actions");
    if actions.and_then(Node::as_list).is_none_or(|actions| actions.is_empty()) {
        let mark = actions.map_or(overlay.at, |actions| actions.key);
        context.error("/actions", mark, "an overlay has a list of `actions`");
    }
    Some(overlay)
}

fn unknown_keys(node: &Node, known: &[&str], pointer: &str, context: &mut Context) {
    for (key, member) in node.as_object().into_iter().flatten() {
        if !known.contains(&key.as_str()) && !key.starts_with("x-") {
            let message = format!("{} is not a keyword of an overlay", quoted(key));
            context
                .error(join(pointer, key), member.key, message)
                .help(format!("known are {}", known.join(", ")));
        }
    }
}

struct Action<'a> {
    action: &'a Node,
    pointer: String,
}

impl Action<'_> {
    fn apply(&self, root: &mut Node, context: &mut Context) {
        unknown_keys(self.action, ACTION_KEYS, &self.pointer, context);
        let Some(target) = self.action.get("target").filter(|target| target.as_str().is_some()) else {
            self.error("target", "an action has a `target`, a JSONPath expression", context);
            return;
        };
        let pointer = join(&self.pointer, "target");
        let Some(selected) = select(root, target, &pointer, context) else { return };
        if selected.is_empty() {
            let message = format!("{} selects nothing", quoted(target.as_str().unwrap_or_default()));
            context.error(pointer, target.at, message).help("correct the path, or remove the action");
        } else if self.action.get("remove").and_then(Node::as_bool) == Some(true) {
            self.remove(root, selected, context);
        } else if let Some(update) = self.action.get("update") {
            self.update(root, &selected, update, context);
        } else if let Some(source) = self.action.get("copy") {
            let pointer = join(&self.pointer, "copy");
            let Some(mut sources) = select(root, source, &pointer, context) else { return };
            match (sources.pop(), sources.is_empty()) {
                (Some(one), true) => {
                    if let Some(node) =
                        one.find(root).and_then(|node| context.copy(node, &pointer, source.at))
                    {
                        self.update(root, &selected, &node, context);
                    }
                }
                _ => self.error("copy", "`copy` has to select exactly one value", context),
            }
        } else {
            self.error("target", "the action does nothing", context);
        }
    }

    fn update(&self, root: &mut Node, selected: &[Selected], update: &Node, context: &mut Context) {
        for place in selected {
            let pointer = join(&self.pointer, "update");
            let Some(copy) = context.copy(update, &pointer, update.mark()) else { return };
            if let Some(node) = place.find_mut(root) {
                merge::update(node, copy, &pointer, context);
            }
        }
    }

    fn remove(&self, root: &mut Node, selected: Vec<Selected>, context: &mut Context) {
        if selected.iter().any(Selected::is_root) {
            self.error("target", "the whole document cannot be removed", context);
            return;
        }
        for (parent, steps) in select::by_parent(selected) {
            match parent.find_mut(root).map(|node| &mut node.value) {
                Some(NodeValue::Object(members)) => {
                    members.retain(|key, _| !steps.contains(&select::Step::Name(key.clone())));
                }
                Some(NodeValue::List(items)) => {
                    let mut index = 0;
                    items.retain(|_| {
                        index += 1;
                        !steps.contains(&select::Step::Index(index - 1))
                    });
                }
                _ => {}
            }
        }
    }

    fn error(&self, key: &str, message: &str, context: &mut Context) {
        let mark: Mark = self.action.get(key).map_or(self.action.at, Node::mark);
        context.error(join(&self.pointer, key), mark, message);
    }
}
