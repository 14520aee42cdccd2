//! Scalars as fields.

use serde_json::Value;

use super::field::{Field, Reading};
use super::received::Received;
use super::slot::{Capture, Slot};
use super::token::{Token, whole};
use super::view::View;

/// Takes a value that was read from another form.
#[cold]
pub(super) fn coerce<T>(slot: &mut T, value: Option<T>, token: Token<'_>) -> Reading {
    match value {
        Some(value) => {
            *slot = value;
            Received::Same(token.to_value()).into()
        }
        None => Reading::unread(token.to_value()),
    }
}

/// Whether reading `received` gives `value`.
#[cold]
pub(super) fn is_said_by<T: Field + Default + PartialEq>(value: &T, received: &Value) -> bool {
    let mut again = T::default();
    Token::of(received).is_some_and(|token| {
        again.read_token(token);
        again == *value
    })
}

macro_rules! scalar {
    ($type:ty, $expected:literal, $value:ident => $view:expr, [$($token:pat => $exact:expr),+], $coerce:expr) => {
        impl Field for $type {
            fn expected(&self) -> &'static str {
                $expected
            }

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

            fn clear(&mut self) {
                *self = Self::default();
            }

            fn view(&self) -> View<'_> {
                let $value = self;
                View::Scalar($view)
            }

            fn is_said_by(&self, received: &Value) -> bool {
                is_said_by(self, received)
            }
        }
    };
}

scalar!(bool, "boolean", value => Token::Bool(*value), [Token::Bool(value) => value], Token::to_bool);
scalar!(i64, "integer", value => Token::I64(*value), [Token::I64(value) => value], integer);
scalar!(u64, "integer", value => Token::from(*value), [Token::I64(value @ 0..) => value.cast_unsigned(), Token::U64(value) => value], integer);
scalar!(i32, "integer", value => Token::I64((*value).into()), [Token::I64(value @ -0x8000_0000..=0x7fff_ffff) => value as i32], integer);
scalar!(String, "string", value => Token::Str(value), [Token::Str(value) => value.to_owned()], Token::to_text);

pub(super) fn integer<T: TryFrom<i128>>(token: Token<'_>) -> Option<T> {
    token.to_integer().and_then(|value| T::try_from(value).ok())
}

/// The largest whole number up to which a float holds every whole number.
const MAX_EXACT: i64 = 1 << 53;

/// The smallest of them.
const MIN_EXACT: i64 = -MAX_EXACT;

impl Field for f64 {
    fn expected(&self) -> &'static str {
        "number"
    }

    #[inline]
    fn read_token(&mut self, token: Token<'_>) -> Reading {
        match token {
            Token::I64(value @ MIN_EXACT..=MAX_EXACT) => *self = value as f64,
            Token::F64(value) if whole(value).is_none() => *self = value,
            other => return coerce(self, other.to_float(), other),
        }
        Reading::Exact
    }

    fn clear(&mut self) {
        *self = 0.0;
    }

    /// Servers send `8`, not `8.0`, for a number that happens to be whole, so that is how it is written.
    fn view(&self) -> View<'_> {
        View::Scalar(match whole(*self) {
            Some(value) => Token::I64(value as i64),
            None => Token::F64(*self),
        })
    }

    fn is_said_by(&self, received: &Value) -> bool {
        is_said_by(self, received)
    }
}

impl Field for Value {
    fn expected(&self) -> &'static str {
        "any value"
    }

    fn is_optional(&self) -> bool {
        true
    }

    fn read_token(&mut self, token: Token<'_>) -> Reading {
        *self = token.to_value();
        match token {
            Token::Null => Received::Same(Value::Null).into(),
            _ => Reading::Exact,
        }
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Any(self)
    }

    fn clear(&mut self) {
        *self = Value::Null;
    }

    fn view(&self) -> View<'_> {
        View::Value(self)
    }

    fn is_absent(&self) -> bool {
        self.is_null()
    }

    fn is_said_by(&self, received: &Value) -> bool {
        self == received
    }
}

impl Capture for Value {
    fn capture(&mut self, value: Value) -> Reading {
        *self = value;
        Reading::Exact
    }
}
