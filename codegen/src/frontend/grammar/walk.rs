//! Visiting every object of a document with the knowledge of what it is.

use super::{Kind, Path, Shape};
use crate::frontend::tree::{Node, NodeValue};

/// Calls `visit` for every OpenAPI object below and including `node`, which has the form `shape`: parents first.
///
/// A reference is visited as the object that it stands for. What stands beside the `$ref` is looked into for schemas
/// and path items only.
pub fn walk<'n>(
    node: &'n Node,
    shape: Shape,
    path: &Path<'_>,
    visit: &mut dyn FnMut(&'n Node, Kind, &Path<'_>),
) {
    match (shape, &node.value) {
        (Shape::Object(_) | Shape::Or(_) | Shape::Schema | Shape::Extra, NodeValue::Object(members)) => {
            let kind = kind_of(shape);
            visit(node, kind, path);
            if is_closed_reference(kind, node) {
                return;
            }
            let rule = kind.rule();
            for (key, child) in members {
                if let Some(shape) = rule.shape(key) {
                    walk(child, shape, &path.key(key), visit);
                }
            }
        }
        (Shape::List(shape), NodeValue::List(items)) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, *shape, &path.index(index), visit);
            }
        }
        (Shape::Map(shape), NodeValue::Object(members)) => {
            for (key, child) in members {
                walk(child, *shape, &path.key(key), visit);
            }
        }
        _ => {}
    }
}

/// As [`walk`], children first, and the visited objects may be changed.
pub fn walk_mut(
    node: &mut Node,
    shape: Shape,
    path: &Path<'_>,
    visit: &mut dyn FnMut(&mut Node, Kind, &Path<'_>),
) {
    match (shape, &mut node.value) {
        (Shape::Object(_) | Shape::Or(_) | Shape::Schema | Shape::Extra, NodeValue::Object(_)) => {
            let kind = kind_of(shape);
            let rule = kind.rule();
            if !is_closed_reference(kind, node) {
                for (key, child) in node.as_object_mut().into_iter().flatten() {
                    if let Some(shape) = rule.shape(key) {
                        walk_mut(child, shape, &path.key(key), visit);
                    }
                }
            }
            visit(node, kind, path);
        }
        (Shape::List(shape), NodeValue::List(items)) => {
            for (index, item) in items.iter_mut().enumerate() {
                walk_mut(item, *shape, &path.index(index), visit);
            }
        }
        (Shape::Map(shape), NodeValue::Object(members)) => {
            for (key, child) in members {
                walk_mut(child, *shape, &path.key(key), visit);
            }
        }
        _ => {}
    }
}

fn kind_of(shape: Shape) -> Kind {
    match shape {
        Shape::Object(kind) | Shape::Or(kind) => kind,
        _ => Kind::Schema,
    }
}

/// Whether `node` is a reference beside which nothing counts.
fn is_closed_reference(kind: Kind, node: &Node) -> bool {
    !matches!(kind, Kind::Schema | Kind::PathItem) && node.get("$ref").is_some()
}
