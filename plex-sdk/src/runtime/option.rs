//! `Option` as a field.

use serde::de::{MapAccess, SeqAccess};
use serde::ser::Serializer;
use serde_json::Value;

use super::field::{Field, Reading};
use super::received::Received;
use super::token::Token;

/// What cannot be read is `None`, and kept in the form as received.
impl<T: Field> Field for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    const OPTIONAL: bool = true;

    #[inline]
    fn read_token(&mut self, token: Token<'_>) -> Reading {
        if matches!(token, Token::Null) {
            return Reading::unread(Value::Null);
        }
        let reading = self.insert(T::default()).read_token(token);
        settle(self, reading)
    }

    fn read_seq<'de, A: SeqAccess<'de>>(&mut self, seq: A) -> Result<Reading, A::Error> {
        let reading = self.insert(T::default()).read_seq(seq)?;
        Ok(settle(self, reading))
    }

    fn read_map<'de, A: MapAccess<'de>>(&mut self, map: A) -> Result<Reading, A::Error> {
        let reading = self.insert(T::default()).read_map(map)?;
        Ok(settle(self, reading))
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => value.write(serializer),
            None => serializer.serialize_none(),
        }
    }

    fn write_received<S: Serializer>(&self, received: &Received, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => value.write_received(received, serializer),
            None => serializer.serialize_none(),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn unknown(&self) -> usize {
        self.as_ref().map_or(0, T::unknown)
    }
}

/// Empties `slot` if its value could not be read.
#[inline]
fn settle<T>(slot: &mut Option<T>, reading: Reading) -> Reading {
    if let Reading::Received(Received::Unread(_)) = reading {
        *slot = None;
    }
    reading
}
