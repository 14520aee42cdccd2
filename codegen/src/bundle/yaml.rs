//! YAML in block style. Every reader of YAML 1.1 or 1.2 takes it for the same values.

use std::fmt::Write as _;

use super::{escaped, is_printable};
use crate::frontend::tree::{Node, NodeValue};

/// Columns that a list in one line may reach.
const WIDTH: usize = 100;

/// `root` as a YAML text with a line break at its end.
pub fn to_yaml(root: &Node) -> String {
    let mut out = String::new();
    match &root.value {
        NodeValue::Object(members) if !members.is_empty() => object(members.iter(), 0, false, &mut out),
        NodeValue::List(items) if !items.is_empty() => list(items, 0, &mut out),
        _ => {
            value(root, 0, &mut out);
            out.push('\n');
        }
    }
    out
}

/// The members of an object, indented by `level` steps; the first one goes on in its line when `inline` says so.
fn object<'n>(
    members: impl Iterator<Item = (&'n String, &'n Node)>,
    level: usize,
    inline: bool,
    out: &mut String,
) {
    for (index, (key, node)) in members.enumerate() {
        if index > 0 || !inline {
            indent(level, out);
        }
        out.push_str(&scalar(key, false));
        out.push(':');
        match &node.value {
            NodeValue::Object(members) if !members.is_empty() => {
                out.push('\n');
                object(members.iter(), level + 1, false, out);
            }
            NodeValue::List(items) if !items.is_empty() => match in_one_line(items, level, key.len()) {
                Some(line) => _ = writeln!(out, " {line}"),
                None => {
                    out.push('\n');
                    list(items, level + 1, out);
                }
            },
            _ => {
                out.push(' ');
                value(node, level + 1, out);
                out.push('\n');
            }
        }
    }
}

/// The items of an array, indented by `level` steps.
fn list(items: &[Node], level: usize, out: &mut String) {
    for item in items {
        indent(level, out);
        out.push('-');
        match &item.value {
            NodeValue::Object(members) if !members.is_empty() => {
                out.push(' ');
                object(members.iter(), level + 1, true, out);
            }
            NodeValue::List(inner) if !inner.is_empty() => match in_one_line(inner, level, 2) {
                Some(line) => _ = writeln!(out, " {line}"),
                None => {
                    out.push('\n');
                    list(inner, level + 1, out);
                }
            },
            _ => {
                out.push(' ');
                value(item, level + 1, out);
                out.push('\n');
            }
        }
    }
}

/// `[a, b]`, when all items are short scalars and the line is not too long.
fn in_one_line(items: &[Node], level: usize, before: usize) -> Option<String> {
    let mut line = "[".to_owned();
    for (index, item) in items.iter().enumerate() {
        let text = match &item.value {
            NodeValue::String(text) => scalar(text, true),
            NodeValue::List(_) | NodeValue::Object(_) => return None,
            _ => item.to_text(),
        };
        line.push_str(if index > 0 { ", " } else { "" });
        line.push_str(&text);
        if level * 2 + before + line.len() > WIDTH {
            return None;
        }
    }
    line.push(']');
    Some(line)
}

/// A value without members or items. The lines of a long text are indented by `level` steps.
fn value(node: &Node, level: usize, out: &mut String) {
    match &node.value {
        NodeValue::String(text) if fits_a_block(text) => {
            out.push_str(if text.ends_with('\n') { "|" } else { "|-" });
            for line in text.trim_end_matches('\n').split('\n') {
                out.push('\n');
                if !line.is_empty() {
                    indent(level, out);
                    out.push_str(line);
                }
            }
        }
        NodeValue::String(text) => out.push_str(&scalar(text, false)),
        NodeValue::Object(_) => out.push_str("{}"),
        NodeValue::List(_) => out.push_str("[]"),
        _ => out.push_str(&node.to_text()),
    }
}

fn indent(level: usize, out: &mut String) {
    out.push_str(&"  ".repeat(level));
}

/// Whether a text of several lines can stand in a block as it is, with at most one line break at its end.
fn fits_a_block(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let starts_well = body.starts_with(|c: char| !c.is_whitespace());
    body.contains('\n')
        && starts_well
        && !body.ends_with('\n')
        && body.chars().all(|c| c == '\n' || is_printable(c))
        && body.split('\n').all(|line| !line.ends_with(' ') && !line.starts_with('\t'))
}

/// A string in one line, quoted where it has to be: more often within brackets.
fn scalar(text: &str, in_brackets: bool) -> String {
    let plain = is_plain(text) && !(in_brackets && text.contains([',', '[', ']', '{', '}']));
    if plain {
        text.to_owned()
    } else if text.chars().all(is_printable) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        escaped(text)
    }
}

/// Whether every reader takes `text` for this string outside of brackets.
fn is_plain(text: &str) -> bool {
    let word = !matches!(
        text.to_ascii_lowercase().as_str(),
        "" | "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null"
    );
    let start = text.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '_' | '$'));
    let version = text.split('.').count() == 3
        && text.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    word && (start || version)
        && text.chars().all(is_printable)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([':', ' '])
}
