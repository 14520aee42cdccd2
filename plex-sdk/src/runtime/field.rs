//! What a field of a model can be.

use std::fmt;

use serde_json::Value;

use super::received::Received;
use super::slot::Slot;
use super::token::Token;
use super::view::View;

/// A type that a field, a parameter or a body can have.
///
/// Scalars, [`Secret`](super::Secret), [`Value`], `Option`, `Box`, `Vec`, `BTreeMap<String, _>` and all models,
/// enums and unions are fields. Reading is lenient: a value of another form that still says the same thing (`"1"`,
/// `1`, `1.0` and `true`) is read, and its form is handed back so that it can be written again as it came. A value
/// that cannot be read is handed back too; whether that is an error is for the model to say.
///
/// Nothing here is generic, so that reading and writing are compiled once for each format and not once for each type:
/// a type says where what comes is put ([`slot`](Self::slot)) and what it holds ([`view`](Self::view)).
pub trait Field: fmt::Debug + 'static {
    /// What a value of this type is called in messages: `integer`, `Part`.
    fn expected(&self) -> &'static str;

    /// Whether the type has a value for "nothing": `None`, an empty list or map.
    fn is_optional(&self) -> bool {
        false
    }

    /// Reads a scalar or `null` into the field, which is at its default.
    fn read_token(&mut self, token: Token<'_>) -> Reading;

    /// Where an array or object is read into. The field is at its default, and is [cleared](Self::clear) when it
    /// turns out that it cannot be read.
    fn slot(&mut self) -> Slot<'_> {
        Slot::Scalar
    }

    /// Brings the field back to its default.
    fn clear(&mut self);

    /// What the field holds.
    fn view(&self) -> View<'_>;

    /// Whether the value is left out when it is written: `None`, an empty list or map.
    fn is_absent(&self) -> bool {
        false
    }

    /// Whether reading `received` gives this value, so that it can be written as it came.
    fn is_said_by(&self, received: &Value) -> bool {
        let _ = received;
        false
    }

    /// How much of what was read this type does not know: keys and enum values. A union takes the member that
    /// knows most.
    fn unknown(&self) -> usize {
        0
    }
}

/// The outcome of reading one value.
#[derive(Debug)]
pub enum Reading {
    /// It is read, and writing it gives the same JSON.
    Exact,
    /// It came in another form, or could not be read at all ([`Received::Unread`]). This is rare, and a box keeps
    /// the common case small.
    Received(Box<Received>),
}

impl Reading {
    /// The value could not be read.
    #[cold]
    pub fn unread(value: Value) -> Self {
        Received::Unread(value).into()
    }

    /// Whether the value could not be read.
    pub(super) fn is_unread(&self) -> bool {
        matches!(self, Reading::Received(received) if received.unread().is_some())
    }

    /// The value that could not be read.
    pub(super) fn into_unread(self) -> Option<Value> {
        match self {
            Reading::Received(received) => match *received {
                Received::Unread(value) => Some(value),
                _ => None,
            },
            Reading::Exact => None,
        }
    }
}

impl From<Received> for Reading {
    #[cold]
    fn from(received: Received) -> Self {
        Reading::Received(Box::new(received))
    }
}
