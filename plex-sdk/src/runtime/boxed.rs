//! `Box` as a field: where a model holds one of its own type.

use serde::de::{MapAccess, SeqAccess};
use serde::ser::Serializer;

use super::field::{Field, Reading};
use super::named::{Kind, Named};
use super::received::Received;
use super::token::Token;

impl<T: Field> Named for Box<T> {
    type Kind = Boxed;
}

/// The kind of boxes, which are read and written as what they hold.
pub enum Boxed {}

impl<T: Field> Kind<Box<T>> for Boxed {
    const EXPECTED: &'static str = T::EXPECTED;
    const OPTIONAL: bool = T::OPTIONAL;

    fn read_token(slot: &mut Box<T>, token: Token<'_>) -> Reading {
        T::read_token(slot, token)
    }

    fn read_seq<'de, A: SeqAccess<'de>>(slot: &mut Box<T>, seq: A) -> Result<Reading, A::Error> {
        T::read_seq(slot, seq)
    }

    fn read_map<'de, A: MapAccess<'de>>(slot: &mut Box<T>, map: A) -> Result<Reading, A::Error> {
        T::read_map(slot, map)
    }

    fn write<S: Serializer>(value: &Box<T>, serializer: S) -> Result<S::Ok, S::Error> {
        T::write(value, serializer)
    }

    fn write_received<S: Serializer>(
        value: &Box<T>,
        received: &Received,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        T::write_received(value, received, serializer)
    }

    fn is_absent(value: &Box<T>) -> bool {
        T::is_absent(value)
    }

    fn unknown(value: &Box<T>) -> usize {
        T::unknown(value)
    }
}
