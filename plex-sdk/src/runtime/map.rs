//! Objects with free keys as fields.

use std::collections::BTreeMap;

use serde::de::MapAccess;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use super::field::{Field, Reading};
use super::json_path::{self, Step};
use super::reader::FieldVisitor;
use super::received::Received;
use super::slot::{Map, Slot};
use super::token::Token;
use super::view::{View, Written};

/// An entry that cannot be read is left out, and kept in the form as received.
impl<T: Field + Default> Field for BTreeMap<String, T> {
    fn expected(&self) -> &'static str {
        "object"
    }

    fn is_optional(&self) -> bool {
        true
    }

    fn read_token(&mut self, token: Token<'_>) -> Reading {
        Reading::unread(token.to_value())
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Map(self)
    }

    fn clear(&mut self) {
        BTreeMap::clear(self);
    }

    fn view(&self) -> View<'_> {
        View::Map(self)
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn unknown(&self) -> usize {
        self.values().map(T::unknown).sum()
    }
}

impl<T: Field + Default> Map for BTreeMap<String, T> {
    fn insert(&mut self, key: &str) -> &mut dyn Field {
        let value = self.entry(key.to_owned()).or_default();
        value.clear();
        value
    }

    fn remove(&mut self, key: &str) {
        BTreeMap::remove(self, key);
    }

    fn get(&self, key: &str) -> Option<&dyn Field> {
        BTreeMap::get(self, key).map(|value| value as &dyn Field)
    }

    fn entries(&self) -> Box<dyn Iterator<Item = (&str, &dyn Field)> + '_> {
        Box::new(self.iter().map(|(key, value)| (key.as_str(), value as &dyn Field)))
    }
}

/// Reads an object into `entries`, which are none. When it has a key twice, the last one counts.
///
/// # Errors
/// When the document is broken or lacks something required.
pub(super) fn read_map<'de, A: MapAccess<'de>>(
    entries: &mut dyn Map,
    mut map: A,
) -> Result<Reading, A::Error> {
    let mut is_empty = true;
    let mut forms: Vec<(String, Received)> = Vec::new();
    while let Some(key) = map.next_key::<String>()? {
        is_empty = false;
        forms.retain(|(other, _)| *other != key);
        match map.next_value_seed(FieldVisitor(entries.insert(&key))) {
            Ok(Reading::Exact) => {}
            Ok(Reading::Received(received)) => {
                if received.unread().is_some() {
                    entries.remove(&key);
                }
                forms.push((key, *received));
            }
            Err(error) => {
                json_path::unwind(Step::Name(key));
                return Err(error);
            }
        }
    }
    Ok(match (is_empty, forms.is_empty()) {
        (true, _) => Received::Same(Value::Object(serde_json::Map::new())).into(),
        (false, true) => Reading::Exact,
        (false, false) => Received::Entries(forms).into(),
    })
}

/// Writes the entries, each in the form it was received in.
///
/// # Errors
/// Those of the serializer.
pub(super) fn write_entries<S: Serializer>(
    entries: &dyn Map,
    received: Option<&Received>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let forms: &[(String, Received)] = match received {
        Some(Received::Entries(forms)) => forms,
        _ => &[],
    };
    let mut map = serializer.serialize_map(None)?;
    for (key, field) in entries.entries() {
        let received = forms.iter().find(|(name, _)| name == key).map(|(_, form)| form);
        map.serialize_entry(key, &Written { field, received })?;
    }
    for (key, form) in forms {
        if let Some(raw) = form.unread()
            && entries.get(key).is_none()
        {
            map.serialize_entry(key, raw)?;
        }
    }
    map.end()
}
