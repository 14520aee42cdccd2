//! Models, enums and unions as fields: each kind is read and written in one way.

use std::fmt;

use serde_json::Value;

use super::field::{Field, Reading};
use super::slot::Slot;
use super::token::Token;
use super::view::View;

/// A named type of the API: a model, an enum or a union.
///
/// One implementation of [`Field`] serves all of them, since an implementation for each would cost the compiler more
/// than all else about a type.
pub trait Named: Default + fmt::Debug + 'static {
    /// What kind of type it is, and so how its values are read and written.
    type Kind: Kind<Self>;
}

/// What [`Field`] does for the types `T` of a kind.
pub trait Kind<T> {
    /// See [`Field::expected`].
    fn expected(value: &T) -> &'static str;

    /// See [`Field::is_optional`].
    fn is_optional(value: &T) -> bool {
        let _ = value;
        false
    }

    /// See [`Field::read_token`].
    fn read_token(value: &mut T, token: Token<'_>) -> Reading;

    /// See [`Field::slot`].
    fn slot(value: &mut T) -> Slot<'_> {
        let _ = value;
        Slot::Scalar
    }

    /// See [`Field::view`].
    fn view(value: &T) -> View<'_>;

    /// See [`Field::is_absent`].
    fn is_absent(value: &T) -> bool {
        let _ = value;
        false
    }

    /// See [`Field::is_said_by`].
    fn is_said_by(value: &T, received: &Value) -> bool {
        let _ = (value, received);
        false
    }

    /// See [`Field::unknown`].
    fn unknown(value: &T) -> usize {
        let _ = value;
        0
    }
}

impl<T: Named> Field for T {
    fn expected(&self) -> &'static str {
        T::Kind::expected(self)
    }

    fn is_optional(&self) -> bool {
        T::Kind::is_optional(self)
    }

    fn read_token(&mut self, token: Token<'_>) -> Reading {
        T::Kind::read_token(self, token)
    }

    fn slot(&mut self) -> Slot<'_> {
        T::Kind::slot(self)
    }

    fn clear(&mut self) {
        *self = T::default();
    }

    fn view(&self) -> View<'_> {
        T::Kind::view(self)
    }

    fn is_absent(&self) -> bool {
        T::Kind::is_absent(self)
    }

    fn is_said_by(&self, received: &Value) -> bool {
        T::Kind::is_said_by(self, received)
    }

    fn unknown(&self) -> usize {
        T::Kind::unknown(self)
    }
}

/// Makes a type a [`Named`] one that serde reads and writes.
#[doc(hidden)]
#[macro_export]
macro_rules! named {
    ($type:ty, $kind:ident) => {
        impl $crate::runtime::Named for $type {
            type Kind = $crate::runtime::$kind;
        }

        $crate::serde_by_field!($type);
    };
}

/// Serde's two traits by way of [`Field`](crate::runtime::Field).
#[doc(hidden)]
#[macro_export]
macro_rules! serde_by_field {
    ($type:ty) => {
        impl $crate::runtime::Serialize for $type {
            fn serialize<S: $crate::runtime::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::serialize(self, serializer)
            }
        }

        impl<'de> $crate::runtime::Deserialize<'de> for $type {
            fn deserialize<D: $crate::runtime::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::deserialize(deserializer)
            }
        }
    };
}
