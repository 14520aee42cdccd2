//! Strings of which some are known.

use std::fmt;

/// A string of which some values are known. Any other value is kept as it came, shown and sent back.
pub trait StringEnum: Sized {
    /// The name of the type, for messages.
    const NAME: &'static str;
    /// The known values; the first is the default.
    const VALUES: &'static [&'static str];

    /// The value that `value` stands for.
    fn from_wire(value: &str) -> Self;

    /// The value as it is sent.
    fn as_wire(&self) -> &str;
}

/// A value that this version of the crate does not know.
///
/// It is made by [`StringEnum::from_wire`], so that a known value is always its own variant.
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

/// Makes a [`StringEnum`](crate::runtime::StringEnum) a field that serde reads and writes, and gives it the
/// usual conversions.
#[macro_export]
macro_rules! string_enum {
    ($type:ty) => {
        impl $type {
            /// The value as it is sent.
            pub fn as_str(&self) -> &str {
                $crate::runtime::StringEnum::as_wire(self)
            }
        }

        impl $crate::runtime::Field for $type {
            const EXPECTED: &'static str = <Self as $crate::runtime::StringEnum>::NAME;

            fn read_token(&mut self, token: $crate::runtime::Token<'_>) -> $crate::runtime::Reading {
                $crate::runtime::read_string_enum(self, token)
            }

            fn write<S: $crate::runtime::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }

            fn write_received<S: $crate::runtime::Serializer>(
                &self,
                received: &$crate::runtime::Received,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::write_same(self, received, serializer)
            }

            fn unknown(&self) -> usize {
                usize::from(!<Self as $crate::runtime::StringEnum>::VALUES.contains(&self.as_str()))
            }
        }

        impl ::core::default::Default for $type {
            fn default() -> Self {
                $crate::runtime::StringEnum::from_wire(
                    <Self as $crate::runtime::StringEnum>::VALUES.first().copied().unwrap_or_default(),
                )
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = ::core::convert::Infallible;

            fn from_str(value: &str) -> ::core::result::Result<Self, Self::Err> {
                ::core::result::Result::Ok($crate::runtime::StringEnum::from_wire(value))
            }
        }

        impl ::core::convert::From<&str> for $type {
            fn from(value: &str) -> Self {
                $crate::runtime::StringEnum::from_wire(value)
            }
        }

        impl ::core::convert::From<::std::string::String> for $type {
            fn from(value: ::std::string::String) -> Self {
                $crate::runtime::StringEnum::from_wire(&value)
            }
        }

        impl ::core::convert::AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        $crate::serde_by_field!($type);
    };
}
