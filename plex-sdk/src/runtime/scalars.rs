//! Scalars as fields.

use serde::ser::Serializer;
use serde_json::Value;

use super::field::{Field, Reading};
use super::received::{Received, capture_map, capture_seq};
use super::token::{Token, whole};

/// Takes a value that was read from another form.
#[cold]
pub(super) fn coerce<T>(slot: &mut T, value: Option<T>, token: Token<'_>) -> Reading {
    Reading::Received(match value {
        Some(value) => {
            *slot = value;
            Received::Same(token.to_value())
        }
        None => Received::Unread(token.to_value()),
    })
}

/// Writes `value` in its received form if reading that form still gives `value`.
///
/// # Errors
/// Those of the serializer.
pub fn write_same<T: Field, S: Serializer>(
    value: &T,
    received: &Received,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if let Received::Same(raw) = received
        && let Some(token) = Token::of(raw)
    {
        let mut again = T::default();
        again.read_token(token);
        if again == *value {
            return serde::Serialize::serialize(raw, serializer);
        }
    }
    value.write(serializer)
}

macro_rules! scalar {
    ($type:ty, $expected:literal, $write:ident, [$($token:pat => $exact:expr),+], $coerce:expr) => {
        impl Field for $type {
            const EXPECTED: &'static str = $expected;

            #[inline]
            fn read_token(&mut self, token: Token<'_>) -> Reading {
                match token {
                    $($token => {
                        *self = $exact;
                        Reading::Exact
                    })+
                    other => coerce(self, $coerce(other), other),
                }
            }

            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.$write(*self)
            }

            fn write_received<S: Serializer>(&self, received: &Received, serializer: S) -> Result<S::Ok, S::Error> {
                write_same(self, received, serializer)
            }
        }
    };
}

scalar!(bool, "boolean", serialize_bool, [Token::Bool(value) => value], Token::to_bool);
scalar!(i64, "integer", serialize_i64, [Token::I64(value) => value], integer);
scalar!(u64, "integer", serialize_u64, [Token::I64(value @ 0..) => value.cast_unsigned(), Token::U64(value) => value], integer);
scalar!(i32, "integer", serialize_i32, [Token::I64(value @ -0x8000_0000..=0x7fff_ffff) => value as i32], integer);

pub(super) fn integer<T: TryFrom<i128>>(token: Token<'_>) -> Option<T> {
    token.to_integer().and_then(|value| T::try_from(value).ok())
}

/// The largest whole number up to which a float holds every whole number.
const MAX_EXACT: i64 = 1 << 53;

/// The smallest of them.
const MIN_EXACT: i64 = -MAX_EXACT;

impl Field for f64 {
    const EXPECTED: &'static str = "number";

    #[inline]
    fn read_token(&mut self, token: Token<'_>) -> Reading {
        match token {
            Token::I64(value @ MIN_EXACT..=MAX_EXACT) => *self = value as f64,
            Token::F64(value) if whole(value).is_none() => *self = value,
            other => return coerce(self, other.to_float(), other),
        }
        Reading::Exact
    }

    /// Servers send `8`, not `8.0`, for a number that happens to be whole, so that is how it is written.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match whole(*self) {
            Some(value) => serializer.serialize_i64(value as i64),
            None => serializer.serialize_f64(*self),
        }
    }

    fn write_received<S: Serializer>(&self, received: &Received, serializer: S) -> Result<S::Ok, S::Error> {
        write_same(self, received, serializer)
    }
}

impl Field for String {
    const EXPECTED: &'static str = "string";

    #[inline]
    fn read_token(&mut self, token: Token<'_>) -> Reading {
        match token {
            Token::Str(value) => {
                *self = value.to_owned();
                Reading::Exact
            }
            other => coerce(self, other.to_text(), other),
        }
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }

    fn write_received<S: Serializer>(&self, received: &Received, serializer: S) -> Result<S::Ok, S::Error> {
        write_same(self, received, serializer)
    }
}

impl Field for Value {
    const EXPECTED: &'static str = "any value";
    const OPTIONAL: bool = true;

    fn read_token(&mut self, token: Token<'_>) -> Reading {
        *self = token.to_value();
        match token {
            Token::Null => Reading::Received(Received::Same(Value::Null)),
            _ => Reading::Exact,
        }
    }

    fn read_seq<'de, A: serde::de::SeqAccess<'de>>(&mut self, seq: A) -> Result<Reading, A::Error> {
        *self = capture_seq(seq)?;
        Ok(Reading::Exact)
    }

    fn read_map<'de, A: serde::de::MapAccess<'de>>(&mut self, map: A) -> Result<Reading, A::Error> {
        *self = capture_map(map)?;
        Ok(Reading::Exact)
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde::Serialize::serialize(self, serializer)
    }

    fn write_received<S: Serializer>(&self, received: &Received, serializer: S) -> Result<S::Ok, S::Error> {
        write_same(self, received, serializer)
    }

    fn is_absent(&self) -> bool {
        self.is_null()
    }
}
