//! An answer as it comes in.

use std::fmt;

use http::{HeaderMap, StatusCode};

use super::byte_stream::ByteStream;
use super::upgrade::Upgrade;

/// An answer as it comes in: its head, and its body as far as it is awaited.
#[non_exhaustive]
pub struct HttpResponse {
    /// The status code
    pub status: StatusCode,
    /// The headers
    pub headers: HeaderMap,
    /// The body
    pub body: ByteStream,
    /// What its connection becomes, after status 101
    pub upgrade: Option<Upgrade>,
}

impl HttpResponse {
    /// An answer without headers.
    pub fn new(status: StatusCode, body: impl Into<ByteStream>) -> Self {
        Self { status, headers: HeaderMap::new(), body: body.into(), upgrade: None }
    }
}

/// Headers are counted only, since they may hold cookies.
impl fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpResponse")
            .field("status", &self.status)
            .field("headers", &self.headers.len())
            .finish_non_exhaustive()
    }
}
