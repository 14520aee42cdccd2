//! From the bytes of an answer to a typed value.

use serde::de::DeserializeSeed;
use serde_json::Deserializer;

use super::field::{Field, FieldVisitor, Reading};
use super::json_path;
use super::mismatch::Mismatch;
use super::received::Received;

/// Why a document could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// The place, as a JSON path; `None` when the document as a whole is wrong.
    pub(super) path: Option<String>,
    pub(super) message: String,
}

impl Failure {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Failure { path: None, message: message.into() }
    }
}

/// Reads a JSON document.
///
/// It is made sure that the document is UTF-8 before it is read, since that is quicker for all of it than for each of
/// its strings. What is not UTF-8 becomes U+FFFD: some servers hand on titles in the encoding of the file they found
/// them in.
pub(super) fn json<T: Field>(bytes: &[u8]) -> Result<T, Failure> {
    match str::from_utf8(bytes) {
        Ok(text) => json_text(text),
        Err(_) => json_text(&String::from_utf8_lossy(bytes)),
    }
}

fn json_text<T: Field>(text: &str) -> Result<T, Failure> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    json_path::clear();
    let mut value = T::default();
    match read_json(&mut value, text) {
        Ok(Reading::Received(Received::Unread(found))) if !(T::OPTIONAL && found.is_null()) => {
            let message = Mismatch { expected: T::EXPECTED, found: &found }.to_string();
            Err(Failure { path: Some("$".to_owned()), message })
        }
        Ok(_) => Ok(value),
        Err(error) => Err(Failure { path: Some(json_path::take()), message: error.to_string() }),
    }
}

/// Reads a whole JSON document into `slot`. All decoding goes through here, so that the code of a type is
/// compiled once.
pub(super) fn read_json<T: Field>(slot: &mut T, text: &str) -> serde_json::Result<Reading> {
    let mut deserializer = Deserializer::from_str(text);
    let reading = FieldVisitor(slot).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(reading)
}
