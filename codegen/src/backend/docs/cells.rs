//! Description and Example cells: the words of the document, and what it says in figures.

use crate::ir::{Constraints, Docs, Value};
use crate::markdown::{cell, code, escape, line};
use crate::surface::examples::{Strings, json_text};

/// A JSON example is shown in a cell up to this many lines.
const MAX_LINES: usize = 12;

/// A list of scalars is shown on one line, up to this many characters.
const MAX_LIST: usize = 60;

/// What a table says about one parameter or field.
pub struct Facts<'a> {
    /// The words about it.
    pub docs: &'a Docs,
    /// The name in Rust.
    pub ident: &'a str,
    /// The name on the wire; empty when it has none.
    pub wire: &'a str,
    /// Its default.
    pub default: Option<&'a Value>,
    /// Its limits.
    pub constraints: Option<&'a Constraints>,
    /// A sentence that its place adds.
    pub remark: String,
}

/// The Description cell: words, then wire name, default and limits; `N/A` when there is nothing to say.
pub fn description(facts: &Facts<'_>) -> String {
    let words =
        if facts.docs.description.trim().is_empty() { &facts.docs.summary } else { &facts.docs.description };
    let mut notes = Vec::new();
    if !facts.remark.is_empty() {
        notes.push(facts.remark.clone());
    }
    if !facts.wire.is_empty() && facts.wire != facts.ident {
        notes.push(format!("Wire name: {}.", code(facts.wire)));
    }
    notes.extend(facts.default.map(|value| format!("Default: {}.", value_code(value))));
    notes.extend(facts.constraints.iter().flat_map(|limits| limit_notes(limits)));
    let parts = [deprecation(facts.docs), cell(words), notes.join(" ")];
    let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    if text.is_empty() { "N/A".to_owned() } else { text }
}

/// `:warning: **Deprecated**: the reason`, or nothing.
pub fn deprecation(docs: &Docs) -> String {
    match docs.deprecated.as_deref().map(line) {
        None => String::new(),
        Some(reason) if reason.is_empty() => ":warning: **Deprecated**".to_owned(),
        Some(reason) => format!(":warning: **Deprecated**: {reason}"),
    }
}

/// A name in a code span, struck through when it is deprecated.
pub fn name(ident: &str, docs: &Docs) -> String {
    if docs.deprecated.is_some() { format!("~~{}~~", code(ident)) } else { code(ident) }
}

/// The mark of the Required column.
pub fn mark(required: bool) -> String {
    if required { ":heavy_check_mark:" } else { ":heavy_minus_sign:" }.to_owned()
}

/// The Example cell.
pub fn example(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => escape(text),
        Some(value @ (Value::Bool(_) | Value::Number(_))) => json_text(value, Strings::Json, 0),
        Some(Value::List(items)) if items.iter().all(is_scalar) => code(&one_line(items)),
        Some(value) => {
            let text = json_text(value, Strings::Json, 0);
            let lines: Vec<String> = text.lines().map(|line| code(line.trim())).collect();
            if lines.len() > MAX_LINES { String::new() } else { lines.join("\n") }
        }
    }
}

fn is_scalar(value: &Value) -> bool {
    !matches!(value, Value::List(_) | Value::Object(_))
}

/// Scalars as a list; the last ones of a long list are dots.
fn one_line(items: &[Value]) -> String {
    let mut text = String::new();
    for item in items {
        let item = json_text(item, Strings::Json, 0);
        let separator = if text.is_empty() { "" } else { ", " };
        if !text.is_empty() && text.len() + item.len() > MAX_LIST {
            text.push_str(", ...");
            break;
        }
        text.push_str(&format!("{separator}{item}"));
    }
    format!("[{text}]")
}

/// The header of a table whose rows end in an example. When no row that `counts` has one, there is no such
/// column, and the cell is dropped.
pub fn with_examples(
    header: [&'static str; 4],
    rows: &mut [Vec<String>],
    counts: impl Fn(&[String]) -> bool,
) -> Vec<&'static str> {
    let has_example = rows.iter().any(|row| counts(row) && row.last().is_some_and(|cell| !cell.is_empty()));
    if !has_example {
        rows.iter_mut().for_each(|row| drop(row.pop()));
    }
    header.into_iter().chain(has_example.then_some("Example")).collect()
}

fn value_code(value: &Value) -> String {
    match value {
        Value::String(text) if text.trim().is_empty() => code(&format!("{text:?}")),
        Value::String(text) => code(text),
        value => {
            let text = json_text(value, Strings::Json, 0);
            code(&text.lines().map(str::trim).collect::<Vec<_>>().join(" "))
        }
    }
}

