//! A table of operations, for tests and tools that go over a whole API without making a request.

use std::cell::Cell;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::Value;

use super::answer::{Answer, AnswerParts};
use super::error::DecodeError;
use super::field::Field;
use super::operation::{Meta, Operation, Output};
use super::redact::Redactor;
use super::response_body::ResponseBody;
use super::view::serialize;

/// What is known of an operation before it is called.
#[derive(Debug)]
pub struct OperationInfo {
    /// What is the same for all its requests
    pub meta: Meta,
    reread: fn(&Answer<'_>) -> Result<Option<Reread>, DecodeError>,
}

impl OperationInfo {
    /// What is known of `O`.
    pub const fn of<O: Operation>() -> Self {
        Self {
            meta: O::META,
            reread: |answer| {
                let output: Output<O> = O::Response::decode(answer)?;
                Ok(O::Response::reread(&output))
            },
        }
    }

    /// Reads `body` as the answer `200` of the operation and writes what was read as JSON again; `None` when the
    /// answer is not made of fields, or is one of several kinds that status and media type tell apart.
    ///
    /// # Errors
    /// When `body` is not what the API describes.
    pub fn reread(&self, content_type: HeaderValue, body: Bytes) -> Result<Option<Reread>, DecodeError> {
        let parts = Arc::new(AnswerParts {
            operation: self.meta.id,
            status: StatusCode::OK,
            headers: HeaderMap::from_iter([(header::CONTENT_TYPE, content_type)]),
            body,
            url: self.meta.path.to_owned(),
            redirect: None,
            redactor: Redactor::default(),
            attempts: 1,
        });
        (self.reread)(&Answer(&parts))
    }
}

/// An answer that was read and written again.
#[derive(Clone, Debug, PartialEq)]
pub struct Reread {
    /// Everything that was read
    pub value: Value,
    /// The same without the fields that the description does not declare
    pub declared: Value,
}

impl Reread {
    /// Writes a value that was read; `None` when it cannot be JSON.
    pub fn of(read: &dyn Field) -> Option<Self> {
        let write = || serialize(read, serde_json::value::Serializer).ok();
        let value = write()?;
        DECLARED_ONLY.set(true);
        let declared = write();
        DECLARED_ONLY.set(false);
        Some(Self { value, declared: declared? })
    }

    /// JSON pointers (RFC 6901) of the fields that the description of the API does not declare.
    pub fn undeclared(&self) -> Vec<String> {
        let mut found = Vec::new();
        compare(&self.value, Some(&self.declared), &mut String::new(), &mut found);
        found
    }
}

fn compare(value: &Value, declared: Option<&Value>, at: &mut String, found: &mut Vec<String>) {
    let Some(declared) = declared else { return found.push(at.clone()) };
    let children: Vec<(String, &Value, Option<&Value>)> = match value {
        Value::Object(entries) => {
            entries.iter().map(|(key, value)| (escape(key), value, declared.get(key))).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().map(|(i, item)| (i.to_string(), item, declared.get(i))).collect()
        }
        _ => return,
    };
    let length = at.len();
    for (key, value, declared) in children {
        at.push('/');
        at.push_str(&key);
        compare(value, declared, at, found);
        at.truncate(length);
    }
}

/// A key as a part of a JSON pointer.
fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

thread_local! {
    static DECLARED_ONLY: Cell<bool> = const { Cell::new(false) };
}

/// Whether models are to leave out what they do not know while they are written.
pub(super) fn is_declared_only() -> bool {
    DECLARED_ONLY.get()
}
