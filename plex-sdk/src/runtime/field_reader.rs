//! Reads the entries of an object into the fields of a model.

use std::collections::BTreeSet;
use std::{fmt, mem};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::extra::Extra;
use super::field::{Field, FieldVisitor, Reading};
use super::json_path::{self, Step};
use super::mismatch::Mismatch;
use super::model::{Model, Shape};
use super::received::Received;

/// The entry of an object that a model is being read from.
///
/// A model's [`read`](Model::read) hands it the field that the entry belongs to.
pub struct FieldReader<'a, A> {
    map: &'a mut A,
    shape: &'static Shape,
    index: u16,
    entry: Entry,
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
        match self.entry {
            Entry::First => {}
            Entry::Again => *field = T::default(),
            Entry::Missing => return self.missing(T::OPTIONAL),
        }
        match self.map.next_value_seed(FieldVisitor(field)) {
            Ok(Reading::Exact) if self.received.is_empty() => Ok(()),
            Ok(reading) => self.settle(reading, T::EXPECTED, T::OPTIONAL),
            Err(error) => {
                json_path::unwind(Step::Key(self.key()));
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

    /// The key of the field.
    fn key(&self) -> &'static str {
        self.shape.key(self.index)
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
        let key = self.key();
        self.received.retain(|(other, _)| *other != key);
        let Reading::Received(received) = reading else { return Ok(()) };
        if let Received::Unread(found) = &received
            && (!optional || (self.shape.is_required(self.index) && !found.is_null()))
        {
            json_path::unwind(Step::Key(key));
            return Err(A::Error::custom(Mismatch { expected, found }));
        }
        self.received.push((key, received));
        Ok(())
    }

    #[cold]
    fn missing(&mut self, optional: bool) -> Result<(), A::Error> {
        if !optional {
            return Err(A::Error::custom(format_args!("missing field `{}`", self.key())));
        }
        self.received.push((self.key(), Received::Absent));
        Ok(())
    }
}

/// What comes for a field.
enum Entry {
    /// Its first entry
    First,
    /// One more: the last one counts
    Again,
    /// None, though it is required
    Missing,
}

/// The index that no field has.
const REST: u16 = u16::MAX;

/// Reads an object into `model`, which is its default.
///
/// # Errors
/// When the document is broken, or something required is missing or cannot be read.
pub fn read_model<'de, T: Model, A: MapAccess<'de>>(model: &mut T, mut map: A) -> Result<Reading, A::Error> {
    let mut reader = FieldReader {
        map: &mut map,
        shape: T::SHAPE,
        index: REST,
        entry: Entry::First,
        unknown: Map::new(),
        received: Vec::new(),
    };
    let mut seen = Seen::default();
    while let Some(key) = reader.map.next_key_seed(KeySeed(T::index))? {
        match key {
            Key::Known(index) => {
                reader.index = index;
                reader.entry = if seen.insert(index) { Entry::First } else { Entry::Again };
                model.read(index, &mut reader)?;
            }
            Key::Unknown(key) => reader.keep_unknown(key)?,
        }
    }
    for &index in T::SHAPE.required {
        if !seen.contains(index) {
            reader.index = index;
            reader.entry = Entry::Missing;
            model.read(index, &mut reader)?;
        }
    }
    if !reader.unknown.is_empty() || !reader.received.is_empty() {
        model.read(REST, &mut reader)?;
    }
    Ok(Reading::Exact)
}

/// Which fields an entry came for.
#[derive(Default)]
struct Seen {
    /// A bit for each of the first 256 fields
    first: [u64; 4],
    rest: BTreeSet<u16>,
}

impl Seen {
    /// Notes an entry, and says whether it is the first one for its field.
    #[inline]
    fn insert(&mut self, index: u16) -> bool {
        match self.first.get_mut(usize::from(index / 64)) {
            Some(fields) => {
                let before = *fields;
                *fields |= bit(index);
                *fields != before
            }
            None => self.rest.insert(index),
        }
    }

    fn contains(&self, index: u16) -> bool {
        match self.first.get(usize::from(index / 64)) {
            Some(fields) => fields & bit(index) != 0,
            None => self.rest.contains(&index),
        }
    }
}

fn bit(index: u16) -> u64 {
    1 << (index % 64)
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
