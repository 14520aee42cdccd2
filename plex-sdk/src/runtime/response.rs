//! A successful answer.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::answer::AnswerParts;

/// A successful answer: the value of its body, to which it derefs, and what came with it.
pub struct Response<T> {
    value: T,
    parts: Arc<AnswerParts>,
}

impl<T> Response<T> {
    pub(super) fn new(value: T, parts: Arc<AnswerParts>) -> Self {
        Self { value, parts }
    }

    /// The status code.
    pub fn status(&self) -> StatusCode {
        self.parts.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// The URL that answered, without anything secret.
    pub fn url(&self) -> &str {
        &self.parts.url
    }

    /// How many times the request was sent.
    pub fn attempts(&self) -> u32 {
        self.parts.attempts
    }

    /// The body as it was received.
    pub fn bytes(&self) -> &Bytes {
        &self.parts.body
    }

    /// The value of the body.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The same answer with another value.
    pub fn map<U>(self, map: impl FnOnce(T) -> U) -> Response<U> {
        Response { value: map(self.value), parts: self.parts }
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T> AsRef<T> for Response<T> {
    fn as_ref(&self) -> &T {
        &self.value
    }
}

/// Headers are not shown, since they may hold cookies, and in the value no secret of the request.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = if f.alternate() { format!("{:#?}", self.value) } else { format!("{:?}", self.value) };
        f.debug_struct("Response")
            .field("status", &self.parts.status)
            .field("url", &self.parts.url)
            .field("value", &format_args!("{}", self.parts.redactor.clean(&value)))
            .finish_non_exhaustive()
    }
}
