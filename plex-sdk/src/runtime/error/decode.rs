//! An answer that is not what the API describes.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::runtime::answer::AnswerParts;
use crate::runtime::decode::ReadError;

/// An answer with a status of success whose body could not be read.
pub struct DecodeError {
    parts: Arc<AnswerParts>,
    failure: ReadError,
}

impl DecodeError {
    pub(in crate::runtime) fn new(parts: Arc<AnswerParts>, failure: ReadError) -> Self {
        Self { parts, failure }
    }

    /// The id of the operation.
    pub fn operation(&self) -> &'static str {
        self.parts.operation
    }

    /// The status code.
    pub fn status(&self) -> StatusCode {
        self.parts.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// The body as it was received. Unlike the message it may hold secrets that the server sent.
    pub fn body(&self) -> &Bytes {
        &self.parts.body
    }

    /// The URL, without anything secret.
    pub fn url(&self) -> &str {
        &self.parts.url
    }

    /// The JSON path of the value that could not be read (RFC 9535), such as `$.MediaContainer.size`.
    pub fn path(&self) -> Option<&str> {
        self.failure.path.as_deref()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let redactor = &self.parts.redactor;
        write!(f, "{}: {}, but the body cannot be read", self.operation(), self.status())?;
        if let Some(path) = self.path().filter(|path| *path != "$") {
            write!(f, " at {}", redactor.excerpt(path))?;
        }
        write!(f, ": {} ({})", redactor.excerpt(&self.failure.message), self.url())
    }
}

/// The same as `Display`, so that neither body nor headers are printed by accident.
impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeError({self})")
    }
}

impl std::error::Error for DecodeError {}
