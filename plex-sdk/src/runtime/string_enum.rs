//! Strings of which some are known.

use std::fmt;

use serde_json::Value;

use super::field::Reading;
use super::named::{Kind, Named};
use super::scalars::coerce;
use super::token::Token;
use super::view::View;

/// A string of which some values are known. Any other value is kept as it came, shown and sent back.
///
/// `From` makes the variant that a value stands for, and `AsRef` gives the value as it is sent.
pub trait StringEnum: for<'a> From<&'a str> + AsRef<str> {
    /// The name of the type, for messages.
    const NAME: &'static str;
    /// The known values; the first is the default.
    const VALUES: &'static [&'static str];
}

/// A value that this version of the crate does not know.
///
/// It is made by the `From<&str>` of its [`StringEnum`], so that a known value is always its own variant.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// Wraps a value for which there is no variant.
    pub fn new(value: &str) -> Self {
        Self(value.into())
    }

    /// The value as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The kind of all [`StringEnum`]s.
pub enum OneOfStrings {}

impl<T: StringEnum + Named> Kind<T> for OneOfStrings {
    fn expected(_: &T) -> &'static str {
        T::NAME
    }

    /// Numbers and booleans are read as their text.
    fn read_token(slot: &mut T, token: Token<'_>) -> Reading {
        match token {
            Token::Str(value) => {
                *slot = T::from(value);
                Reading::Exact
            }
            other => coerce(slot, other.to_text().map(|text| T::from(&text)), other),
        }
    }

    fn view(value: &T) -> View<'_> {
        View::Scalar(Token::Str(value.as_ref()))
    }

    fn is_said_by(value: &T, received: &Value) -> bool {
        Token::of(received).and_then(Token::to_text).is_some_and(|text| text == value.as_ref())
    }

    fn unknown(value: &T) -> usize {
        usize::from(!T::VALUES.contains(&value.as_ref()))
    }
}

/// Makes an enum with a variant `Unknown` a [`StringEnum`](crate::runtime::StringEnum) that serde reads and writes,
/// and gives it the usual conversions and `Eq`; the others of the usual traits are derived.
///
/// It is given the name of the enum, and for each known value its variant and the text on the wire.
#[macro_export]
macro_rules! string_enum {
    ($type:ident; $($variant:ident = $wire:literal,)*) => {
        impl $crate::runtime::StringEnum for $type {
            const NAME: &'static str = stringify!($type);
            const VALUES: &'static [&'static str] = &[$($wire),*];
        }

        impl $type {
            /// The value as it is sent.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        impl ::core::convert::AsRef<str> for $type {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::convert::From<&str> for $type {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    $($wire => Self::$variant,)*
                    other => Self::Unknown($crate::runtime::UnknownValue::new(other)),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $type {
            #[inline]
            fn from(value: ::std::string::String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = ::core::convert::Infallible;

            #[inline]
            fn from_str(value: &str) -> ::core::result::Result<Self, Self::Err> {
                ::core::result::Result::Ok(Self::from(value))
            }
        }

        impl ::core::default::Default for $type {
            #[inline]
            fn default() -> Self {
                let first = <Self as $crate::runtime::StringEnum>::VALUES.first();
                Self::from(first.copied().unwrap_or_default())
            }
        }

        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::cmp::Eq for $type {}

        $crate::named!($type, OneOfStrings);
    };
}
