//! Whole numbers of which some are known.

use serde_json::Value;

use super::field::Reading;
use super::named::{Kind, Named};
use super::scalars::{coerce, integer};
use super::token::Token;
use super::view::View;

/// A whole number of which some values are known. Any other value is kept as it came, shown and sent back.
///
/// `From` makes the variant that a value stands for.
pub trait IntegerEnum: From<i64> {
    /// The name of the type, for messages.
    const NAME: &'static str;
    /// The known values; the first is the default.
    const VALUES: &'static [i64];

    /// The value as it is sent.
    fn as_wire(&self) -> i64;
}

/// The kind of all [`IntegerEnum`]s.
pub enum OneOfIntegers {}

impl<T: IntegerEnum + Named> Kind<T> for OneOfIntegers {
    fn expected(_: &T) -> &'static str {
        T::NAME
    }

    /// Strings of digits and booleans are read as their number.
    fn read_token(slot: &mut T, token: Token<'_>) -> Reading {
        match token {
            Token::I64(value) => {
                *slot = T::from(value);
                Reading::Exact
            }
            other => coerce(slot, integer(other).map(T::from), other),
        }
    }

    fn view(value: &T) -> View<'_> {
        View::Scalar(Token::I64(value.as_wire()))
    }

    fn is_said_by(value: &T, received: &Value) -> bool {
        Token::of(received).and_then(integer) == Some(value.as_wire())
    }

    fn unknown(value: &T) -> usize {
        usize::from(!T::VALUES.contains(&value.as_wire()))
    }
}

/// Makes an enum with a variant `Unknown` an [`IntegerEnum`](crate::runtime::IntegerEnum) that serde reads and writes,
/// and gives it the usual conversions and `Eq`; the others of the usual traits are derived.
///
/// It is given the name of the enum, and for each known value its variant and the number on the wire.
#[macro_export]
macro_rules! integer_enum {
    ($type:ident; $($variant:ident = $wire:literal,)*) => {
        impl $crate::runtime::IntegerEnum for $type {
            const NAME: &'static str = stringify!($type);
            const VALUES: &'static [i64] = &[$($wire),*];

            #[inline]
            fn as_wire(&self) -> i64 {
                self.as_i64()
            }
        }

        impl $type {
            /// The value as it is sent.
            #[inline]
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(value) => *value,
                }
            }
        }

        impl ::core::convert::From<i64> for $type {
            #[inline]
            fn from(value: i64) -> Self {
                match value {
                    $($wire => Self::$variant,)*
                    other => Self::Unknown(other),
                }
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = ::core::num::ParseIntError;

            #[inline]
            fn from_str(value: &str) -> ::core::result::Result<Self, Self::Err> {
                ::core::result::Result::Ok(Self::from(value.parse::<i64>()?))
            }
        }

        impl ::core::default::Default for $type {
            #[inline]
            fn default() -> Self {
                let first = <Self as $crate::runtime::IntegerEnum>::VALUES.first();
                Self::from(first.copied().unwrap_or_default())
            }
        }

        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl ::core::cmp::Eq for $type {}

        $crate::named!($type, OneOfIntegers);
    };
}

/// Lets a `bool` stand for the values 1 and 0 of an [`IntegerEnum`](crate::runtime::IntegerEnum).
#[macro_export]
macro_rules! bool_enum {
    ($type:ty) => {
        impl ::core::convert::From<bool> for $type {
            #[inline]
            fn from(value: bool) -> Self {
                Self::from(i64::from(value))
            }
        }
    };
}
