//! Strings that are never printed.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

use super::field::{Field, Reading};
use super::scalars::{coerce, is_said_by};
use super::token::Token;
use super::view::View;

/// A token or password. `Debug` shows `***`; the text is had by [`expose`](Secret::expose), and goes out when it
/// is serialized. Its memory is overwritten when it is dropped.
#[derive(Clone, Default)]
pub struct Secret(SecretString);

impl Secret {
    /// Wraps a token or password.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into().into())
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.expose().is_empty()
    }

    /// The text itself.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl From<String> for Secret {
    fn from(value: String) -> Self {
        Self::new(value)
    }
}

impl From<&str> for Secret {
    fn from(value: &str) -> Self {
        Self::new(value)
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl Field for Secret {
    fn expected(&self) -> &'static str {
        "string"
    }

    fn read_token(&mut self, token: Token<'_>) -> Reading {
        match token {
            Token::Str(value) => {
                *self = value.into();
                Reading::Exact
            }
            other => coerce(self, other.to_text().map(Self::from), other),
        }
    }

    fn clear(&mut self) {
        *self = Self::default();
    }

    fn view(&self) -> View<'_> {
        View::Scalar(Token::Str(self.expose()))
    }

    fn is_said_by(&self, received: &Value) -> bool {
        is_said_by(self, received)
    }
}

crate::serde_by_field!(Secret);
