//! Scalars of a document as scalars of a type.

use crate::ir::{Constraints, Type, Value};

/// `value` as a scalar of `ty`, where it is one, or is plainly meant as one (`"1"` for a number, `1` for a text).
pub fn adapt(ty: &Type, value: &Value, is_strict: bool) -> Option<Value> {
    match (ty, value) {
        (Type::Bool, Value::Bool(_)) => Some(value.clone()),
        (Type::Bool, Value::String(text) | Value::Number(text)) if !is_strict => match text.as_str() {
            "true" | "1" => Some(Value::Bool(true)),
            "false" | "0" => Some(Value::Bool(false)),
            _ => None,
        },
        (Type::Int32 | Type::Int64 | Type::UInt64 | Type::Float, Value::Number(digits)) => number(ty, digits),
        (Type::Int32 | Type::Int64 | Type::UInt64 | Type::Float, Value::String(text)) if !is_strict => {
            number(ty, text)
        }
        (Type::String | Type::Secret | Type::Binary, Value::String(_)) => Some(value.clone()),
        (Type::String | Type::Secret, Value::Number(text)) if !is_strict => Some(Value::String(text.clone())),
        (Type::String, Value::Bool(value)) if !is_strict => Some(Value::String(value.to_string())),
        _ => None,
    }
}

/// A number in digits that are a literal in JSON and in Rust, if it is one of `ty`.
pub fn number(ty: &Type, digits: &str) -> Option<Value> {
    let text = match ty {
        Type::Int32 => i32::try_from(integer(digits)?).ok()?.to_string(),
        Type::Int64 => i64::try_from(integer(digits)?).ok()?.to_string(),
        Type::UInt64 => u64::try_from(integer(digits)?).ok()?.to_string(),
        _ => float(digits)?,
    };
    Some(Value::Number(text))
}

/// A number of any kind, for values without a type.
pub fn any_number(digits: &str) -> Option<Value> {
    number(&Type::Int64, digits)
        .or_else(|| number(&Type::UInt64, digits))
        .or_else(|| number(&Type::Float, digits))
}

fn integer(digits: &str) -> Option<i128> {
    digits.parse().ok().or_else(|| {
        let float: f64 = digits.parse().ok()?;
        (float.fract() == 0.0 && float.abs() < 9e15).then_some(float as i128)
    })
}

fn float(digits: &str) -> Option<String> {
    let float: f64 = digits.parse().ok()?;
    float.is_finite().then(|| format!("{float:?}"))
}

/// A scalar of `ty` that keeps to the limits, as far as they can be met without a search.
pub fn made_up(ty: &Type, limits: &Constraints) -> Value {
    match ty {
        Type::Bool => Value::Bool(true),
        Type::Int32 | Type::Int64 | Type::UInt64 => Value::Number(made_up_integer(limits).to_string()),
        Type::Float => Value::Number(format!("{:?}", made_up_float(limits))),
        Type::Binary => Value::String("content of the file".to_owned()),
        _ => Value::String(made_up_text(limits)),
    }
}

fn made_up_integer(limits: &Constraints) -> i64 {
    let limit =
        |text: &Option<String>| text.as_deref().and_then(integer).and_then(|limit| i64::try_from(limit).ok());
    let step = limit(&limits.multiple_of).filter(|step| *step > 0).unwrap_or(1);
    let least = limit(&limits.minimum).map(|least| least.saturating_add(limits.exclusive_minimum.into()));
    let most = limit(&limits.maximum).map(|most| most.saturating_sub(limits.exclusive_maximum.into()));
    let wanted = match (least, most) {
        (Some(least), _) if least > 1 => least,
        (_, Some(most)) if most < 1 => most,
        _ => 1,
    };
    let above = wanted.checked_add((step - wanted.rem_euclid(step)) % step);
    above.filter(|above| most.is_none_or(|most| *above <= most)).unwrap_or(wanted)
}

