//! Lists as fields.

use serde::de::{DeserializeSeed, Deserializer, SeqAccess};
use serde::ser::{SerializeSeq, Serializer};
use serde_json::Value;

use super::field::{Field, Reading};
use super::json_path::{self, Step};
use super::reader::FieldVisitor;
use super::received::Received;
use super::slot::{List, Slot};
use super::token::Token;
use super::view::{View, Written};

/// A single value where a list is expected is a list of one; an item that cannot be read is left out, and kept
/// in the form as received.
impl<T: Field + Default> Field for Vec<T> {
    fn expected(&self) -> &'static str {
        "array"
    }

    fn is_optional(&self) -> bool {
        true
    }

    fn read_token(&mut self, token: Token<'_>) -> Reading {
        if token == Token::Null {
            return Reading::unread(Value::Null);
        }
        let Ok(reading) = read_single(self, |item| Ok::<_, std::convert::Infallible>(item.read_token(token)));
        reading
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }

    fn clear(&mut self) {
        Vec::clear(self);
    }

    fn view(&self) -> View<'_> {
        View::List(self)
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn unknown(&self) -> usize {
        self.iter().map(T::unknown).sum()
    }
}

impl<T: Field + Default> List for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn item(&self, index: usize) -> Option<&dyn Field> {
        self.get(index).map(|item| item as &dyn Field)
    }

    fn push(&mut self) -> &mut dyn Field {
        self.push_mut(T::default())
    }

    fn pop(&mut self) {
        Vec::pop(self);
    }
}

/// Reads an array into `list`, which is empty.
///
/// # Errors
/// When the document is broken or lacks something required.
pub(super) fn read_list<'de, A: SeqAccess<'de>>(
    list: &mut dyn List,
    mut seq: A,
) -> Result<Reading, A::Error> {
    let mut len = 0;
    let mut forms = Vec::new();
    loop {
        match seq.next_element_seed(Push(list)) {
            Ok(None) => break,
            Ok(Some(Reading::Exact)) => {}
            Ok(Some(Reading::Received(received))) => {
                if received.unread().is_some() {
                    list.pop();
                }
                forms.push((len, *received));
            }
            Err(error) => {
                json_path::unwind(Step::Index(len));
                return Err(error);
            }
        }
        len += 1;
    }
    Ok(match (len, forms.is_empty()) {
        (0, _) => Received::Same(Value::Array(Vec::new())).into(),
        (_, true) => Reading::Exact,
        (_, false) => Received::Items { len, forms }.into(),
    })
}

/// Reads an item at the end of a list.
struct Push<'a>(&'a mut dyn List);

impl<'de> DeserializeSeed<'de> for Push<'_> {
    type Value = Reading;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Reading, D::Error> {
        FieldVisitor(self.0.push()).deserialize(deserializer)
    }
}

/// Reads the only item of `list`, which is empty.
///
/// # Errors
/// Those of `read`.
#[cold]
pub(super) fn read_single<E>(
    list: &mut dyn List,
    read: impl FnOnce(&mut dyn Field) -> Result<Reading, E>,
) -> Result<Reading, E> {
    Ok(match read(list.push())? {
        unread if unread.is_unread() => {
            list.pop();
            unread
        }
        Reading::Received(received) => Received::Single(Some(received)).into(),
        Reading::Exact => Received::Single(None).into(),
    })
}

/// Writes a list in the form it was received in, unless it has got longer or shorter.
///
/// # Errors
/// Those of the serializer.
pub(super) fn write_items<S: Serializer>(
    list: &dyn List,
    received: Option<&Received>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match (received, list.item(0)) {
        (Some(Received::Single(form)), Some(field)) if list.len() == 1 => {
            let written = Written { field, received: form.as_deref() };
            serde::Serialize::serialize(&written, serializer)
        }
        (Some(Received::Items { len, forms }), _) if list.len() + unread(forms) == *len => {
            write_all(list, *len, forms, serializer)
        }
        _ => write_all(list, list.len(), &[], serializer),
    }
}

fn unread(forms: &[(usize, Received)]) -> usize {
    forms.iter().filter(|(_, form)| form.unread().is_some()).count()
}

fn write_all<S: Serializer>(
    list: &dyn List,
    len: usize,
    forms: &[(usize, Received)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut seq = serializer.serialize_seq(Some(len))?;
    let mut forms = forms.iter().peekable();
    let mut values = (0..).map_while(|index| list.item(index));
    for position in 0..len {
        let received = forms.next_if(|(at, _)| *at == position).map(|(_, form)| form);
        if let Some(Received::Unread(raw)) = received {
            seq.serialize_element(raw)?;
        } else if let Some(field) = values.next() {
            seq.serialize_element(&Written { field, received })?;
        }
    }
    seq.end()
}
