//! Failing closed: every keyword of the document is one that a later stage understands, and has a value of the right
//! form. What is unknown is an error with the nearest known name; what is known but not honoured is said.

use std::fmt;

use indexmap::IndexMap;

use super::{
    context::Context,
    grammar::{Fate, Kind, Others, Path, Rule, Shape},
    nearest::nearest,
    tree::{Node, NodeValue},
};
use crate::diagnostic::text::quoted;

/// Type names of JSON Schema.
pub const TYPES: &[&str] = &["string", "number", "integer", "boolean", "array", "object", "null"];

/// What a message calls a value.
#[derive(Clone, Copy)]
enum Owner<'a> {
    Document,
    /// The value of a keyword; `null` is taken for no value
    Keyword(&'a str),
    /// The value of a free key
    Member(&'a str),
    Item,
}

impl fmt::Display for Owner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Owner::Document => f.write_str("the document"),
            Owner::Keyword(key) | Owner::Member(key) => f.write_str(&quoted(key)),
            Owner::Item => f.write_str("this item"),
        }
    }
}

/// Checks the whole document.
pub fn check(root: &Node, context: &mut Context) {
    check_value(root, Shape::Object(Kind::Document), Owner::Document, &Path::start(""), context);
}

/// Checks that `node`, the value of what `owner` names, has the form `shape`.
fn check_value(node: &Node, shape: Shape, owner: Owner<'_>, path: &Path<'_>, context: &mut Context) {
    match (shape, &node.value) {
        (Shape::Any, _)
        | (Shape::Text, NodeValue::String(_) | NodeValue::Number(_))
        | (Shape::Flag | Shape::Bound | Shape::Schema | Shape::Extra, NodeValue::Bool(_))
        | (Shape::Number | Shape::Bound, NodeValue::Number(_)) => {}
        (Shape::Count, NodeValue::Number(digits)) if is_count(digits) => {}
        (Shape::OneOf(allowed), NodeValue::String(text)) => one_of(text, allowed, owner, node, path, context),
        (Shape::Types, NodeValue::String(text)) => one_of(text, TYPES, owner, node, path, context),
        (Shape::Types, NodeValue::Null) => {}
        (Shape::Types, NodeValue::List(items)) => types(items, owner, node, path, context),
        (Shape::Object(kind) | Shape::Or(kind), NodeValue::Object(members)) => {
            object(node, members, kind, path, context);
        }
        (Shape::Schema | Shape::Extra, NodeValue::Object(members)) => {
            object(node, members, Kind::Schema, path, context)
        }
        (Shape::List(shape), NodeValue::List(items)) => {
            for (index, item) in items.iter().enumerate() {
                check_value(item, *shape, Owner::Item, &path.index(index), context);
            }
        }
        (Shape::Map(shape), NodeValue::Object(members)) => {
            for (key, member) in members {
                check_value(member, *shape, Owner::Member(key), &path.key(key), context);
            }
        }
        (Shape::Text, NodeValue::Null) if matches!(owner, Owner::Member(_)) => {}
        (_, NodeValue::Null) if matches!(owner, Owner::Keyword(_)) => {
            context.warning(path, node.mark(), format!("{owner} is empty, as if it were absent"));
        }
        _ => {
            let message = format!("{owner} has to be {}, not {}", form(shape), shown(node));
            context.error(path, node.mark(), message);
        }
    }
}

fn object(node: &Node, members: &IndexMap<String, Node>, kind: Kind, path: &Path<'_>, context: &mut Context) {
    let rule = kind.rule();
    if let Some(reference) = members.get("$ref").filter(|_| kind.section().is_some()) {
        if reference.as_str().is_none() {
            let message = format!("`$ref` has to be a string, not {}", shown(reference));
            context.error(path.key("$ref"), reference.mark(), message);
        }
        if !matches!(kind, Kind::Schema | Kind::PathItem) {
            return beside_reference(members, path, context);
        }
    }
    for (key, member) in members {
        let here = path.key(key);
        if let Some(keyword) = rule.keyword(key) {
            match keyword.fate {
                Fate::Read | Fate::Dropped => {}
                Fate::Ignored(why) => {
                    context.warning(here, member.key, format!("{} has no effect: {why}", quoted(key)));
                }
                Fate::Refused(help) => {
                    context.error(here, member.key, format!("{} is not supported", quoted(key))).help(help);
                }
            }
            check_value(member, keyword.shape, Owner::Keyword(key), &here, context);
        } else if !key.starts_with("x-") {
            other(key, member, rule, &here, context);
        }
    }
    for required in rule.required {
        if members.get(*required).is_none_or(Node::is_null) {
            let message = format!("{} needs {}", rule.name, quoted(required));
            context.error(path, node.key, message);
        }
    }
}