fn made_up_float(limits: &Constraints) -> f64 {
    let limit =
        |text: &Option<String>| text.as_deref().and_then(float).and_then(|text| text.parse::<f64>().ok());
    match (limit(&limits.minimum), limit(&limits.maximum)) {
        (Some(least), Some(most)) => least + (most - least) / 2.0,
        (Some(least), None) if least > 1.0 => least + 0.5,
        (None, Some(most)) if most < 2.0 => most - 0.5,
        _ => 1.5,
    }
}

fn made_up_text(limits: &Constraints) -> String {
    let text = match limits.format.as_deref() {
        Some("date-time") => "2024-08-22T05:18:00Z",
        Some("date") => "2024-08-22",
        Some("time") => "05:18:00Z",
        Some("duration") => "PT5M",
        Some("uri" | "url" | "iri") => "https://example.com",
        Some("uri-reference" | "iri-reference") => "/path",
        Some("uuid") => "123e4567-e89b-12d3-a456-426614174000",
        Some("email" | "idn-email") => "user@example.com",
        Some("hostname" | "idn-hostname") => "example.com",
        Some("ipv4") => "192.0.2.1",
        Some("ipv6") => "2001:db8::1",
        Some("byte") => "aGVsbG8=",
        _ => "<value>",
    };
    let length = |limit: Option<u64>| limit.and_then(|limit| usize::try_from(limit).ok());
    let least = length(limits.min_length).unwrap_or(0).min(200);
    let most = length(limits.max_length).unwrap_or(usize::MAX);
    let padding = "x".repeat(least.saturating_sub(text.len()));
    text.chars().take(most).chain(padding.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(minimum: &str, maximum: &str, multiple_of: &str) -> Constraints {
        let limit = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Constraints {
            minimum: limit(minimum),
            maximum: limit(maximum),
            multiple_of: limit(multiple_of),
            ..Constraints::default()
        }
    }

    fn string(text: &str) -> Value {
        Value::String(text.to_owned())
    }

    #[test]
    fn what_is_plainly_meant_fits() {
        let digits = |digits: &str| Value::Number(digits.to_owned());
        assert_eq!(adapt(&Type::Int64, &string("32400"), false), Some(digits("32400")));
        assert_eq!(adapt(&Type::Int64, &string("32400"), true), None);
        assert_eq!(adapt(&Type::Int32, &digits("1e3"), false), Some(digits("1000")));
        assert_eq!(adapt(&Type::Int32, &digits("3000000000"), false), None);
        assert_eq!(adapt(&Type::UInt64, &digits("-1"), false), None);
        assert_eq!(adapt(&Type::Float, &digits("1e400"), false), None);
        assert_eq!(adapt(&Type::Float, &digits("1"), false), Some(digits("1.0")));
        assert_eq!(adapt(&Type::Bool, &digits("0"), false), Some(Value::Bool(false)));
        assert_eq!(adapt(&Type::String, &digits("7"), false), Some(string("7")));
    }

    #[test]
    fn what_is_made_up_keeps_to_the_limits() {
        for (minimum, maximum, step, expected) in [
            ("", "", "", 1),
            ("10", "", "", 10),
            ("", "-5", "", -5),
            ("0", "100", "50", 50),
            ("-9223372036854775808", "9223372036854775807", "", 1),
            ("7", "8", "5", 7),
        ] {
            assert_eq!(
                made_up_integer(&limits(minimum, maximum, step)),
                expected,
                "{minimum} {maximum} {step}"
            );
        }
        assert_eq!(made_up_float(&limits("0", "1", "")), 0.5);
        let long = Constraints { min_length: Some(9), ..Constraints::default() };
        assert_eq!(made_up_text(&long), "<value>xx");
        let short = Constraints { max_length: Some(2), ..Constraints::default() };
        assert_eq!(made_up_text(&short), "<v");
    }
}
