//! Writes the fields of a model.

use serde::ser::SerializeMap;

use super::field::{Field, Written};
use super::model::Model;
use super::received::Received;

/// The object that a model is being written to, at the field whose turn it is.
pub struct FieldWriter<'a, S> {
    map: &'a mut S,
    key: &'static str,
    required: bool,
    forms: &'a [(&'static str, Received)],
}

impl<S: SerializeMap> FieldWriter<'_, S> {
    /// Writes the field at hand.
    ///
    /// A field that still has the value that was read is written as it came. `None` and empty lists and maps are
    /// left out unless they came so or the field is required.
    ///
    /// # Errors
    /// Those of the serializer.
    #[inline]
    pub fn put<T: Field>(&mut self, field: &T) -> Result<(), S::Error> {
        if !self.forms.is_empty()
            && let Some((_, form)) = self.forms.iter().find(|(name, _)| *name == self.key)
        {
            return self.put_received(field, form);
        }
        if field.is_absent() && !self.required {
            return Ok(());
        }
        self.map.serialize_entry(self.key, &Written { value: field, received: None })
    }

    #[cold]
    fn put_received<T: Field>(&mut self, field: &T, form: &Received) -> Result<(), S::Error> {
        let key = self.key;
        match form {
            Received::Absent if field.is_absent() => Ok(()),
            Received::Unread(raw) if field.is_absent() => self.map.serialize_entry(key, raw),
            Received::Same(raw) if field.is_absent() && is_empty(raw) => self.map.serialize_entry(key, raw),
            Received::Items { .. } | Received::Entries(_) => {
                self.map.serialize_entry(key, &Written { value: field, received: Some(form) })
            }
            _ if field.is_absent() && !self.required => Ok(()),
            _ => self.map.serialize_entry(key, &Written { value: field, received: Some(form) }),
        }
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
    let mut writer = FieldWriter { map: &mut map, key: "", required: false, forms: extra.forms() };
    let mut required = T::REQUIRED.iter().copied().peekable();
    for (index, &key) in (0..).zip(T::KEYS) {
        writer.key = key;
        writer.required = required.next_if_eq(&index).is_some();
        model.write(index, &mut writer)?;
    }
    #[cfg(feature = "catalogue")]
    if super::catalogue::is_declared_only() {
        return map.end();
    }
    for (key, value) in extra.iter().filter(|(key, _)| T::index(key).is_none()) {
        map.serialize_entry(key, value)?;
    }
    map.end()
}
