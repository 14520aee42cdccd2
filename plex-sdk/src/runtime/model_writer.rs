//! Writes the fields of a model.

use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use super::field::Field;
use super::model::{Model, extra};
use super::received::Received;
use super::view::Written;

/// Writes the fields and then the unknown keys of `model`.
///
/// A field that still has the value that was read is written as it came. `None` and empty lists and maps are left
/// out unless they came so or the field is required.
///
/// # Errors
/// Those of the serializer.
pub(super) fn write_model<S: Serializer>(model: &dyn Model, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    let (shape, extra) = (model.shape(), extra(model));
    let forms = extra.map_or(&[][..], |extra| extra.forms());
    for index in 0..shape.len() {
        let (key, field) = (shape.key(index), model.field(index));
        let form = forms.iter().find(|(name, _)| *name == key).map(|(_, form)| form);
        match how(field, form, shape.is_required(index)) {
            How::Not => {}
            How::Raw(raw) => map.serialize_entry(key, raw)?,
            How::As(received) => map.serialize_entry(key, &Written { field, received })?,
        }
    }
    #[cfg(feature = "catalogue")]
    if super::catalogue::is_declared_only() {
        return map.end();
    }
    for (key, value) in extra.into_iter().flat_map(|extra| extra.iter()) {
        if shape.index().find(key).is_none() {
            map.serialize_entry(key, value)?;
        }
    }
    map.end()
}

/// How a field is written.
enum How<'a> {
    Not,
    /// As it came, though it could not be read or is empty
    Raw(&'a Value),
    /// As its type writes it, or in the form it was received in
    As(Option<&'a Received>),
}

fn how<'a>(field: &dyn Field, form: Option<&'a Received>, is_required: bool) -> How<'a> {
    match form {
        Some(Received::Absent) if field.is_absent() => How::Not,
        Some(Received::Unread(raw)) if field.is_absent() => How::Raw(raw),
        Some(Received::Same(raw)) if field.is_absent() && is_empty(raw) => How::Raw(raw),
        Some(Received::Items { .. } | Received::Entries(_)) => How::As(form),
        _ if field.is_absent() && !is_required => How::Not,
        form => How::As(form),
    }
}

/// What an absent value may have come as.
fn is_empty(raw: &Value) -> bool {
    match raw {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        _ => false,
    }
}
