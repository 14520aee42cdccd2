//! Objects with free keys as fields.

use std::collections::BTreeMap;

use serde::de::{MapAccess, SeqAccess};
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Map, Value};

use super::field::{Field, FieldVisitor, Reading, Written};
use super::json_path::{self, Step};
use super::received::{Received, capture_seq};
use super::token::Token;

/// An entry that cannot be read is left out, and kept in the form as received.
impl<T: Field> Field for BTreeMap<String, T> {
    const EXPECTED: &'static str = "object";
    const OPTIONAL: bool = true;

    fn read_token(&mut self, token: Token<'_>) -> Reading {
        Reading::unread(token.to_value())
    }

    /// PHP-like servers send `[]` for an empty object.
    fn read_seq<'de, A: SeqAccess<'de>>(&mut self, seq: A) -> Result<Reading, A::Error> {
        Ok(Reading::unread(capture_seq(seq)?))
    }

    fn read_map<'de, A: MapAccess<'de>>(&mut self, mut map: A) -> Result<Reading, A::Error> {
        let mut forms = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let mut value = T::default();
            match map.next_value_seed(FieldVisitor(&mut value)) {
                Ok(Reading::Exact) => {}
                Ok(Reading::Received(received)) => {
                    let unread = received.unread().is_some();
                    forms.push((key.clone(), received));
                    if unread {
                        continue;
                    }
                }
                Err(error) => {
                    json_path::unwind(Step::Name(key));
                    return Err(error);
                }
            }
            self.insert(key, value);
        }
        Ok(match (self.is_empty(), forms.is_empty()) {
            (true, true) => Reading::Received(Received::Same(Value::Object(Map::new()))),
            (false, true) => Reading::Exact,
            (_, false) => Reading::Received(Received::Entries(forms)),
        })
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_entries(self, &[], serializer)
    }

    fn write_received<S: Serializer>(&self, received: &Received, serializer: S) -> Result<S::Ok, S::Error> {
        match received {
            Received::Entries(forms) => write_entries(self, forms, serializer),
            _ => self.write(serializer),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn unknown(&self) -> usize {
        self.values().map(T::unknown).sum()
    }
}

fn write_entries<T: Field, S: Serializer>(
    entries: &BTreeMap<String, T>,
    forms: &[(String, Received)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for (key, value) in entries {
        let received = forms.iter().find(|(name, _)| name == key).map(|(_, form)| form);
        map.serialize_entry(key, &Written { value, received })?;
    }
    for (key, form) in forms {
        if let Some(raw) = form.unread()
            && !entries.contains_key(key)
        {
            map.serialize_entry(key, raw)?;
        }
    }
    map.end()
}
