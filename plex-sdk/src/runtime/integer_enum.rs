//! Whole numbers of which some are known.

/// A whole number of which some values are known. Any other value is kept as it came, shown and sent back.
pub trait IntegerEnum: Sized {
    /// The name of the type, for messages.
    const NAME: &'static str;
    /// The known values; the first is the default.
    const VALUES: &'static [i64];

    /// The value that `value` stands for.
    fn from_wire(value: i64) -> Self;

    /// The value as it is sent.
    fn as_wire(&self) -> i64;
}

/// Makes an [`IntegerEnum`](crate::runtime::IntegerEnum) a field that serde reads and writes, and gives it the
/// usual conversions.
#[macro_export]
macro_rules! integer_enum {
    ($type:ty) => {
        impl $type {
            /// The value as it is sent.
            pub fn as_i64(&self) -> i64 {
                $crate::runtime::IntegerEnum::as_wire(self)
            }
        }

        impl $crate::runtime::Field for $type {
            const EXPECTED: &'static str = <Self as $crate::runtime::IntegerEnum>::NAME;

            fn read_token(&mut self, token: $crate::runtime::Token<'_>) -> $crate::runtime::Reading {
                $crate::runtime::read_integer_enum(self, token)
            }

            fn write<S: $crate::runtime::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }

            fn write_received<S: $crate::runtime::Serializer>(
                &self,
                received: &$crate::runtime::Received,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::write_same(self, received, serializer)
            }

            fn unknown(&self) -> usize {
                usize::from(!<Self as $crate::runtime::IntegerEnum>::VALUES.contains(&self.as_i64()))
            }
        }

        impl ::core::default::Default for $type {
            fn default() -> Self {
                $crate::runtime::IntegerEnum::from_wire(
                    <Self as $crate::runtime::IntegerEnum>::VALUES.first().copied().unwrap_or_default(),
                )
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = ::core::num::ParseIntError;

            fn from_str(value: &str) -> ::core::result::Result<Self, Self::Err> {
                ::core::result::Result::Ok($crate::runtime::IntegerEnum::from_wire(value.parse()?))
            }
        }

        impl ::core::convert::From<i64> for $type {
            fn from(value: i64) -> Self {
                $crate::runtime::IntegerEnum::from_wire(value)
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        $crate::serde_by_field!($type);
    };
}

/// Lets a `bool` stand for the values 1 and 0 of an [`IntegerEnum`](crate::runtime::IntegerEnum).
#[macro_export]
macro_rules! bool_enum {
    ($type:ty) => {
        impl ::core::convert::From<bool> for $type {
            fn from(value: bool) -> Self {
                $crate::runtime::IntegerEnum::from_wire(i64::from(value))
            }
        }
    };
}
