//! A scalar of a JSON document, before its type is known.

use serde::Serialize;
use serde::ser::Serializer;
use serde_json::{Number, Value};

/// A scalar as the document has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number
    I64(i64),
    /// A whole number above [`i64::MAX`]
    U64(u64),
    /// Any other number
    F64(f64),
    /// A string
    Str(&'a str),
}

impl From<u64> for Token<'_> {
    fn from(value: u64) -> Self {
        i64::try_from(value).map_or(Token::U64(value), Token::I64)
    }
}

impl Serialize for Token<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Token::Null => serializer.serialize_none(),
            Token::Bool(value) => serializer.serialize_bool(value),
            Token::I64(value) => serializer.serialize_i64(value),
            Token::U64(value) => serializer.serialize_u64(value),
            Token::F64(value) => serializer.serialize_f64(value),
            Token::Str(value) => serializer.serialize_str(value),
        }
    }
}

impl<'a> Token<'a> {
    /// The scalar that `value` is; `None` for an array or object.
    pub fn of(value: &'a Value) -> Option<Self> {
        Some(match value {
            Value::Null => Token::Null,
            Value::Bool(value) => Token::Bool(*value),
            Value::String(value) => Token::Str(value),
            Value::Number(number) => {
                if let Some(value) = number.as_i64() {
                    Token::I64(value)
                } else if let Some(value) = number.as_u64() {
                    Token::U64(value)
                } else {
                    Token::F64(number.as_f64()?)
                }
            }
            Value::Array(_) | Value::Object(_) => return None,
        })
    }

    /// The scalar as a JSON value.
    #[cold]
    pub fn to_value(self) -> Value {
        match self {
            Token::Null => Value::Null,
            Token::Bool(value) => Value::Bool(value),
            Token::I64(value) => Value::from(value),
            Token::U64(value) => Value::from(value),
            Token::F64(value) => Number::from_f64(value).map_or(Value::Null, Value::Number),
            Token::Str(value) => Value::from(value),
        }
    }

    /// The whole number that this scalar says: `12`, `12.0`, `"12"`, `true` is 1.
    #[cold]
    pub fn to_integer(self) -> Option<i128> {
        match self {
            Token::Null => None,
            Token::Bool(value) => Some(value.into()),
            Token::I64(value) => Some(value.into()),
            Token::U64(value) => Some(value.into()),
            Token::F64(value) => whole(value),
            Token::Str(value) => {
                let value = value.trim();
                value.parse().ok().or_else(|| value.parse().ok().and_then(whole))
            }
        }
    }

    /// The number that this scalar says: `1.5`, `"1.5"`, `1`.
    #[cold]
    pub fn to_float(self) -> Option<f64> {
        match self {
            Token::Null => None,
            Token::Bool(value) => Some(f64::from(u8::from(value))),
            Token::I64(value) => Some(value as f64),
            Token::U64(value) => Some(value as f64),
            Token::F64(value) => Some(value),
            Token::Str(value) => value.trim().parse().ok().filter(|value: &f64| value.is_finite()),
        }
    }

    /// The truth value that this scalar says: `true`, `1`, `"1"`, `"true"` and their opposites.
    #[cold]
    pub fn to_bool(self) -> Option<bool> {
        match self {
            Token::Bool(value) => Some(value),
            Token::Str(value) if value.eq_ignore_ascii_case("true") => Some(true),
            Token::Str(value) if value.eq_ignore_ascii_case("false") => Some(false),
            other => match other.to_integer()? {
                0 => Some(false),
                1 => Some(true),
                _ => None,
            },
        }
    }

    /// The text of this scalar, as JSON writes it, without quotes; `None` for `null`.
    #[cold]
    pub fn to_text(self) -> Option<String> {
        match self {
            Token::Null => None,
            Token::Str(value) => Some(value.to_owned()),
            other => Some(other.to_value().to_string()),
        }
    }
}

/// `value` as a whole number, where a float holds whole numbers exactly (below 2^53).
pub(super) fn whole(value: f64) -> Option<i128> {
    (value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0).then_some(value as i128)
}
