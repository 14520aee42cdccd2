//! Writes values in the styles of OpenAPI.

use serde_json::{Map, Value};

use super::percent::{encode, encode_query_value};
use super::style::Style;

/// The key of an object below which `[name, value]` pairs are listed that go into a query one by one in this
/// order, each name as often as it is there. A map can say neither; no parameter has an empty name.
pub const PAIRS: &str = "";

/// The `name=value` pairs of a query, cookie or form field. Styles that belong to paths count as `form`.
pub(crate) fn query_pairs(name: &str, style: Style, value: &Value) -> Vec<String> {
    let mut pairs = Vec::new();
    match style {
        Style::Json => pairs.push(pair(name, &encode(&value.to_string()))),
        Style::DeepObject => deep_object(&encode(name), value, &mut pairs),
        Style::SpaceDelimited => joined(name, value, "%20", encode, &mut pairs),
        Style::PipeDelimited => joined(name, value, "%7C", encode, &mut pairs),
        Style::Form { explode: false, allow_reserved } => {
            joined(name, value, ",", |text| encode_query_value(text, allow_reserved), &mut pairs);
        }
        Style::Form { allow_reserved, .. } => exploded(name, value, allow_reserved, &mut pairs),
        Style::Simple { .. } | Style::Matrix { .. } | Style::Label { .. } => {
            exploded(name, value, false, &mut pairs);
        }
    }
    pairs
}

/// The text of a path parameter.
pub(super) fn path_value(name: &str, style: Style, value: &Value) -> String {
    match style {
        Style::Json => encode(&value.to_string()),
        Style::Matrix { explode } => matrix(&encode(name), explode, value),
        Style::Label { explode } => {
            format!(".{}", parts(value, explode, encode).join(if explode { "." } else { "," }))
        }
        Style::Simple { explode } => parts(value, explode, encode).join(","),
        _ => parts(value, false, encode).join(","),
    }
}

/// The text of a header; nothing is percent-encoded there.
pub(super) fn header_value(style: Style, value: &Value) -> String {
    match style {
        Style::Json => value.to_string(),
        Style::Simple { explode } => parts(value, explode, str::to_owned).join(","),
        _ => parts(value, false, str::to_owned).join(","),
    }
}

fn pair(name: &str, encoded: &str) -> String {
    format!("{}={encoded}", encode(name))
}

fn exploded(name: &str, value: &Value, allow_reserved: bool, pairs: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Array(items) => {
            for item in items.iter().filter(|item| !item.is_null()) {
                pairs.push(pair(name, &encode_query_value(&text(item), allow_reserved)));
            }
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::Array(listed) if key == PAIRS => {
                        pairs.extend(listed.iter().filter_map(|entry| listed_pair(entry, allow_reserved)));
                    }
                    Value::Object(_) => {
                        pairs.push(pair(key, &encode_query_value(&text(value), allow_reserved)))
                    }
                    _ => exploded(key, value, allow_reserved, pairs),
                }
            }
        }
        scalar => pairs.push(pair(name, &encode_query_value(&text(scalar), allow_reserved))),
    }
}

/// The pair of a `[name, value]` below [`PAIRS`].
fn listed_pair(entry: &Value, allow_reserved: bool) -> Option<String> {
    let Some([Value::String(name), value]) = entry.as_array().map(Vec::as_slice) else { return None };
    Some(pair(name, &encode_query_value(&text(value), allow_reserved)))
}

fn joined(
    name: &str,
    value: &Value,
    separator: &str,
    encode: impl Fn(&str) -> String,
    pairs: &mut Vec<String>,
) {
    let parts = parts(value, false, encode);
    if !parts.is_empty() {
        pairs.push(pair(name, &parts.join(separator)));
    }
}

/// `prefix` is encoded already; brackets are sent as `%5B` and `%5D`, as they may not stand in a query.
fn deep_object(prefix: &str, value: &Value, pairs: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Array(items) => items.iter().for_each(|item| match item {
            Value::Object(_) | Value::Array(_) => pairs.push(format!("{prefix}={}", encode(&text(item)))),
            _ => deep_object(prefix, item, pairs),
        }),
        Value::Object(entries) => {
            for (key, value) in entries {
                deep_object(&format!("{prefix}%5B{}%5D", encode(key)), value, pairs);
            }
        }
        scalar => pairs.push(format!("{prefix}={}", encode(&text(scalar)))),
    }
}

fn matrix(name: &str, explode: bool, value: &Value) -> String {
    match value {
        Value::Array(items) if explode => {
            items.iter().map(|item| format!(";{name}={}", encode(&text(item)))).collect()
        }
        Value::Object(entries) if explode => {
            object_parts(entries, true, encode).iter().map(|part| format!(";{part}")).collect()
        }
        _ => format!(";{name}={}", parts(value, false, encode).join(",")),
    }
}

/// The encoded parts of a value, to be joined by the separator of the style.
fn parts(value: &Value, explode: bool, encode: impl Fn(&str) -> String) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => {
            items.iter().filter(|item| !item.is_null()).map(|item| encode(&text(item))).collect()
        }
        Value::Object(entries) => object_parts(entries, explode, encode),
        scalar => vec![encode(&text(scalar))],
    }
}

fn object_parts(entries: &Map<String, Value>, explode: bool, encode: impl Fn(&str) -> String) -> Vec<String> {
    let entries = entries.iter().filter(|(_, value)| !value.is_null());
    match explode {
        true => entries.map(|(key, value)| format!("{}={}", encode(key), encode(&text(value)))).collect(),
        false => entries.flat_map(|(key, value)| [encode(key), encode(&text(value))]).collect(),
    }
}

/// A scalar as text; a whole number without a fraction even when it is a float; anything nested as JSON.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 1e15 => {
                format!("{float:.0}")
            }
            _ => number.to_string(),
        },
        other => other.to_string(),
    }
}