/// A key that is not a keyword of its object.
fn other(key: &str, member: &Node, rule: &Rule, path: &Path<'_>, context: &mut Context) {
    match (rule.others, rule.shape(key)) {
        (Others::Free, _) => {}
        (Others::Paths, Some(shape)) if key.starts_with('/') => {
            check_value(member, shape, Owner::Member(key), path, context);
        }
        (Others::Statuses, Some(shape)) if is_status(key) => {
            check_value(member, shape, Owner::Member(key), path, context);
        }
        (Others::Expressions, Some(shape)) => check_value(member, shape, Owner::Member(key), path, context),
        (Others::Paths, _) => {
            context.error(path, member.key, format!("the path {} does not start with `/`", quoted(key)));
        }
        (Others::Statuses, _) => {
            context
                .error(path, member.key, format!("{} is not a status code", quoted(key)))
                .help("write a code as in `404`, a class as in `4XX`, or `default`");
        }
        _ => {
            let message = format!("{} is not a keyword of {}", quoted(key), rule.name);
            let help = match nearest(key, rule.keywords.iter().map(|keyword| keyword.name)) {
                Some(name) => format!("did you mean {}?", quoted(name)),
                None => "keywords of your own start with `x-`".to_owned(),
            };
            context.error(path, member.key, message).help(help);
        }
    }
}

/// Keys beside the `$ref` of a Reference Object (OpenAPI 3.1.1, section 4.8.23), which are not looked at, its
/// `description` aside, which stands for that of the component.
fn beside_reference(members: &IndexMap<String, Node>, path: &Path<'_>, context: &mut Context) {
    for (key, member) in members.iter().filter(|(key, _)| !matches!(key.as_str(), "$ref" | "description")) {
        let message = format!("{} beside `$ref` has no effect", quoted(key));
        context.warning(path.key(key), member.key, message);
    }
}

fn one_of(
    text: &str,
    allowed: &[&str],
    owner: Owner<'_>,
    node: &Node,
    path: &Path<'_>,
    context: &mut Context,
) {
    if !allowed.contains(&text) {
        let message = format!("{} is not a value of {owner}", quoted(text));
        context.error(path, node.at, message).help(format!("known are {}", allowed.join(", ")));
    }
}

fn types(items: &[Node], owner: Owner<'_>, node: &Node, path: &Path<'_>, context: &mut Context) {
    if items.is_empty() {
        context.error(path, node.key, format!("{owner} names no type"));
    }
    for (index, item) in items.iter().enumerate() {
        match &item.value {
            NodeValue::String(text) => one_of(text, TYPES, owner, item, &path.index(index), context),
            NodeValue::Null => {}
            _ => {
                let message = format!("an item of {owner} has to be a string, not {}", item.kind());
                context.error(path.index(index), item.at, message);
            }
        }
    }
}

/// What stands there: the value of a number or a boolean, the sort of anything else.
fn shown(node: &Node) -> String {
    match &node.value {
        NodeValue::Number(digits) => quoted(digits),
        NodeValue::Bool(value) => format!("`{value}`"),
        _ => node.kind().to_owned(),
    }
}

/// What has to stand there, with an article.
fn form(shape: Shape) -> String {
    match shape {
        Shape::Any => "a value".to_owned(),
        Shape::Text => "a string".to_owned(),
        Shape::Flag => "`true` or `false`".to_owned(),
        Shape::Count => "a whole number from 0".to_owned(),
        Shape::Number => "a number".to_owned(),
        Shape::Bound => "a number or a boolean".to_owned(),
        Shape::Types => "a type name or an array of them".to_owned(),
        Shape::OneOf(allowed) => format!("one of {}", allowed.join(", ")),
        Shape::Object(kind) if kind.rule().name.starts_with('`') => "an object".to_owned(),
        Shape::Object(kind) => kind.rule().name.to_owned() + " object",
        Shape::Or(kind) => format!("{} object or a reference", kind.rule().name),
        Shape::Schema | Shape::Extra => "a schema".to_owned(),
        Shape::List(_) => "an array".to_owned(),
        Shape::Map(_) => "an object".to_owned(),
    }
}

/// Whether `digits` are a whole number from 0 that 32 bits hold, perhaps written with a fraction of zeros.
fn is_count(digits: &str) -> bool {
    let whole = digits.split_once('.').map_or(digits, |(whole, fraction)| {
        if fraction.bytes().all(|byte| byte == b'0') { whole } else { digits }
    });
    whole.parse::<u32>().is_ok()
}

/// Whether `key` is a status code or a class of them (OpenAPI 3.1.1, section 4.8.16).
fn is_status(key: &str) -> bool {
    matches!(
        key.as_bytes(),
        [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] | [b'1'..=b'5', b'X' | b'x', b'X' | b'x']
    )
}
