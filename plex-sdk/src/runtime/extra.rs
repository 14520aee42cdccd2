//! What a model carries beside its fields.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::field::{Field, Reading};
use super::received::Received;
use super::redact::{REDACTED, is_sensitive_key};
use super::slot::Slot;
use super::token::Token;
use super::view::View;

/// Keys that a model does not know, and the form in which its fields were received.
///
/// It takes the room of one pointer and allocates nothing for an object that holds no surprise. It derefs to the
/// map of unknown keys: `model.extra.get("newKey")`, `model.extra.insert(..)`. They are written after the fields.
///
/// Two of them are equal when their unknown keys are.
#[derive(Clone, Default)]
pub struct Extra(Option<Box<Inner>>);

#[derive(Clone, Default)]
struct Inner {
    unknown: Map<String, Value>,
    received: Vec<(&'static str, Received)>,
}

static EMPTY: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);

impl Extra {
    /// Fields that came in a form which could not be read, by their wire names.
    pub fn unread(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.forms().iter().filter_map(|(key, form)| Some((*key, form.unread()?)))
    }

    /// The form of each field that came in another form than its type writes.
    pub fn forms(&self) -> &[(&'static str, Received)] {
        self.0.as_ref().map_or(&[], |inner| &inner.received)
    }

    /// Forgets the forms as received, so that every field is written as its type writes it.
    pub fn normalise(&mut self) {
        if let Some(inner) = &mut self.0 {
            inner.received.clear();
        }
    }

    /// Takes what a reader found beside the fields.
    #[cold]
    pub(super) fn set(&mut self, unknown: Map<String, Value>, received: Vec<(&'static str, Received)>) {
        self.0 = Some(Box::new(Inner { unknown, received }));
    }
}

/// The field at the end of every model.
impl Field for Extra {
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
        Slot::Extra(self)
    }

    fn clear(&mut self) {
        self.0 = None;
    }

    fn view(&self) -> View<'_> {
        View::Extra(self)
    }
}

impl Deref for Extra {
    type Target = Map<String, Value>;

    fn deref(&self) -> &Self::Target {
        self.0.as_ref().map_or(&*EMPTY, |inner| &inner.unknown)
    }
}

impl DerefMut for Extra {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0.get_or_insert_default().unknown
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl FromIterator<(String, Value)> for Extra {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(entries: I) -> Self {
        let unknown = Map::from_iter(entries);
        Extra((!unknown.is_empty()).then(|| Box::new(Inner { unknown, received: Vec::new() })))
    }
}

/// Values under keys that hold tokens or passwords are not shown.
impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter().map(shown)).finish()
    }
}

/// A JSON value as `Debug` shows it; `None` is a secret.
struct Shown<'a>(Option<&'a Value>);

fn shown<'a>((key, value): (&'a String, &'a Value)) -> (&'a String, Shown<'a>) {
    (key, Shown((!is_sensitive_key(key)).then_some(value)))
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => f.write_str(REDACTED),
            Some(Value::Object(entries)) => f.debug_map().entries(entries.iter().map(shown)).finish(),
            Some(Value::Array(items)) => {
                f.debug_list().entries(items.iter().map(|item| Shown(Some(item)))).finish()
            }
            Some(scalar) => write!(f, "{scalar}"),
        }
    }
}
