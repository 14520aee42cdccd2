//! What a field of a model can be, and how it is read leniently.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::Serializer;

use super::mismatch::Mismatch;
use super::received::{Received, capture_map, capture_seq};
use super::token::Token;

/// A type that a field, a parameter or a body can have.
///
/// Scalars, [`Secret`](super::Secret), [`Value`](super::Value), `Option`, `Box`, `Vec`, `BTreeMap<String, _>`
/// and all models, enums and unions are fields. Reading is lenient: a value of another form that still says the
/// same thing (`"1"`, `1`, `1.0` and `true`) is read, and its form is handed back so that it can be written
/// again as it came. A value that cannot be read is handed back too; whether that is an error is for the
/// model to say.
pub trait Field: Default + fmt::Debug + PartialEq + 'static {
    /// What a value of this type is called in messages: `integer`, `Part`.
    const EXPECTED: &'static str;
    /// Whether the type has a value for "nothing": `None`, an empty list or map.
    const OPTIONAL: bool = false;

    /// Reads a scalar or `null` into `self`, which is its default.
    fn read_token(&mut self, token: Token<'_>) -> Reading;

    /// Reads an array into `self`, which is its default.
    ///
    /// # Errors
    /// When the document is broken or lacks something required.
    fn read_seq<'de, A: SeqAccess<'de>>(&mut self, seq: A) -> Result<Reading, A::Error> {
        Ok(Reading::unread(capture_seq(seq)?))
    }

    /// Reads an object into `self`, which is its default.
    ///
    /// # Errors
    /// When the document is broken or lacks something required.
    fn read_map<'de, A: MapAccess<'de>>(&mut self, map: A) -> Result<Reading, A::Error> {
        read_text_of(map, |token| self.read_token(token))
    }

    /// Writes the value.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Writes the value in the form it was received in, where it still is the value that was read.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write_received<S: Serializer>(&self, received: &Received, serializer: S) -> Result<S::Ok, S::Error> {
        let _ = received;
        self.write(serializer)
    }

    /// Whether the value is left out when it is written: `None`, an empty list or map.
    fn is_absent(&self) -> bool {
        false
    }

    /// How much of what was read this type does not know: keys and enum values. A union takes the member that
    /// knows most.
    fn unknown(&self) -> usize {
        0
    }
}

/// Reads an object where a scalar is expected: what [`Token::of`] takes for the text of one.
///
/// # Errors
/// When the document is broken.
pub(super) fn read_text_of<'de, A: MapAccess<'de>>(
    map: A,
    read_token: impl FnOnce(Token<'_>) -> Reading,
) -> Result<Reading, A::Error> {
    let value = capture_map(map)?;
    match Token::of(&value) {
        Some(token) => Ok(read_token(token)),
        None => Ok(Reading::unread(value)),
    }
}

/// The outcome of reading one value.
#[derive(Debug)]
pub enum Reading {
    /// It is read, and writing it gives the same JSON.
    Exact,
    /// It came in another form, or could not be read at all ([`Received::Unread`]).
    Received(Received),
}

impl Reading {
    /// The value could not be read.
    #[cold]
    pub fn unread(value: serde_json::Value) -> Self {
        Reading::Received(Received::Unread(value))
    }
}

/// Reads any [`Field`] through serde, into its default.
pub struct FieldVisitor<'a, T>(pub &'a mut T);

impl<'de, T: Field> DeserializeSeed<'de> for FieldVisitor<'_, T> {
    type Value = Reading;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Reading, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: Field> Visitor<'de> for FieldVisitor<'_, T> {
    type Value = Reading;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Reading, E> {
        Ok(self.0.read_token(Token::Bool(value)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Reading, E> {
        Ok(self.0.read_token(Token::I64(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Reading, E> {
        Ok(self.0.read_token(Token::from(value)))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Reading, E> {
        Ok(self.0.read_token(Token::F64(value)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Reading, E> {
        Ok(self.0.read_token(Token::Str(value)))
    }

    fn visit_unit<E: Error>(self) -> Result<Reading, E> {
        Ok(self.0.read_token(Token::Null))
    }

    fn visit_none<E: Error>(self) -> Result<Reading, E> {
        Ok(self.0.read_token(Token::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Reading, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Reading, A::Error> {
        self.0.read_seq(seq)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Reading, A::Error> {
        self.0.read_map(map)
    }
}

/// Reads a [`Field`] that stands on its own; the `Deserialize` of models, enums and unions.
///
/// # Errors
/// When the document is broken, lacks something required or holds a value of another kind.
pub fn deserialize<'de, T: Field, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::default();
    match FieldVisitor(&mut value).deserialize(deserializer)? {
        Reading::Received(Received::Unread(raw)) => {
            Err(D::Error::custom(Mismatch { expected: T::EXPECTED, found: &raw }))
        }
        _ => Ok(value),
    }
}

/// Serializes through [`Field::write`] or [`Field::write_received`].
pub(super) struct Written<'a, T> {
    pub(super) value: &'a T,
    pub(super) received: Option<&'a Received>,
}

impl<T: Field> serde::Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.received {
            None => self.value.write(serializer),
            Some(received) => self.value.write_received(received, serializer),
        }
    }
}
