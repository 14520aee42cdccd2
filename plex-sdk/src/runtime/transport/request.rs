//! A request as it goes out.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method};
use reqwest::Url;

use super::byte_stream::ByteStream;
use crate::runtime::redact::Redactor;

/// A request as it goes out. Hooks may change every part of it.
#[non_exhaustive]
pub struct HttpRequest {
    /// The method
    pub method: Method,
    /// The whole URL; it may hold credentials
    pub url: Url,
    /// All headers but those that follow from the URL and the body; they hold credentials
    pub headers: HeaderMap,
    /// The body
    pub body: RequestBody,
}

impl HttpRequest {
    /// A request without headers and body.
    pub fn new(method: Method, url: Url) -> Self {
        Self { method, url, headers: HeaderMap::new(), body: RequestBody::Empty }
    }
}

/// Shows no credentials: neither values of headers nor the body.
impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpRequest")
            .field("method", &self.method)
            .field("url", &Redactor::default().url(self.url.as_str()))
            .field("headers", &self.headers.keys().map(|name| name.as_str()).collect::<Vec<_>>())
            .field("body", &self.body)
            .finish()
    }
}

/// The body of a request.
#[derive(Default)]
pub enum RequestBody {
    /// None
    #[default]
    Empty,
    /// Bytes that are there
    Bytes(Bytes),
    /// Bytes that are yet to come
    Stream {
        /// Where they come from
        stream: ByteStream,
        /// How many there are, where that is known
        length: Option<u64>,
    },
}

impl RequestBody {
    /// The whole body, where it need not be waited for.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            RequestBody::Empty => Some(&[]),
            RequestBody::Bytes(bytes) => Some(bytes),
            RequestBody::Stream { .. } => None,
        }
    }

    /// How many bytes there are, where that is known.
    pub fn length(&self) -> Option<u64> {
        match self {
            RequestBody::Empty => Some(0),
            RequestBody::Bytes(bytes) => Some(bytes.len() as u64),
            RequestBody::Stream { length, .. } => *length,
        }
    }
}

/// Shows the length, not the content.
impl fmt::Debug for RequestBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length() {
            Some(length) => write!(f, "{length} bytes"),
            None => f.write_str("bytes of unknown length"),
        }
    }
}
