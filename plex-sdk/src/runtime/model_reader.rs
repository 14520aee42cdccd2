//! Reads the entries of an object into the fields of a model.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::field::Reading;
use super::json_path::{self, Step};
use super::key_index::KeyIndex;
use super::mismatch::Mismatch;
use super::model::{Model, REST};
use super::reader::FieldVisitor;
use super::received::Received;
use super::slot::Slot;

/// Reads an object into `model`, which is at its default. When it has a key twice, the last one counts.
///
/// # Errors
/// When the document is broken, or something required is missing or cannot be read.
pub(super) fn read_model<'de, A: MapAccess<'de>>(
    model: &mut dyn Model,
    mut map: A,
) -> Result<Reading, A::Error> {
    let shape = model.shape();
    let keys = shape.index();
    let mut seen = Seen::default();
    let mut beside = Beside::default();
    let mut last = REST;
    while let Some(key) = map.next_key_seed(KeySeed { keys, last })? {
        match key {
            Key::Known(index) => {
                last = index;
                let field = model.field_mut(index);
                if !seen.insert(index) {
                    field.clear();
                }
                match map.next_value_seed(FieldVisitor(field)) {
                    Ok(Reading::Exact) if beside.forms.is_empty() => {}
                    Ok(reading) => beside.settle(model, index, reading).map_err(A::Error::custom)?,
                    Err(error) => return Err(failed(Step::Key(shape.key(index)), error)),
                }
            }
            Key::Unknown(key) => match map.next_value() {
                Ok(value) => drop(beside.unknown.insert(key, value)),
                Err(error) => return Err(failed(Step::Name(key), error)),
            },
        }
    }
    for &index in shape.required.iter().filter(|&&index| !seen.contains(index)) {
        beside.miss(model, index).map_err(A::Error::custom)?;
    }
    beside.hand_over(model);
    Ok(Reading::Exact)
}

#[cold]
fn failed<E>(step: Step, error: E) -> E {
    json_path::unwind(step);
    error
}

/// What is found beside the values of the fields.
#[derive(Default)]
struct Beside {
    unknown: Map<String, Value>,
    forms: Vec<(&'static str, Received)>,
}

impl Beside {
    /// Keeps the form that a field came in, in place of one that an earlier entry of the same key had.
    ///
    /// # Errors
    /// A message, when the field is required and cannot be read.
    #[cold]
    fn settle(&mut self, model: &dyn Model, index: u16, reading: Reading) -> Result<(), String> {
        let shape = model.shape();
        let key = shape.key(index);
        self.forms.retain(|(other, _)| *other != key);
        let Reading::Received(received) = reading else { return Ok(()) };
        let field = model.field(index);
        if let Received::Unread(found) = &*received
            && (!field.is_optional() || (shape.is_required(index) && !found.is_null()))
        {
            json_path::unwind(Step::Key(key));
            return Err(Mismatch { expected: field.expected(), found }.to_string());
        }
        self.forms.push((key, *received));
        Ok(())
    }

    /// Notes that no entry came for a field that is required.
    ///
    /// # Errors
    /// A message, when its type has no value for that.
    #[cold]
    fn miss(&mut self, model: &dyn Model, index: u16) -> Result<(), String> {
        let key = model.shape().key(index);
        if !model.field(index).is_optional() {
            return Err(format!("missing field `{key}`"));
        }
        self.forms.push((key, Received::Absent));
        Ok(())
    }

    fn hand_over(self, model: &mut dyn Model) {
        if self.unknown.is_empty() && self.forms.is_empty() {
            return;
        }
        if let Slot::Extra(extra) = model.field_mut(REST).slot() {
            extra.set(self.unknown, self.forms);
        }
    }
}

/// Which fields an entry came for.
#[derive(Default)]
struct Seen {
    /// A bit for each of the first 256 fields
    first: [u64; 4],
    /// The same for those behind them
    rest: Vec<u64>,
}

impl Seen {
    /// Notes an entry, and says whether it is the first one for its field.
    #[inline]
    fn insert(&mut self, index: u16) -> bool {
        let word = usize::from(index / 64);
        let fields = match self.first.get_mut(word) {
            Some(fields) => fields,
            None => self.behind(word),
        };
        let before = *fields;
        *fields |= bit(index);
        *fields != before
    }

    #[cold]
    fn behind(&mut self, word: usize) -> &mut u64 {
        let word = word - self.first.len();
        if self.rest.len() <= word {
            self.rest.resize(word + 1, 0);
        }
        &mut self.rest[word]
    }

    fn contains(&self, index: u16) -> bool {
        let mut words = self.first.iter().chain(&self.rest);
        words.nth(usize::from(index / 64)).is_some_and(|fields| fields & bit(index) != 0)
    }
}

fn bit(index: u16) -> u64 {
    1 << (index % 64)
}

enum Key {
    Known(u16),
    Unknown(String),
}

/// Finds a key without keeping it, unless it is unknown.
struct KeySeed<'a> {
    keys: &'a KeyIndex,
    /// The position of the known key before
    last: u16,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        let position = self.keys.find_after(self.last, key);
        Ok(position.map_or_else(|| Key::Unknown(key.to_owned()), Key::Known))
    }
}
