//! Failures on the way to the server and back.

use std::error::Error;
use std::fmt;
use std::time::Duration;

/// No complete answer arrived.
pub struct TransportError {
    operation: &'static str,
    /// Without anything secret.
    url: String,
    attempts: u32,
    kind: TransportKind,
    source: Option<reqwest::Error>,
}

/// How far a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::runtime) enum TransportKind {
    /// No connection; nothing was sent.
    Connect,
    /// The time for connecting ran out; nothing was sent.
    ConnectTimeout,
    /// The time for the whole call ran out.
    Timeout(Duration),
    /// The connection failed after something may have been sent.
    Exchange,
    /// The body is larger than the client takes, in bytes.
    TooLarge(u64),
}

impl TransportError {
    pub(in crate::runtime) fn new(
        operation: &'static str,
        url: String,
        attempts: u32,
        kind: TransportKind,
        source: Option<reqwest::Error>,
    ) -> Self {
        Self { operation, url, attempts, kind, source: source.map(reqwest::Error::without_url) }
    }

    /// The id of the operation.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The URL, without anything secret.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// How many times the request was sent, or tried to be.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Whether time ran out.
    pub fn is_timeout(&self) -> bool {
        match self.kind {
            TransportKind::ConnectTimeout | TransportKind::Timeout(_) => true,
            _ => self.source.as_ref().is_some_and(reqwest::Error::is_timeout),
        }
    }

    /// Whether no connection was made, so that nothing was sent.
    pub fn is_connect(&self) -> bool {
        matches!(self.kind, TransportKind::Connect | TransportKind::ConnectTimeout)
    }

    /// Whether the answer was given up because its body is larger than the client takes.
    pub fn is_too_large(&self) -> bool {
        matches!(self.kind, TransportKind::TooLarge(_))
    }

    /// Whether the same call may succeed later.
    pub(super) fn is_retryable(&self) -> bool {
        !self.is_too_large()
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.operation)?;
        match self.kind {
            TransportKind::Connect => f.write_str("no connection to the server")?,
            TransportKind::ConnectTimeout => f.write_str("no connection to the server in time")?,
            TransportKind::Timeout(limit) => write!(f, "no complete answer within {limit:?}")?,
            TransportKind::Exchange => f.write_str("the connection failed before the answer was complete")?,
            TransportKind::TooLarge(limit) => {
                write!(f, "the answer is larger than the limit of {limit} bytes")?
            }
        }
        write!(f, " ({})", self.url)?;
        if self.attempts > 1 {
            write!(f, ", after {} attempts", self.attempts)?;
        }
        Ok(())
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("operation", &self.operation)
            .field("url", &self.url)
            .field("attempts", &self.attempts)
            .field("kind", &self.kind)
            .field("source", &self.source)
            .finish()
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|error| error as &(dyn Error + 'static))
    }
}
