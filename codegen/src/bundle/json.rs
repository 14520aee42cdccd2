//! JSON, indented.

use super::escaped;
use crate::frontend::tree::{Node, NodeValue};

/// `root` as a JSON text with a line break at its end.
pub fn to_json(root: &Node) -> String {
    let mut out = String::new();
    write(root, 1, &mut out);
    out.push('\n');
    out
}

/// Writes `node`, whose members or items are indented by `level` steps.
fn write(node: &Node, level: usize, out: &mut String) {
    match &node.value {
        NodeValue::List(items) if !items.is_empty() => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                start(index, level, out);
                write(item, level + 1, out);
            }
            end(level, out);
            out.push(']');
        }
        NodeValue::Object(members) if !members.is_empty() => {
            out.push('{');
            for (index, (key, member)) in members.iter().enumerate() {
                start(index, level, out);
                out.push_str(&escaped(key));
                out.push_str(": ");
                write(member, level + 1, out);
            }
            end(level, out);
            out.push('}');
        }
        NodeValue::String(text) => out.push_str(&escaped(text)),
        _ => out.push_str(&node.to_text()),
    }
}

fn start(index: usize, level: usize, out: &mut String) {
    out.push_str(if index == 0 { "\n" } else { ",\n" });
    out.push_str(&"  ".repeat(level));
}

fn end(level: usize, out: &mut String) {
    out.push('\n');
    out.push_str(&"  ".repeat(level - 1));
}
