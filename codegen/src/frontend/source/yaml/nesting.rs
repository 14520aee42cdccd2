//! Arrays, objects and aliases.

use super::{Anchored, Builder, Frame, Stop};
use crate::frontend::{
    context, limits,
    tree::{Mark, Node, NodeValue},
};

impl Builder<'_> {
    /// Starts an array or object.
    pub(super) fn open(&mut self, value: NodeValue, anchor: usize, at: Mark) -> Result<(), Stop> {
        if self.wants_key() {
            self.context
                .error(self.pointer(), at, "a key has to be a scalar, this is an array or an object")
                .help("put text that contains `{` or `[` between quotes");
            return Err(Stop);
        }
        self.check_depth(self.stack.len() + 1, at)?;
        self.spend(1, at)?;
        if anchor > 0 {
            self.open_anchors.push(anchor);
        }
        self.stack.push(Frame { value, at, anchor, key: None, skip: false, depth: 0 });
        Ok(())
    }

    /// Ends the innermost array or object.
    pub(super) fn close(&mut self) -> Result<(), Stop> {
        let Some(frame) = self.stack.pop() else { return Err(Stop) };
        let node = Node::new(frame.value, frame.at);
        if frame.anchor > 0 {
            self.open_anchors.pop();
            let anchored = Anchored { nodes: node.weight(), depth: frame.depth + 1, node: node.clone() };
            self.spend(anchored.nodes, frame.at)?;
            self.anchors.insert(frame.anchor, anchored);
        }
        self.push(node, frame.depth + 1);
        Ok(())
    }

    /// Puts a copy of an anchored value.
    pub(super) fn alias(&mut self, anchor: usize, at: Mark) -> Result<(), Stop> {
        if self.wants_key() || self.open_anchors.contains(&anchor) {
            let message = if self.wants_key() {
                "an alias cannot be a key"
            } else {
                "the alias stands inside its own anchor"
            };
            self.context.error(self.pointer(), at, message);
            return Err(Stop);
        }
        let Some(Anchored { nodes, depth, .. }) = self.anchors.get(&anchor) else { return Ok(()) };
        let (nodes, depth) = (*nodes, *depth);
        self.check_depth(self.stack.len() + depth, at)?;
        self.spend(nodes, at)?;
        if let Some(anchored) = self.anchors.get(&anchor) {
            let mut node = anchored.node.clone();
            (node.at, node.key) = (at, at);
            self.push(node, depth);
        }
        Ok(())
    }

    /// Puts a finished node where it belongs.
    pub(super) fn push(&mut self, mut node: Node, depth: usize) {
        let Some(frame) = self.stack.last_mut() else {
            self.root = Some(node);
            return;
        };
        frame.depth = frame.depth.max(depth);
        match &mut frame.value {
            NodeValue::List(items) => items.push(node),
            NodeValue::Object(members) => {
                if let Some((key, mark)) = frame.key.take()
                    && !std::mem::take(&mut frame.skip)
                {
                    node.key = mark;
                    members.insert(key, node);
                }
            }
            _ => {}
        }
    }

    pub(super) fn wants_key(&self) -> bool {
        self.stack
            .last()
            .is_some_and(|frame| matches!(frame.value, NodeValue::Object(_)) && frame.key.is_none())
    }

    fn check_depth(&mut self, depth: usize, at: Mark) -> Result<(), Stop> {
        if depth <= limits::DEPTH {
            return Ok(());
        }
        let message = format!("arrays and objects are nested more than {} deep", limits::DEPTH);
        self.context.error("", at, message).help("move inner schemas to `components` and refer to them");
        Err(Stop)
    }

    pub(super) fn spend(&mut self, count: usize, at: Mark) -> Result<(), Stop> {
        if self.context.spend(count) {
            return Ok(());
        }
        self.context.error("", at, context::too_many_values()).help(context::REPEATED);
        Err(Stop)
    }
}
