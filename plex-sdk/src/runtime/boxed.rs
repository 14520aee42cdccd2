//! `Box` as a field: where a model holds one of its own type.

use serde_json::Value;

use super::field::{Field, Reading};
use super::named::{Kind, Named};
use super::slot::Slot;
use super::token::Token;
use super::view::View;

impl<T: Field + Default> Named for Box<T> {
    type Kind = Boxed;
}

/// The kind of boxes, which are read and written as what they hold.
pub enum Boxed {}

impl<T: Field + Default> Kind<Box<T>> for Boxed {
    fn expected(value: &Box<T>) -> &'static str {
        T::expected(value)
    }

    fn is_optional(value: &Box<T>) -> bool {
        T::is_optional(value)
    }

    fn read_token(value: &mut Box<T>, token: Token<'_>) -> Reading {
        T::read_token(value, token)
    }

    fn slot(value: &mut Box<T>) -> Slot<'_> {
        T::slot(value)
    }

    fn view(value: &Box<T>) -> View<'_> {
        T::view(value)
    }

    fn is_absent(value: &Box<T>) -> bool {
        T::is_absent(value)
    }

    fn is_said_by(value: &Box<T>, received: &Value) -> bool {
        T::is_said_by(value, received)
    }

    fn unknown(value: &Box<T>) -> usize {
        T::unknown(value)
    }
}
