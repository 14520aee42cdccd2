//! Listed values.

use super::{
    Lowering, scalars,
    schema::Schema,
    types::{Named, Plain, Plan},
    unions,
};
use crate::{
    frontend::{
        draft::Pin,
        tree::{Node, NodeValue, join},
        words,
    },
    ir::{Docs, Enum, EnumKind, EnumValue, Type, TypeId},
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
    pub wire: String,
    /// Its pinned name, as words
    pub name: Option<(String, Pin)>,
    /// The words about it
    pub docs: Docs,
    class: Class,
}

/// What a listed value is in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    String,
    Integer,
    Number,
    Bool,
    Other,
}

/// Extensions that name the values, and whether a name has to be met as it stands.
const NAMES: &[(&str, bool)] =
    &[("x-enum-names", true), ("x-enum-varnames", false), ("x-speakeasy-enums", false)];

/// Decides for schemas of which some list values; several lists leave what is in all of them.
pub(super) fn plan<'a>(cx: &mut Lowering<'a>, plains: &[Schema<'a>], all: &[Schema<'a>]) -> Plan<'a> {
    let mut lists = plains.iter().filter(|schema| !schema.list("enum").is_empty());
    let Some(first) = lists.next() else { return scalars::plan(cx, all) };
    let mut values = listed(cx, first, all);
    for other in lists {
        let allowed = listed(cx, other, all);
        values.retain(|value| allowed.iter().any(|allowed| allowed.wire == value.wire));
    }
    let keyword = scalars::type_keyword(cx, all);
    convert(cx, &mut values, keyword, first);
    if values.is_empty() {
        return scalars::plan(cx, all);
    }
    by_class(values, first, scalars::scalar(keyword, scalars::text(all, "format")))
}

/// Makes an enum of strings or of whole numbers, and a union of what is neither.
fn by_class<'a>(values: Vec<ListedValue>, schema: &Schema<'a>, declared: Type) -> Plan<'a> {
    let all = |class| values.iter().all(|value| value.class == class);
    if all(Class::String) {
        Plan::Named(Named::Enum(Listed { kind: EnumKind::String, values }))
    } else if all(Class::Integer) && declared != Type::Float {
        Plan::Named(Named::Enum(Listed { kind: EnumKind::Integer, values }))
    } else if all(Class::Bool) {
        Plan::Plain(Plain::Type(Type::Bool))
    } else if values.iter().all(|value| matches!(value.class, Class::Integer | Class::Number)) {
        Plan::Plain(Plain::Type(Type::Float))
    } else if values.iter().any(|value| value.class == Class::Other) {
        Plan::Plain(Plain::Type(declared))
    } else {
        unions::of_values(values, schema)
    }
}

/// The values that `schema` lists, `null` aside, each once. Names and words may also stand around it, in one of `all`.
fn listed<'a>(cx: &mut Lowering<'a>, schema: &Schema<'a>, all: &[Schema<'a>]) -> Vec<ListedValue> {
    let around =
        |keyword: &str| std::iter::once(schema).chain(all).find(|schema| schema.node.get(keyword).is_some());
    let names = NAMES.iter().find_map(|(keyword, hard)| Some((around(keyword)?, *keyword, *hard)));
    let descriptions =
        around("x-enum-descriptions").and_then(|schema| schema.node.get("x-enum-descriptions"));
    let pointer = join(&schema.pointer, "enum");
    let mut values: Vec<ListedValue> = Vec::new();
    for (index, node) in schema.list("enum").iter().enumerate() {
        let (class, wire) = match &node.value {
            NodeValue::Null => continue,
            NodeValue::Bool(value) => (Class::Bool, value.to_string()),
            NodeValue::Number(digits) if digits.parse::<i128>().is_ok() => (Class::Integer, digits.clone()),
            NodeValue::Number(digits) => (Class::Number, digits.clone()),
            NodeValue::String(text) => (Class::String, text.clone()),
            NodeValue::List(_) | NodeValue::Object(_) => (Class::Other, index.to_string()),
        };
        if class != Class::Other && values.iter().any(|value| value.class == class && value.wire == wire) {
            let site = cx.site(&join(&pointer, &index.to_string()));
            cx.diagnostics.warning(site, format!("the value {wire:?} is listed twice"));
            continue;
        }
        let description = descriptions.and_then(|list| entry(list, index, &wire)?.as_str());
        values.push(ListedValue {
            name: names.and_then(|(at, keyword, hard)| pinned(at, keyword, hard, index, &wire)),
            docs: Docs { description: description.unwrap_or_default().to_owned(), ..Docs::default() },
            wire,
            class,
        });
    }
    values
}

/// Brings values into the declared type where that is possible, and drops those that can never fit it.
fn convert<'a>(
    cx: &mut Lowering<'a>,
    values: &mut Vec<ListedValue>,
    keyword: Option<&str>,
    schema: &Schema<'a>,
) {
    let fits = |value: &mut ListedValue| {
        let class = match (keyword, value.class) {
            (Some("string"), _) => Class::String,
            (Some("integer"), Class::String) if value.wire.parse::<i64>().is_ok() => Class::Integer,
            (Some("integer"), Class::Integer) | (Some("number"), Class::Integer | Class::Number) => {
                value.class
            }
            (Some("boolean"), Class::Bool) | (None, _) => value.class,
            (Some("object" | "array"), Class::Other) => value.class,
            _ => return Some(false),
        };
        let same = class == value.class;
        value.class = class;
        same.then_some(true)
    };
    let mut doubtful = false;
    values.retain_mut(|value| {
        let fits = fits(value);
        doubtful |= fits != Some(true);
        fits != Some(false)
    });
    if doubtful && let Some(keyword) = keyword {
        let site = cx.site(&join(&schema.pointer, "enum"));
        cx.diagnostics
            .warning(site, format!("not all of the listed values are of the type `{keyword}`"))
            .help("values are read as that type where they can be, and left out where not");
    }
}

fn pinned(schema: &Schema<'_>, keyword: &str, hard: bool, index: usize, wire: &str) -> Option<(String, Pin)> {
    let node = entry(schema.node.get(keyword)?, index, wire)?;
    let text = match &node.value {
        NodeValue::String(text) => text.clone(),
        NodeValue::Bool(value) => value.to_string(),
        _ => return None,
    };
    let words = words::words(&text);
    (!words.is_empty())
        .then(|| (words, Pin { hard, pointer: join(&schema.pointer, keyword), instead: wish(wire) }))
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
        EnumValue {
            name: words::name(&wish, "value", words::MEMBER_LENGTH),
            wire: value.wire,
            docs: value.docs,
        }
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

    /// One list for the strings and one for the whole numbers; `true` when there are truth values too.
    pub fn split(values: Vec<ListedValue>) -> (Vec<Self>, bool) {
        let of = |class, kind| Self {
            kind,
            values: values.iter().filter(|value| value.class == class).cloned().collect(),
        };
        let lists = [of(Class::String, EnumKind::String), of(Class::Integer, EnumKind::Integer)];
        let has_bool = values.iter().any(|value| value.class == Class::Bool);
        (lists.into_iter().filter(|listed| !listed.values.is_empty()).collect(), has_bool)
    }
}
