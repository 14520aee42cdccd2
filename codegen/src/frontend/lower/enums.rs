//! Listed values.

use super::{
    Lowering, scalars,
    schema::Schema,
    types::{Named, Plan},
};
use crate::{
    frontend::{
        draft::Pin,
        tree::{Node, NodeValue, join},
        words,
    },
    ir::{Docs, Enum, EnumKind, EnumValue, TypeId},
};

/// Values of one kind, in document order.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    pub kind: EnumKind,
    pub values: Vec<ListedValue>,
}

/// A listed value.
#[derive(Clone, Debug)]
pub(super) struct ListedValue {
    /// On the wire; digits for a number
    wire: String,
    /// Its pinned name, as words
    name: Option<(String, Pin)>,
    /// The words about it
    docs: Docs,
}

/// Extensions that name the values, and whether a name has to be met as it stands.
const NAMES: &[(&str, bool)] =
    &[("x-enum-names", true), ("x-enum-varnames", false), ("x-speakeasy-enums", false)];

/// Decides for schemas of which some list values; several lists leave what is in all of them. Only strings and whole
/// numbers make an enum.
pub(super) fn plan<'a>(cx: &mut Lowering<'a>, plains: &[Schema<'a>], all: &[Schema<'a>]) -> Plan<'a> {
    let kind = match scalars::type_keyword(cx, all) {
        Some("string") => EnumKind::String,
        Some("integer") => EnumKind::Integer,
        _ => return scalars::plan(cx, all),
    };
    let mut lists = plains.iter().filter(|schema| !schema.list("enum").is_empty());
    let mut values = lists.next().map(|first| listed(first, all)).unwrap_or_default();
    for other in lists {
        let allowed = listed(other, all);
        values.retain(|value| allowed.iter().any(|allowed| allowed.wire == value.wire));
    }
    if kind == EnumKind::Integer {
        // `allOf` may bring texts and an integer together.
        values.retain(|value| value.wire.parse::<i64>().is_ok());
    }
    if values.is_empty() { scalars::plan(cx, all) } else { Plan::Named(Named::Enum(Listed { kind, values })) }
}

/// The values that `schema` lists. Names and words may also stand around it, in one of `all`.
fn listed(schema: &Schema<'_>, all: &[Schema<'_>]) -> Vec<ListedValue> {
    let around = |keyword: &str| {
        let mut schemas = std::iter::once(schema).chain(all);
        schemas.find_map(|schema| Some((schema.node.get(keyword)?, join(&schema.pointer, keyword))))
    };
    let names = NAMES.iter().find_map(|(keyword, hard)| Some((around(keyword)?, *hard)));
    let descriptions = around("x-enum-descriptions");
    let value = |(index, node): (usize, &Node)| {
        let wire = match &node.value {
            NodeValue::String(text) => text.clone(),
            NodeValue::Number(digits) => whole(digits)?,
            _ => return None,
        };
        let name = names.as_ref().and_then(|((list, pointer), hard)| {
            let words = spoken(entry(list, index, &wire)?)?;
            Some((words, Pin { hard: *hard, pointer: pointer.clone(), instead: wish(&wire) }))
        });
        let description = descriptions.as_ref().and_then(|(list, _)| entry(list, index, &wire)?.as_str());
        let docs = Docs { description: description.unwrap_or_default().to_owned(), ..Docs::default() };
        Some(ListedValue { wire, name, docs })
    };
    schema.list("enum").iter().enumerate().filter_map(value).collect()
}

/// The digits of a whole number, which may be written `1.0`.
fn whole(digits: &str) -> Option<String> {
    let written = digits.parse::<i128>().map(|number| number.to_string()).ok();
    written.or_else(|| Some(format!("{:.0}", digits.parse::<f64>().ok()?)))
}

/// The words of a name; `true` is what YAML makes of an unquoted name.
fn spoken(node: &Node) -> Option<String> {
    let words = match &node.value {
        NodeValue::String(text) => words::words(text),
        NodeValue::Bool(value) => value.to_string(),
        _ => return None,
    };
    Some(words).filter(|words| !words.is_empty())
}

/// The entry for one value of an extension that is a list beside `enum`, or a map from values.
fn entry<'a>(extension: &'a Node, index: usize, wire: &str) -> Option<&'a Node> {
    match extension.as_object() {
        Some(by_value) => by_value.get(wire),
        None => extension.as_list()?.get(index),
    }
}

/// The enum of listed values.
pub(super) fn build(cx: &mut Lowering<'_>, listed: Listed, id: TypeId) -> Enum {
    let value = |value: ListedValue| {
        let wish = match value.name {
            Some((words, pin)) => {
                cx.pin_member(id, &value.wire, pin);
                words
            }
            None => wish(&value.wire),
        };
        let name = words::name(&wish, "value", words::MEMBER_LENGTH);
        EnumValue { name, wire: value.wire, docs: value.docs }
    };
    Enum { kind: listed.kind, values: listed.values.into_iter().map(value).collect() }
}

/// Words for a value that has no name: its own, or its signs spelled.
fn wish(wire: &str) -> String {
    let negative = wire.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    match words::words(wire) {
        _ if wire.is_empty() => "empty".to_owned(),
        words if words.is_empty() || negative => words::spelled(wire),
        words => words,
    }
}

impl Listed {
    /// The values of several lists, each once.
    pub fn merge(kind: EnumKind, lists: impl IntoIterator<Item = Listed>) -> Self {
        let mut values: Vec<ListedValue> = Vec::new();
        for value in lists.into_iter().flat_map(|listed| listed.values) {
            if values.iter().all(|known| known.wire != value.wire) {
                values.push(value);
            }
        }
        Self { kind, values }
    }
}
