//! Writes the fields of a model.

use serde::ser::{SerializeMap, Serializer};

use super::extra::Extra;
use super::field::{Field, Written};
use super::model::{Model, ModelVisitor, Shape};
use super::received::Received;

/// Writes the fields and then the unknown keys of `model`.
///
/// A field that still has the value that was read is written as it came. `None` and empty lists and maps are left
/// out unless they came so or the field is required.
///
/// # Errors
/// Those of the serializer.
pub fn write_model<T: Model, S: Serializer>(model: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let map = serializer.serialize_map(None)?;
    let mut writer = FieldWriter {
        map,
        shape: T::SHAPE,
        position: 0,
        required: T::SHAPE.required,
        extra: None,
        forms: &[],
        written: Ok(()),
    };
    model.visit(&mut writer);
    let FieldWriter { mut map, extra, written, .. } = writer;
    written?;
    #[cfg(feature = "catalogue")]
    if super::catalogue::is_declared_only() {
        return map.end();
    }
    for (key, value) in
        extra.into_iter().flat_map(|extra| extra.iter()).filter(|(key, _)| T::index(key).is_none())
    {
        map.serialize_entry(key, value)?;
    }
    map.end()
}

/// The object that a model is being written to, at the field whose turn it is.
struct FieldWriter<'a, S: SerializeMap> {
    map: S,
    shape: &'static Shape,
    position: u16,
    /// Positions of fields that are always there, from this one on
    required: &'static [u16],
    extra: Option<&'a Extra>,
    forms: &'a [(&'static str, Received)],
    /// The first failure; nothing is written after it.
    written: Result<(), S::Error>,
}

impl<'a, S: SerializeMap> ModelVisitor<'a> for FieldWriter<'a, S> {
    fn extra(&mut self, extra: &'a Extra) {
        self.extra = Some(extra);
        self.forms = extra.forms();
    }

    #[inline]
    fn field<T: Field>(&mut self, value: &'a T) {
        let key = self.shape.key(self.position);
        let required = self.required.first() == Some(&self.position);
        if required {
            self.required = &self.required[1..];
        }
        self.position += 1;
        if self.written.is_ok() {
            self.written = self.put(key, required, value);
        }
    }
}

impl<S: SerializeMap> FieldWriter<'_, S> {
    fn put<T: Field>(&mut self, key: &'static str, required: bool, value: &T) -> Result<(), S::Error> {
        match self.forms.iter().find(|(name, _)| *name == key) {
            Some((_, form)) => self.put_received(key, required, value, form),
            None if value.is_absent() && !required => Ok(()),
            None => self.map.serialize_entry(key, &Written { value, received: None }),
        }
    }

    #[cold]
    fn put_received<T: Field>(
        &mut self,
        key: &'static str,
        required: bool,
        value: &T,
        form: &Received,
    ) -> Result<(), S::Error> {
        match form {
            Received::Absent if value.is_absent() => Ok(()),
            Received::Unread(raw) if value.is_absent() => self.map.serialize_entry(key, raw),
            Received::Same(raw) if value.is_absent() && is_empty(raw) => self.map.serialize_entry(key, raw),
            Received::Items { .. } | Received::Entries(_) => {
                self.map.serialize_entry(key, &Written { value, received: Some(form) })
            }
            _ if value.is_absent() && !required => Ok(()),
            _ => self.map.serialize_entry(key, &Written { value, received: Some(form) }),
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