fn limit_notes(limits: &Constraints) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(number_note(limits));
    notes.extend(limits.multiple_of.as_ref().map(|step| format!("Multiple of {}.", code(step))));
    notes.extend(count_note(limits.min_length, limits.max_length, "character"));
    notes.extend(count_note(limits.min_items, limits.max_items, "item"));
    notes.extend(limits.unique_items.then(|| "No item twice.".to_owned()));
    notes.extend(limits.pattern.as_ref().map(|pattern| format!("Pattern: {}.", code(pattern))));
    notes.extend(limits.format.as_ref().map(|format| format!("Format: {}.", code(format))));
    notes
}

fn number_note(limits: &Constraints) -> Option<String> {
    let least = limits.minimum.as_ref().map(|limit| (limits.exclusive_minimum, code(limit)));
    let most = limits.maximum.as_ref().map(|limit| (limits.exclusive_maximum, code(limit)));
    let above = |(exclusive, limit): (bool, String)| {
        if exclusive { format!("above {limit}") } else { format!("at least {limit}") }
    };
    let below = |(exclusive, limit): (bool, String)| {
        if exclusive { format!("below {limit}") } else { format!("at most {limit}") }
    };
    match (least, most) {
        (None, None) => None,
        (Some((false, least)), Some((false, most))) => Some(format!("From {least} to {most}.")),
        (least, most) => {
            let parts: Vec<String> = least.map(above).into_iter().chain(most.map(below)).collect();
            Some(format!("Value: {}.", parts.join(", ")))
        }
    }
}

fn count_note(least: Option<u64>, most: Option<u64>, noun: &str) -> Option<String> {
    let counted = |count: u64| if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") };
    match (least.filter(|least| *least > 0), most) {
        (None, None) => None,
        (Some(least), Some(most)) if least == most => Some(format!("Exactly {}.", counted(least))),
        (Some(least), Some(most)) => Some(format!("{least} to {}.", counted(most))),
        (Some(least), None) => Some(format!("At least {}.", counted(least))),
        (None, Some(most)) => Some(format!("At most {}.", counted(most))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(constraints: &Constraints, default: Option<&Value>) -> String {
        let docs = Docs { description: "What it is.".to_owned(), ..Docs::default() };
        let constraints = Some(constraints);
        description(&Facts {
            docs: &docs,
            ident: "type_",
            wire: "type",
            default,
            constraints,
            remark: String::new(),
        })
    }

    #[test]
    fn defaults_and_limits_are_shown() {
        let limits = Constraints {
            minimum: Some("0".to_owned()),
            maximum: Some("100".to_owned()),
            pattern: Some("a|b".to_owned()),
            max_items: Some(1),
            ..Constraints::default()
        };
        let expected = "What it is.\nWire name: `type`. Default: `5`. From `0` to `100`. At most 1 item. Pattern: `a|b`.";
        assert_eq!(of(&limits, Some(&Value::Number("5".to_owned()))), expected);
        let limits =
            Constraints { minimum: Some("0".to_owned()), exclusive_minimum: true, ..Constraints::default() };
        assert_eq!(of(&limits, None), "What it is.\nWire name: `type`. Value: above `0`.");
    }

    #[test]
    fn a_deprecated_parameter_says_so_first() {
        let docs = Docs { deprecated: Some("Use `b`.".to_owned()), ..Docs::default() };
        let facts = Facts {
            docs: &docs,
            ident: "a",
            wire: "a",
            default: None,
            constraints: None,
            remark: String::new(),
        };
        assert_eq!(description(&facts), ":warning: **Deprecated**: Use `b`.");
        assert_eq!(name("a", &docs), "~~`a`~~");
    }

    #[test]
    fn lists_of_scalars_stay_on_a_line() {
        let numbers = |count: u32| Value::List((0..count).map(|n| Value::Number(n.to_string())).collect());
        assert_eq!(example(Some(&numbers(2))), "`[0, 1]`");
        let long = example(Some(&numbers(100)));
        assert!(long.starts_with("`[0, 1, ") && long.ends_with(", ...]`") && long.len() < 80, "{long}");
        let nested = example(Some(&Value::List(vec![numbers(1)])));
        assert_eq!(nested, "`[`\n`[`\n`0`\n`]`\n`]`");
    }

    #[test]
    fn nothing_to_say_is_said() {
        let docs = Docs::default();
        let facts = Facts {
            docs: &docs,
            ident: "a",
            wire: "a",
            default: None,
            constraints: None,
            remark: String::new(),
        };
        assert_eq!(description(&facts), "N/A");
    }
}
