//! Strings that are never printed.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::ser::Serializer;

use super::field::{Field, Reading};
use super::received::Received;
use super::scalars::{coerce, write_same};
use super::token::Token;

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
    const EXPECTED: &'static str = "string";

    fn read_token(&mut self, token: Token<'_>) -> Reading {
        match token {
            Token::Str(value) => {
                *self = value.into();
                Reading::Exact
            }
            other => coerce(self, other.to_text().map(Self::from), other),
        }
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }

    fn write_received<S: Serializer>(&self, received: &Received, serializer: S) -> Result<S::Ok, S::Error> {
        write_same(self, received, serializer)
    }
}

crate::serde_by_field!(Secret);
