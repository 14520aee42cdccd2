//! Values that come as text.

use super::super::kind::Kind;
use super::super::table::Parameter;
use super::{expected, json};
use crate::runtime::{Style, Value};

/// Checks a text that holds one value.
///
/// # Errors
/// What was expected.
pub(super) fn scalar(kind: &Kind, text: &str) -> Result<(), String> {
    let fits = match kind {
        Kind::Any | Kind::Object(_) | Kind::Open(_) => true,
        Kind::Bool => matches!(text, "true" | "false" | "1" | "0"),
        Kind::Integer(least, most) => text.parse().is_ok_and(|number| (*least..=*most).contains(&number)),
        Kind::Number(least, most) => text.parse().is_ok_and(|number| (*least..=*most).contains(&number)),
        Kind::Text(least, most) => (*least..=*most).contains(&(text.chars().count() as u64)),
        Kind::OneOf(values) => values.contains(&text),
        Kind::List(item, ..) => return scalar(item, text),
        Kind::Either(kinds) => kinds.iter().any(|kind| scalar(kind, text).is_ok()),
    };
    fits.then_some(()).ok_or_else(|| expected::kind(kind))
}

/// Checks a value of a path or header in the style of its parameter.
///
/// # Errors
/// What was expected.
pub(super) fn styled(parameter: &Parameter, text: &str) -> Result<(), String> {
    let (text, separator) = match parameter.style {
        Style::Json => return whole(&parameter.kind, text),
        Style::Label { explode } => (text.strip_prefix('.').unwrap_or(text), if explode { '.' } else { ',' }),
        Style::Matrix { explode } => {
            let start = format!(";{}=", parameter.name);
            let text = text.strip_prefix(&start).ok_or_else(|| format!("a value behind `{start}`"))?;
            // What is exploded repeats the name, so only the first value is looked at.
            (if explode { text.split(';').next().unwrap_or(text) } else { text }, ',')
        }
        _ => (text, ','),
    };
    match parameter.kind {
        Kind::List(item, least, most) => {
            let parts: Vec<&str> = text.split(separator).collect();
            counted(parts.len(), least, most)?;
            parts.iter().try_for_each(|part| scalar(item, part))
        }
        kind => scalar(&kind, text),
    }
}

/// Checks a text that is JSON.
///
/// # Errors
/// What was expected.
pub(super) fn whole(kind: &Kind, text: &str) -> Result<(), String> {
    let value: Value = serde_json::from_str(text).map_err(|_| "JSON".to_owned())?;
    json::check(kind, &value).map_err(|(at, expected)| match at.is_empty() {
        true => expected,
        false => format!("{expected} at `{at}`"),
    })
}

/// Checks how many values a list has.
///
/// # Errors
/// What was expected.
pub(super) fn counted(count: usize, least: u64, most: u64) -> Result<(), String> {
    let fits = (least..=most).contains(&(count as u64));
    fits.then_some(()).ok_or_else(|| expected::list(least, most))
}
