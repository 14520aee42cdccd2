//! What a field holds, whatever its type.

use serde::Serialize;
use serde::ser::Serializer;
use serde_json::Value;

use super::extra::Extra;
use super::field::Field;
use super::list::write_items;
use super::map::write_entries;
use super::model::Model;
use super::model_fields::same_model;
use super::model_writer::write_model;
use super::received::Received;
use super::slot::{List, Map};
use super::token::Token;

/// What a field holds.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// A scalar, or `null` for nothing
    Scalar(Token<'a>),
    /// A list
    List(&'a dyn List),
    /// An object with free keys
    Map(&'a dyn Map),
    /// An object with known fields
    Object(&'a dyn Model),
    /// Any JSON value
    Value(&'a Value),
    /// What no field stands for
    Extra(&'a Extra),
}

/// Writes a [`Field`] through serde.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(field: &dyn Field, serializer: S) -> Result<S::Ok, S::Error> {
    Written { field, received: None }.serialize(serializer)
}

/// A field that is written: in the form it was received in, where it still is the value that was read.
pub(super) struct Written<'a> {
    pub(super) field: &'a dyn Field,
    pub(super) received: Option<&'a Received>,
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { field, received } = *self;
        if let Some(Received::Same(raw)) = received
            && field.is_said_by(raw)
        {
            return raw.serialize(serializer);
        }
        match field.view() {
            View::Scalar(token) => token.serialize(serializer),
            View::List(list) => write_items(list, received, serializer),
            View::Map(map) => write_entries(map, received, serializer),
            View::Object(model) => write_model(model, serializer),
            View::Value(value) => value.serialize(serializer),
            View::Extra(extra) => (**extra).serialize(serializer),
        }
    }
}

/// Whether two fields hold the same.
pub(super) fn is_same(one: &dyn Field, other: &dyn Field) -> bool {
    match (one.view(), other.view()) {
        (View::Scalar(one), View::Scalar(other)) => one == other,
        (View::List(one), View::List(other)) => {
            let item = |index| Some((one.item(index)?, other.item(index)?));
            one.len() == other.len() && (0..).map_while(item).all(|(one, other)| is_same(one, other))
        }
        (View::Map(one), View::Map(other)) => {
            let is_same =
                |((key, one), (name, other)): ((&str, _), (&str, _))| key == name && is_same(one, other);
            one.entries().count() == other.entries().count()
                && one.entries().zip(other.entries()).all(is_same)
        }
        (View::Object(one), View::Object(other)) => same_model(one, other),
        (View::Value(one), View::Value(other)) => one == other,
        (View::Extra(one), View::Extra(other)) => one == other,
        _ => false,
    }
}
