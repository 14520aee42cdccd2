//! Reads the entries of an object into the fields of a model.

use std::collections::BTreeSet;
use std::{fmt, mem};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::extra::Extra;
use super::field::{Field, FieldVisitor, Reading};
use super::json_path::{self, Step};
use super::mismatch::Mismatch;
use super::model::Model;
use super::received::Received;

/// The entry of an object that a model is being read from.
///
/// A model's [`read`](Model::read) hands it the field that the entry belongs to.
pub struct FieldReader<'a, A> {
    map: &'a mut A,
    key: &'static str,
    /// Whether no entry came for this field, which is required.
    absent: bool,
    required: bool,
    unknown: Map<String, Value>,
    received: Vec<(&'static str, Received)>,
}

impl<'de, A: MapAccess<'de>> FieldReader<'_, A> {
    /// Reads the value of the entry into `field`. When an object has a key twice, the last one counts.
    ///
    /// # Errors
    /// When the document is broken, or the field is required and cannot be read.
    #[inline]
    pub fn read<T: Field>(&mut self, field: &mut T) -> Result<(), A::Error> {
        if self.absent {
            return self.missing(T::OPTIONAL);
        }
        match self.map.next_value_seed(FieldVisitor(field)) {
            Ok(Reading::Exact) if self.received.is_empty() => Ok(()),
            Ok(reading) => self.settle(reading, T::EXPECTED, T::OPTIONAL),
            Err(error) => {
                json_path::unwind(Step::Key(self.key));
                Err(error)
            }
        }
    }

    /// Hands over what was found beside the fields.
    ///
    /// # Errors
    /// None; it has the type that a model's [`read`](Model::read) gives.
    #[cold]
    pub fn rest(&mut self, extra: &mut Extra) -> Result<(), A::Error> {
        extra.set(mem::take(&mut self.unknown), mem::take(&mut self.received));
        Ok(())
    }

    /// The position of the next entry's field; entries that the model does not know are kept on the way.
    fn next_known(&mut self, index: fn(&str) -> Option<u16>) -> Result<Option<u16>, A::Error> {
        loop {
            match self.map.next_key_seed(KeySeed(index))? {
                Some(Key::Known(index)) => return Ok(Some(index)),
                Some(Key::Unknown(key)) => self.keep_unknown(key)?,
                None => return Ok(None),
            }
        }
    }

    #[cold]
    fn keep_unknown(&mut self, key: String) -> Result<(), A::Error> {
        match self.map.next_value::<Value>() {
            Ok(value) => {
                self.unknown.insert(key, value);
                Ok(())
            }
            Err(error) => {
                json_path::unwind(Step::Name(key));
                Err(error)
            }
        }
    }

    #[cold]
    fn settle(&mut self, reading: Reading, expected: &'static str, optional: bool) -> Result<(), A::Error> {
        self.received.retain(|(key, _)| *key != self.key);
        let Reading::Received(received) = reading else { return Ok(()) };
        if let Received::Unread(found) = &received
            && (!optional || (self.required && !found.is_null()))
        {
            json_path::unwind(Step::Key(self.key));
            return Err(A::Error::custom(Mismatch { expected, found }));
        }
        self.received.push((self.key, received));
        Ok(())
    }

    #[cold]
    fn missing(&mut self, optional: bool) -> Result<(), A::Error> {
        if !optional {
            return Err(A::Error::custom(format_args!("missing field `{}`", self.key)));
        }
        self.received.push((self.key, Received::Absent));
        Ok(())
    }
}

/// The index that no field has.
const REST: u16 = u16::MAX;

/// Reads an object into `model`.
///
/// # Errors
/// When the document is broken, or something required is missing or cannot be read.
pub fn read_model<'de, T: Model, A: MapAccess<'de>>(model: &mut T, mut map: A) -> Result<Reading, A::Error> {
    let mut reader = FieldReader {
        map: &mut map,
        key: "",
        absent: false,
        required: false,
        unknown: Map::new(),
        received: Vec::new(),
    };
    let mut seen = Seen::default();
    while let Some(index) = reader.next_known(T::index)? {
        reader.key = T::SHAPE.key(index);
        if !T::SHAPE.required.is_empty() {
            reader.required = seen.mark(T::SHAPE.required, index);
        }
        model.read(index, &mut reader)?;
    }
    if let Some(missing) = seen.first_missing(T::SHAPE.required, 0) {
        read_missing(model, &mut reader, &seen, missing)?;
    }
    if !reader.unknown.is_empty() || !reader.received.is_empty() {
        model.read(REST, &mut reader)?;
    }
    Ok(Reading::Exact)
}

#[cold]
fn read_missing<'de, T: Model, A: MapAccess<'de>>(
    model: &mut T,
    reader: &mut FieldReader<'_, A>,
    seen: &Seen,
    first: usize,
) -> Result<(), A::Error> {
    let mut next = Some(first);
    reader.absent = true;
    while let Some(position) = next {
        let index = T::SHAPE.required[position];
        reader.key = T::SHAPE.key(index);
        model.read(index, reader)?;
        next = seen.first_missing(T::SHAPE.required, position + 1);
    }
    Ok(())
}

/// Which required fields an entry came for, by position in [`Shape::required`](super::Shape::required).
#[derive(Default)]
struct Seen {
    first: u128,
    rest: BTreeSet<usize>,
}

impl Seen {
    /// Notes the field, and says whether it is required.
    fn mark(&mut self, required: &[u16], index: u16) -> bool {
        match required.iter().position(|&required| required == index) {
            None => return false,
            Some(position @ 0..128) => self.first |= 1 << position,
            Some(position) => drop(self.rest.insert(position)),
        }
        true
    }

    fn first_missing(&self, required: &[u16], from: usize) -> Option<usize> {
        (from..required.len()).find(|&position| match position {
            0..128 => self.first & (1 << position) == 0,
            _ => !self.rest.contains(&position),
        })
    }
}

enum Key {
    Known(u16),
    Unknown(String),
}

/// Matches a key without keeping it, unless it is unknown.
struct KeySeed(fn(&str) -> Option<u16>);

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        Ok((self.0)(key).map_or_else(|| Key::Unknown(key.to_owned()), Key::Known))
    }
}
