//! The form in which a value was received, where it differs from how its type writes it.

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{MapAccess, SeqAccess};
use serde_json::Value;

/// The form in which a value was received.
#[derive(Clone, Debug)]
pub enum Received {
    /// It says the same in other JSON: `"1"` for 1, `[]` for an empty list.
    Same(Value),
    /// It could not be read; the field holds its default.
    Unread(Value),
    /// A list that came as its only item, and that item's own form.
    Single(Option<Box<Received>>),
    /// A list of `len` items; the form of those that need one, by position. Unread ones are not in the list.
    Items {
        /// How many items were received.
        len: usize,
        /// Position and form, in ascending order.
        forms: Vec<(usize, Received)>,
    },
    /// A map; the form of those entries that need one. Unread ones are not in the map.
    Entries(Vec<(String, Received)>),
    /// Nothing was received for a list that is always written.
    Absent,
}

impl Received {
    /// The value that could not be read.
    pub fn unread(&self) -> Option<&Value> {
        match self {
            Received::Unread(value) => Some(value),
            _ => None,
        }
    }
}

/// The rest of an object as a JSON value.
#[cold]
pub(super) fn capture_map<'de, A: MapAccess<'de>>(map: A) -> Result<Value, A::Error> {
    Value::deserialize(MapAccessDeserializer::new(map))
}

/// The rest of an array as a JSON value.
#[cold]
pub(super) fn capture_seq<'de, A: SeqAccess<'de>>(seq: A) -> Result<Value, A::Error> {
    Value::deserialize(SeqAccessDeserializer::new(seq))
}
