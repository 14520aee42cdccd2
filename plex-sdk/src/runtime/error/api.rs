//! An answer that is not a success.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::message::Message;
use crate::runtime::answer::{Answer, AnswerParts};
use crate::runtime::error_body::ErrorBody;
use crate::runtime::operation::Operation;
use crate::runtime::retry::asked_wait;

/// Headers by which servers and proxies name a request.
const REQUEST_ID: [&str; 4] = ["x-request-id", "x-correlation-id", "x-amzn-requestid", "cf-ray"];

/// An answer whose status is not a success: an error, or a redirect that was not followed.
pub struct ApiError {
    parts: Arc<AnswerParts>,
}

impl ApiError {
    pub(in crate::runtime) fn new(parts: Arc<AnswerParts>) -> Self {
        Self { parts }
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

    /// The body as it was received, or its start when it was too large or broke off. Unlike the message it may hold
    /// secrets that the server sent.
    pub fn body(&self) -> &Bytes {
        &self.parts.body
    }

    /// The URL, without anything secret.
    pub fn url(&self) -> &str {
        &self.parts.url
    }

    /// How many times the request was sent.
    pub fn attempts(&self) -> u32 {
        self.parts.attempts
    }

    /// The id under which the server or a proxy knows the request.
    pub fn request_id(&self) -> Option<&str> {
        REQUEST_ID.iter().find_map(|name| self.parts.headers.get(*name)?.to_str().ok())
    }

    /// How long the server wants to be left alone, by its `Retry-After` header.
    pub fn retry_after(&self) -> Option<Duration> {
        asked_wait(&self.parts.headers)
    }

    /// The error code in the body, if the body has one.
    pub fn code(&self) -> Option<i64> {
        self.message_parts().code
    }

    /// The message in the body: of a JSON or XML error, the title of an HTML page, or the start of a text; at
    /// most some hundred characters, without anything secret.
    pub fn message(&self) -> Option<String> {
        self.message_parts().text
    }

    /// What the operation `O` documents for this failure. `None` when the error came from another operation, or
    /// the answer is not a documented one.
    pub fn typed<O: Operation>(&self) -> Option<O::Error> {
        (O::META.id == self.parts.operation).then(|| O::Error::read(&Answer(&self.parts), O::META.errors))?
    }

    fn message_parts(&self) -> Message {
        Message::of(&Answer(&self.parts), &self.parts.redactor)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.operation(), self.status())?;
        let Message { code, text } = self.message_parts();
        if let Some(code) = code {
            write!(f, ", code {code}")?;
        }
        if let Some(text) = text {
            write!(f, ": {text}")?;
        }
        if let Some(refusal) = &self.parts.redirect {
            write!(f, ", {refusal}")?;
        }
        write!(f, " ({})", self.url())?;
        if let Some(id) = self.request_id() {
            write!(f, ", request id {}", self.parts.redactor.excerpt(id))?;
        }
        if self.attempts() > 1 {
            write!(f, ", after {} attempts", self.attempts())?;
        }
        Ok(())
    }
}

/// The same as `Display`, so that neither body nor headers are printed by accident.
impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApiError({self})")
    }
}

impl std::error::Error for ApiError {}
