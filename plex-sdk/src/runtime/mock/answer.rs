//! What a test wants to be answered.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode};

use crate::runtime::redact::is_sensitive_key;

/// An answer, or what is to happen in place of one. What is not set comes from the description: the status, and
/// the example that belongs to it.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub(super) status: Option<StatusCode>,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) body: Option<Body>,
    pub(super) delay: Duration,
    pub(super) cut_after: Option<u64>,
    pub(super) close: bool,
}

/// Where the body of an answer comes from, when not from the description.
#[derive(Clone)]
pub(super) enum Body {
    /// A media type and the bytes
    Bytes(HeaderValue, Bytes),
    /// A list of so many items
    List(u64),
}

/// Shows of a body its length, since it may hold a token.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Body::Bytes(media_type, bytes) => write!(f, "{} bytes of {media_type:?}", bytes.len()),
            Body::List(count) => write!(f, "a list of {count}"),
        }
    }
}

impl Answer {
    /// What the description gives as an example.
    pub fn example() -> Self {
        Self::default()
    }

    /// A JSON text, or a [`Value`](crate::runtime::Value).
    #[must_use]
    pub fn json(self, json: impl ToString) -> Self {
        self.body("application/json", json.to_string())
    }

    /// A body of any kind.
    ///
    /// # Panics
    /// When `media_type` cannot stand in a header.
    #[must_use]
    pub fn body(mut self, media_type: &str, body: impl Into<Bytes>) -> Self {
        self.body = Some(Body::Bytes(header_value("content-type", media_type), body.into()));
        self
    }

    /// A list of `count` items, in the pages that requests ask for: the items of the example over and over, each
    /// with an id of its own, counted from 1. Items are made when they are sent, so a long list takes no memory.
    ///
    /// Only for operations that the description gives in pages; others answer with status 500, which says so.
    #[must_use]
    pub fn list(mut self, count: u64) -> Self {
        self.body = Some(Body::List(count));
        self
    }

    /// The status. Without a body of its own, the answer has the example for this status, if there is one.
    ///
    /// # Panics
    /// When `status` is none (100 to 999).
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        let status = StatusCode::from_u16(status);
        self.status = Some(status.unwrap_or_else(|_| panic!("a status is a number from 100 to 999")));
        self
    }

    /// One more header; another value for those that the answer has anyway.
    ///
    /// # Panics
    /// When name or value cannot be sent.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let key = HeaderName::from_bytes(name.as_bytes());
        let key = key.unwrap_or_else(|_| panic!("`{name}` is no name of a header"));
        self.headers.push((key, header_value(name, value)));
        self
    }

    /// Waits before it answers. Time is that of tokio, which a test can pause.
    #[must_use]
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Sends the head and so many bytes of the body, then closes the connection.
    #[must_use]
    pub fn cut_after(mut self, bytes: u64) -> Self {
        self.cut_after = Some(bytes);
        self
    }

    /// Closes the connection without an answer.
    #[must_use]
    pub fn close(mut self) -> Self {
        self.close = true;
        self
    }

    /// The answer to a request that is refused, in JSON.
    pub(super) fn refusal(status: StatusCode, message: &str) -> Self {
        let code = status.as_u16();
        let error = serde_json::json!({ "code": code, "message": message, "status": code });
        Self::default().status(code).json(serde_json::json!({ "errors": [error] }))
    }
}

fn header_value(name: &str, value: &str) -> HeaderValue {
    // The value may be a secret, so the message does not show it.
    let value = HeaderValue::from_str(value);
    let mut value = value.unwrap_or_else(|_| panic!("the value of `{name}` cannot stand in a header"));
    value.set_sensitive(is_sensitive_key(name));
    value
}
