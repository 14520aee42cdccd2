//! From the bytes of an answer to a typed value.

use std::fmt;

use serde::de::DeserializeSeed;
use serde_json::Deserializer;

use super::field::{Field, Reading};
use super::json_path;
use super::mismatch::Mismatch;
use super::reader::FieldVisitor;

/// Why a document could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The place, as a JSON path; `None` when the document as a whole is wrong.
    pub(super) path: Option<String>,
    pub(super) message: String,
}

impl ReadError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { path: None, message: message.into() }
    }

    /// The JSON path of the value that could not be read (RFC 9535), such as `$.MediaContainer.size`.
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }
}

/// The message repeats the beginning of a string where another type is expected.
impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path() {
            Some(path) => write!(f, "{} at {path}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for ReadError {}

/// Reads a JSON document as the body of an answer is read: an answer that was kept, or one that came another way.
///
/// ```
/// use plex_sdk::{models, runtime};
///
/// let part: models::Part = runtime::from_json(br#"{"id": "7", "new": 1}"#)?;
/// assert_eq!((part.id, part.extra.len()), (Some(7), 1));
/// # Ok::<(), runtime::ReadError>(())
/// ```
///
/// It is made sure that the document is UTF-8 before it is read, since that is quicker for all of it than for each of
/// its strings. What is not UTF-8 becomes U+FFFD: some servers hand on titles in the encoding of the file they found
/// them in.
///
/// # Errors
/// When it is not JSON, lacks something required, or a value is of another kind.
pub fn from_json<T: Field + Default>(bytes: &[u8]) -> Result<T, ReadError> {
    let mut value = T::default();
    json_into(&mut value, bytes)?;
    Ok(value)
}

fn json_into(field: &mut dyn Field, bytes: &[u8]) -> Result<(), ReadError> {
    match str::from_utf8(bytes) {
        Ok(text) => json_text(field, text),
        Err(_) => json_text(field, &String::from_utf8_lossy(bytes)),
    }
}

fn json_text(field: &mut dyn Field, text: &str) -> Result<(), ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    json_path::clear();
    match read_json(field, text) {
        Ok(reading) => match reading.into_unread() {
            Some(found) if !(field.is_optional() && found.is_null()) => {
                let message = Mismatch { expected: field.expected(), found: &found }.to_string();
                Err(ReadError { path: Some("$".to_owned()), message })
            }
            _ => Ok(()),
        },
        Err(error) => Err(ReadError { path: Some(json_path::take()), message: error.to_string() }),
    }
}

/// Reads a whole JSON document into `field`, which is at its default.
pub(super) fn read_json(field: &mut dyn Field, text: &str) -> serde_json::Result<Reading> {
    let mut deserializer = Deserializer::from_str(text);
    let reading = FieldVisitor(field).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(reading)
}
