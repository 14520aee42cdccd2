//! Models, enums and unions as fields: each kind is read and written in one way.

use std::fmt;

use serde::de::{MapAccess, SeqAccess};
use serde::ser::Serializer;

use super::field::{Field, Reading, read_text_of};
use super::received::{Received, capture_seq};
use super::token::Token;

/// A named type of the API: a model, an enum or a union.
///
/// One implementation of [`Field`] serves all of them, since an implementation for each would cost the compiler more
/// than all else about a type.
pub trait Named: Default + fmt::Debug + PartialEq + 'static {
    /// What kind of type it is, and so how its values are read and written.
    type Kind: Kind<Self>;
}

/// What [`Field`] does for the types `T` of a kind.
pub trait Kind<T> {
    /// See [`Field::OPTIONAL`].
    const OPTIONAL: bool = false;

    /// See [`Field::EXPECTED`].
    const EXPECTED: &'static str;

    /// See [`Field::read_token`].
    fn read_token(slot: &mut T, token: Token<'_>) -> Reading;

    /// See [`Field::read_seq`].
    ///
    /// # Errors
    /// When the document is broken or lacks something required.
    fn read_seq<'de, A: SeqAccess<'de>>(slot: &mut T, seq: A) -> Result<Reading, A::Error> {
        let _ = slot;
        Ok(Reading::unread(capture_seq(seq)?))
    }

    /// See [`Field::read_map`].
    ///
    /// # Errors
    /// When the document is broken or lacks something required.
    fn read_map<'de, A: MapAccess<'de>>(slot: &mut T, map: A) -> Result<Reading, A::Error> {
        read_text_of(map, |token| Self::read_token(slot, token))
    }

    /// See [`Field::write`].
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error>;

    /// See [`Field::write_received`].
    ///
    /// # Errors
    /// Those of the serializer.
    fn write_received<S: Serializer>(
        value: &T,
        received: &Received,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let _ = received;
        Self::write(value, serializer)
    }

    /// See [`Field::is_absent`].
    fn is_absent(value: &T) -> bool {
        let _ = value;
        false
    }

    /// See [`Field::unknown`].
    fn unknown(value: &T) -> usize {
        let _ = value;
        0
    }
}

impl<T: Named> Field for T {
    const EXPECTED: &'static str = T::Kind::EXPECTED;
    const OPTIONAL: bool = T::Kind::OPTIONAL;

    #[inline]
    fn read_token(&mut self, token: Token<'_>) -> Reading {
        T::Kind::read_token(self, token)
    }

    fn read_seq<'de, A: SeqAccess<'de>>(&mut self, seq: A) -> Result<Reading, A::Error> {
        T::Kind::read_seq(self, seq)
    }

    #[inline]
    fn read_map<'de, A: MapAccess<'de>>(&mut self, map: A) -> Result<Reading, A::Error> {
        T::Kind::read_map(self, map)
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::Kind::write(self, serializer)
    }

    fn write_received<S: Serializer>(&self, received: &Received, serializer: S) -> Result<S::Ok, S::Error> {
        T::Kind::write_received(self, received, serializer)
    }

    fn is_absent(&self) -> bool {
        T::Kind::is_absent(self)
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
                $crate::runtime::Field::write(self, serializer)
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
