use super::{Bundler, Resolution, Target, collect::component_name, names::Names};
use crate::frontend::{
    context::Context,
    grammar::{Kind, Path, Shape, walk, walk_mut},
    tree::{Mark, Node, NodeValue, escape},
};

/// Path item references that lead to path item references; more is a circle.
const HOPS: usize = 16;

impl Bundler {
    /// Moves every definition that becomes a component under `components` and gives the document without references
    /// rewritten yet.
    pub(super) fn extract(&mut self, names: &Names) -> Node {
        let mut targets: Vec<_> = self.moved.keys().cloned().collect();
        targets.sort_by_key(|target| std::cmp::Reverse(target.pointer.matches('/').count()));
        let mut taken = Vec::new();
        for target in targets {
            let Some(name) = names.get(&target) else { continue };
            let reference = self.reference(&target, name);
            if let Some(node) = self.sources.tree_mut(target.source).pointer_mut(&target.pointer) {
                let (at, key) = (node.at, node.key);
                let link = Node { key, ..Node::object([("$ref", Node::string(reference, at))], at) };
                self.done.insert(at);
                taken.push((target, std::mem::replace(node, link)));
            }
        }
        let order = |target: &Target| self.moved.get_index_of(target);
        taken.sort_by_key(|(target, _)| order(target));
        let mut root = self.sources.take(0);
        for (target, node) in taken {
            if let Some(name) = names.get(&target) {
                add_component(&mut root, target.kind, name, node);
                self.placed.insert(target, name.clone());
            }
        }
        root
    }

    /// Puts every path item of another place where it is used: in `paths`, and in webhooks and callbacks.
    pub(super) fn inline_path_items(&mut self, root: &mut Node, context: &mut Context) {
        for _ in 0..HOPS {
            let found = path_item_references(root);
            if found.is_empty() {
                return;
            }
            let mut changed = false;
            for pointer in found {
                let Some(item) = root.pointer(&pointer) else { continue };
                if let Some(node) = self.path_item(root, item, &pointer, context)
                    && let Some(slot) = root.pointer_mut(&pointer)
                {
                    *slot = node;
                    changed = true;
                }
            }
            if !changed {
                return;
            }
        }
        for pointer in path_item_references(root).into_iter().take(1) {
            let Some(text) = root.pointer(&pointer).and_then(|item| item.get("$ref")) else { continue };
            context.error(format!("{pointer}/$ref"), text.at, "the path item is a part of itself");
        }
    }

    /// The path item that `item` leads to, with what stands beside its references.
    fn path_item(&self, root: &Node, item: &Node, pointer: &str, context: &mut Context) -> Option<Node> {
        let mut found = context.copy(item, pointer, item.mark())?;
        for _ in 0..HOPS {
            let Some(text) = found.get("$ref").cloned() else { return Some(found) };
            let Some(Resolution::Moved(target)) = self.resolutions.get(&(text.at, Kind::PathItem)) else {
                return None;
            };
            let tree = if target.source == 0 { root } else { self.sources.tree(target.source) };
            let mut next = context.copy(tree.pointer(&target.pointer)?, pointer, item.mark())?;
            next.key = item.key;
            let siblings = std::mem::replace(&mut found, next);
            if let (NodeValue::Object(siblings), Some(members)) = (siblings.value, found.as_object_mut()) {
                members.extend(siblings.into_iter().filter(|(key, _)| key != "$ref"));
            }
        }
        let text = item.get("$ref")?;
        context.error(format!("{pointer}/$ref"), text.at, "the path item refers to itself");
        None
    }

    /// Gives every reference its final form.
    pub(super) fn rewrite(&mut self, root: &mut Node, names: &Names) {
        walk_mut(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, _| {
            let Some(members) = node.as_object_mut() else { return };
            if kind == Kind::Discriminator {
                let mapping = members.get_mut("mapping").and_then(Node::as_object_mut);
                for text in mapping.into_iter().flat_map(|mapping| mapping.values_mut()) {
                    self.rewrite_text(text, Kind::Schema, names);
                }
            }
            if let Some(text) = members.get_mut("$ref") {
                self.rewrite_text(text, kind, names);
            }
        });
    }

    fn rewrite_text(&mut self, text: &mut Node, kind: Kind, names: &Names) {
        let new = match self.resolutions.get(&(text.at, kind)) {
            Some(Resolution::InPlace(target)) => {
                component_name(&target.pointer).map(|name| self.reference(target, &name))
            }
            Some(Resolution::Moved(target)) => names.get(target).map(|name| self.reference(target, name)),
            None => None,
        };
        if let Some(new) = new {
            self.done.insert(text.at);
            text.value = NodeValue::String(new);
        }
    }

    fn reference(&self, target: &Target, name: &str) -> String {
        format!("#/components/{}/{}", target.kind.section().unwrap_or_default(), escape(name))
    }
}

/// Puts `node` under `components`; a slot of that name that is there already gets it as its value.
fn add_component(root: &mut Node, kind: Kind, name: &str, mut node: Node) {
    let Some(section) = kind.section() else { return };
    let object = |at: Mark| Node::object([], at);
    let at = root.at;
    let Some(members) = root.as_object_mut() else { return };
    let components = members.entry("components".to_owned()).or_insert_with(|| object(at));
    let Some(members) = components.as_object_mut() else { return };
    let section = members.entry(section.to_owned()).or_insert_with(|| object(at));
    if let Some(members) = section.as_object_mut() {
        node.key = node.at;
        members.insert(name.to_owned(), node);
    }
}

/// Where path items of another place are used.
fn path_item_references(root: &Node) -> Vec<String> {
    let mut found = Vec::new();
    walk(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        if kind == Kind::PathItem && node.get("$ref").is_some() {
            found.push(path.to_string());
        }
    });
    found
}
