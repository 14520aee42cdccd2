//! Lists as fields.

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess};
use serde::ser::{SerializeSeq, Serializer};
use serde_json::Value;

use super::field::{Field, FieldVisitor, Reading, Written};
use super::json_path::{self, Step};
use super::received::Received;
use super::token::Token;

/// A single value where a list is expected is a list of one; an item that cannot be read is left out, and kept
/// in the form as received.
impl<T: Field> Field for Vec<T> {
    const EXPECTED: &'static str = "array";
    const OPTIONAL: bool = true;

    fn read_token(&mut self, token: Token<'_>) -> Reading {
        if token == Token::Null {
            return Reading::unread(Value::Null);
        }
        let mut item = T::default();
        let reading = item.read_token(token);
        single(self, item, reading)
    }

    fn read_seq<'de, A: SeqAccess<'de>>(&mut self, mut seq: A) -> Result<Reading, A::Error> {
        let mut len = 0;
        let mut forms = Vec::new();
        loop {
            match seq.next_element_seed(Push(self)) {
                Ok(None) => break,
                Ok(Some(Reading::Exact)) => {}
                Ok(Some(Reading::Received(received))) => {
                    if let Received::Unread(_) = received {
                        self.pop();
                    }
                    forms.push((len, received));
                }
                Err(error) => {
                    json_path::unwind(Step::Index(len));
                    return Err(error);
                }
            }
            len += 1;
        }
        Ok(match (len, forms.is_empty()) {
            (0, _) => Reading::Received(Received::Same(Value::Array(Vec::new()))),
            (_, true) => Reading::Exact,
            (_, false) => Reading::Received(Received::Items { len, forms }),
        })
    }

    fn read_map<'de, A: MapAccess<'de>>(&mut self, map: A) -> Result<Reading, A::Error> {
        let mut item = T::default();
        let reading = item.read_map(map)?;
        Ok(single(self, item, reading))
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(self.len()))?;
        for value in self {
            seq.serialize_element(&Written { value, received: None })?;
        }
        seq.end()
    }

    fn write_received<S: Serializer>(&self, received: &Received, serializer: S) -> Result<S::Ok, S::Error> {
        match received {
            Received::Single(form) if self.len() == 1 => match form {
                Some(form) => self[0].write_received(form, serializer),
                None => self[0].write(serializer),
            },
            Received::Items { len, forms } => {
                let unread = forms.iter().filter(|(_, form)| form.unread().is_some()).count();
                match self.len() + unread == *len {
                    true => write_items(self, *len, forms, serializer),
                    false => self.write(serializer),
                }
            }
            _ => self.write(serializer),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn unknown(&self) -> usize {
        self.iter().map(T::unknown).sum()
    }
}

/// Reads an item at the end of a list.
struct Push<'a, T>(&'a mut Vec<T>);

impl<'de, T: Field> DeserializeSeed<'de> for Push<'_, T> {
    type Value = Reading;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Reading, D::Error> {
        FieldVisitor(self.0.push_mut(T::default())).deserialize(deserializer)
    }
}

#[cold]
fn single<T>(list: &mut Vec<T>, item: T, reading: Reading) -> Reading {
    Reading::Received(match reading {
        Reading::Received(received @ Received::Unread(_)) => received,
        Reading::Received(received) => {
            list.push(item);
            Received::Single(Some(Box::new(received)))
        }
        Reading::Exact => {
            list.push(item);
            Received::Single(None)
        }
    })
}

#[cold]
fn write_items<T: Field, S: Serializer>(
    list: &[T],
    len: usize,
    forms: &[(usize, Received)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut seq = serializer.serialize_seq(Some(len))?;
    let mut forms = forms.iter().peekable();
    let mut values = list.iter();
    for position in 0..len {
        let form = forms.next_if(|(at, _)| *at == position).map(|(_, form)| form);
        if let Some(Received::Unread(raw)) = form {
            seq.serialize_element(raw)?;
        } else if let Some(value) = values.next() {
            seq.serialize_element(&Written { value, received: form })?;
        }
    }
    seq.end()
}
