//! Reads any field through serde.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::field::{Field, Reading};
use super::list::{read_list, read_single};
use super::map::read_map;
use super::mismatch::Mismatch;
use super::model_reader::read_model;
use super::received::{capture_map, capture_seq};
use super::slot::Slot;
use super::token::Token;

/// Reads a [`Field`], which is at its default.
pub(super) struct FieldVisitor<'a>(pub(super) &'a mut dyn Field);

impl<'de> DeserializeSeed<'de> for FieldVisitor<'_> {
    type Value = Reading;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Reading, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for FieldVisitor<'_> {
    type Value = Reading;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.expected())
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
        let reading = match self.0.slot() {
            Slot::List(list) => read_list(list, seq)?,
            Slot::Any(all) => all.capture(capture_seq(seq)?),
            // A scalar, or an object: servers in PHP send `[]` for an empty one.
            _ => Reading::unread(capture_seq(seq)?),
        };
        Ok(cleared(self.0, reading))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Reading, A::Error> {
        let reading = match self.0.slot() {
            Slot::Object(model) => read_model(model, map)?,
            Slot::List(list) => read_single(list, |item| FieldVisitor(item).visit_map(map))?,
            Slot::Map(entries) => read_map(entries, map)?,
            Slot::Any(all) => all.capture(capture_map(map)?),
            Slot::Scalar | Slot::Extra(_) => {
                // Numbers of serde_json that keep all their digits come as objects.
                let value = capture_map(map)?;
                match Token::of(&value) {
                    Some(token) => self.0.read_token(token),
                    None => Reading::unread(value),
                }
            }
        };
        Ok(cleared(self.0, reading))
    }
}

/// Clears `field` if nothing could be read into it.
fn cleared(field: &mut dyn Field, reading: Reading) -> Reading {
    if reading.is_unread() {
        field.clear();
    }
    reading
}

/// Reads a [`Field`] that stands on its own; the `Deserialize` of models, enums and unions.
///
/// # Errors
/// When the document is broken, lacks something required or holds a value of another kind.
pub fn deserialize<'de, T: Field + Default, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::default();
    read_whole(&mut value, deserializer)?;
    Ok(value)
}

fn read_whole<'de, D: Deserializer<'de>>(field: &mut dyn Field, deserializer: D) -> Result<(), D::Error> {
    match FieldVisitor(field).deserialize(deserializer)?.into_unread() {
        Some(raw) => Err(D::Error::custom(Mismatch { expected: field.expected(), found: &raw })),
        None => Ok(()),
    }
}
