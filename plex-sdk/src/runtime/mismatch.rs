//! The message about a value of the wrong kind.

use std::fmt;

use serde_json::Value;

/// How many characters of a received string a message repeats.
const EXCERPT: usize = 40;

/// Displays as `expected integer, found string "abc"`.
pub(super) struct Mismatch<'a> {
    pub(super) expected: &'static str,
    pub(super) found: &'a Value,
}

impl fmt::Display for Mismatch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found ", self.expected)?;
        match self.found {
            Value::Null => f.write_str("null"),
            Value::Bool(value) => write!(f, "boolean {value}"),
            Value::Number(value) => write!(f, "number {value}"),
            Value::String(value) => match value.char_indices().nth(EXCERPT) {
                None => write!(f, "string {value:?}"),
                Some((end, _)) => write!(f, "string {:?}...", &value[..end]),
            },
            Value::Array(_) => f.write_str("array"),
            Value::Object(_) => f.write_str("object"),
        }
    }
}
