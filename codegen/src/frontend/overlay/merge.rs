use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        tree::{Node, NodeValue, join},
    },
};

/// Merges `update` into `node`, which an action selected (Overlay 1.1, section 4.4.3): members into an object, items
/// or one item to the end of an array, one scalar in place of another. `pointer` leads to the update in its overlay.
pub fn update(node: &mut Node, update: Node, pointer: &str, context: &mut Context) {
    match &mut node.value {
        NodeValue::List(items) if update.as_list().is_none() => items.push(update),
        _ => merge(node, update, pointer, context),
    }
}

/// Merges `update` into a value of the same sort.
fn merge(node: &mut Node, update: Node, pointer: &str, context: &mut Context) {
    let mark = update.mark();
    match (&mut node.value, update.value) {
        (NodeValue::Object(members), NodeValue::Object(updates)) => {
            for (key, value) in updates {
                match members.get_mut(&key) {
                    Some(member) => merge(member, value, &join(pointer, &key), context),
                    None => {
                        members.insert(key, value);
                    }
                }
            }
        }
        (NodeValue::List(items), NodeValue::List(more)) => items.extend(more),
        (NodeValue::Object(_) | NodeValue::List(_), value)
        | (_, value @ (NodeValue::Object(_) | NodeValue::List(_))) => {
            let found = Node::new(value, mark);
            let name = pointer.rsplit('/').next().unwrap_or_default();
            let message =
                format!("{} is {} in the document, {} here", quoted(name), node.kind(), found.kind());
            context
                .error(pointer, mark, message)
                .help("remove the value with an action first, then add the new one");
        }
        (_, value) => {
            node.value = value;
            (node.at, node.key) = (update.at, update.key);
        }
    }
}
