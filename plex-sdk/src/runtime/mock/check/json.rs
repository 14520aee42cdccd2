//! Values that come as JSON.

use super::super::kind::{Field, Kind};
use super::expected;
use crate::runtime::Value;

/// Checks `value`. Keys that the description does not declare are allowed in JSON.
///
/// # Errors
/// Where it is wrong, as a path of keys, and what was expected there.
pub(super) fn check(kind: &Kind, value: &Value) -> Result<(), (String, String)> {
    let fits = match (kind, value) {
        (Kind::Any, _) => true,
        (Kind::Bool, Value::Bool(_)) => true,
        (Kind::Integer(least, most), Value::Number(number)) => {
            let number = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
            number.is_some_and(|number| (*least..=*most).contains(&number))
        }
        (Kind::Number(least, most), Value::Number(number)) => {
            number.as_f64().is_some_and(|number| (*least..=*most).contains(&number))
        }
        (Kind::Text(least, most), Value::String(text)) => {
            (*least..=*most).contains(&(text.chars().count() as u64))
        }
        (Kind::OneOf(values), Value::String(text)) => values.contains(&text.as_str()),
        (Kind::OneOf(values), Value::Number(number)) => values.contains(&number.to_string().as_str()),
        (Kind::List(item, least, most), Value::Array(items)) => {
            for (position, value) in items.iter().enumerate() {
                check(item, value).map_err(|problem| below(&position.to_string(), problem))?;
            }
            (*least..=*most).contains(&(items.len() as u64))
        }
        (Kind::Object(fields) | Kind::Open(fields), Value::Object(entries)) => {
            for field in *fields {
                self::field(field, entries.get(field.name)).map_err(|problem| below(field.name, problem))?;
            }
            true
        }
        (Kind::Either(kinds), value) => kinds.iter().any(|kind| check(kind, value).is_ok()),
        _ => false,
    };
    fits.then_some(()).ok_or_else(|| (String::new(), expected::kind(kind)))
}

/// A field that may be absent may be `null` too.
fn field(field: &Field, value: Option<&Value>) -> Result<(), (String, String)> {
    match value {
        None | Some(Value::Null) if !field.required => Ok(()),
        None => Err((String::new(), format!("{}, which is required", expected::kind(&field.kind)))),
        Some(value) => check(&field.kind, value),
    }
}

fn below(key: &str, (at, expected): (String, String)) -> (String, String) {
    let at = if at.is_empty() { key.to_owned() } else { format!("{key}.{at}") };
    (at, expected)
}
