//! `Option` as a field.

use serde_json::Value;

use super::field::{Field, Reading};
use super::slot::Slot;
use super::token::Token;
use super::view::View;

/// What cannot be read is `None`, and kept in the form as received.
impl<T: Field + Default> Field for Option<T> {
    fn expected(&self) -> &'static str {
        match self {
            Some(value) => value.expected(),
            None => T::default().expected(),
        }
    }

    fn is_optional(&self) -> bool {
        true
    }

    #[inline]
    fn read_token(&mut self, token: Token<'_>) -> Reading {
        if matches!(token, Token::Null) {
            return Reading::unread(Value::Null);
        }
        let reading = self.insert(T::default()).read_token(token);
        if reading.is_unread() {
            *self = None;
        }
        reading
    }

    fn slot(&mut self) -> Slot<'_> {
        self.insert(T::default()).slot()
    }

    fn clear(&mut self) {
        *self = None;
    }

    fn view(&self) -> View<'_> {
        match self {
            Some(value) => value.view(),
            None => View::Scalar(Token::Null),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn is_said_by(&self, received: &Value) -> bool {
        self.as_ref().is_some_and(|value| value.is_said_by(received))
    }

    fn unknown(&self) -> usize {
        self.as_ref().map_or(0, T::unknown)
    }
}
