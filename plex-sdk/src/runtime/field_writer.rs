//! Writes the fields of a model.

use serde::ser::SerializeMap;

use super::field::{Field, Written};
use super::model::Model;
use super::received::Received;

/// The object that a model is being written to.
pub struct FieldWriter<'a, S> {
    map: &'a mut S,
    keys: &'static [&'static str],
    required: &'static [u16],
    forms: &'a [(&'static str, Received)],
}

impl<S: SerializeMap> FieldWriter<'_, S> {
    /// Writes the field `key`.
    ///
    /// A field that still has the value that was read is written as it came. `None` and empty lists and maps are
    /// left out unless they came so or the field is required.
    ///
    /// # Errors
    /// Those of the serializer.
    #[inline]
    pub fn put<T: Field>(&mut self, key: &'static str, field: &T) -> Result<(), S::Error> {
        if !self.forms.is_empty()
            && let Some((_, form)) = self.forms.iter().find(|(name, _)| *name == key)
        {
            return self.put_received(key, field, form);
        }
        if field.is_absent() && !self.is_required(key) {
            return Ok(());
        }
        self.map.serialize_entry(key, &Written { value: field, received: None })
    }

    #[cold]
    fn put_received<T: Field>(
        &mut self,
        key: &'static str,
        field: &T,
        form: &Received,
    ) -> Result<(), S::Error> {
        match form {
            Received::Absent if field.is_absent() => Ok(()),
            Received::Unread(raw) if field.is_absent() => self.map.serialize_entry(key, raw),
            Received::Same(raw) if field.is_absent() && is_empty(raw) => self.map.serialize_entry(key, raw),
            Received::Items { .. } | Received::Entries(_) => {
                self.map.serialize_entry(key, &Written { value: field, received: Some(form) })
            }
            _ if field.is_absent() && !self.is_required(key) => Ok(()),
            _ => self.map.serialize_entry(key, &Written { value: field, received: Some(form) }),
        }
    }

    fn is_required(&self, key: &str) -> bool {
        self.required.iter().any(|&index| self.keys.get(usize::from(index)) == Some(&key))
    }
}

/// What an absent value may have come as.
fn is_empty(raw: &serde_json::Value) -> bool {
    match raw {
        serde_json::Value::Null => true,
        serde_json::Value::Array(items) => items.is_empty(),
        serde_json::Value::Object(entries) => entries.is_empty(),
        _ => false,
    }
}

/// Writes the fields and then the unknown keys of `model`.
///
/// # Errors
/// Those of the serializer.
pub fn write_model<T: Model, S: serde::Serializer>(model: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    let extra = model.extra();
    let mut writer =
        FieldWriter { map: &mut map, keys: T::KEYS, required: T::REQUIRED, forms: extra.forms() };
    model.write(&mut writer)?;
    for (key, value) in extra.iter().filter(|(key, _)| T::index(key).is_none()) {
        map.serialize_entry(key, value)?;
    }
    map.end()
}
