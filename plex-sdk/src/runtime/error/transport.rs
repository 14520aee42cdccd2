//! Failures on the way to the server and back.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use super::BoxError;
use crate::runtime::answer::AnswerParts;
use crate::runtime::transport::SendErrorKind;

/// No complete answer arrived.
pub struct TransportError {
    operation: &'static str,
    /// Without anything secret.
    url: String,
    attempts: u32,
    kind: TransportKind,
    source: Option<BoxError>,
}

/// How far a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::runtime) enum TransportKind {
    /// No answer, or only a part of it
    Send(SendErrorKind),
    /// The time for the whole call ran out.
    Timeout(Duration),
    /// The time for one attempt ran out.
    AttemptTimeout(Duration),
    /// Nothing more of a body came for this time.
    Idle(Duration),
    /// The body is larger than the client takes, in bytes.
    TooLarge(u64),
}

impl TransportError {
    pub(in crate::runtime) fn new(
        operation: &'static str,
        url: String,
        attempts: u32,
        kind: TransportKind,
    ) -> Self {
        Self { operation, url, attempts, kind, source: None }
    }

    /// The answer that `parts` are of did not come as a whole.
    pub(in crate::runtime) fn of_answer(parts: &AnswerParts, kind: TransportKind) -> Self {
        Self::new(parts.operation, parts.url.clone(), parts.attempts, kind)
    }

    /// With what the transport says.
    pub(in crate::runtime) fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(source.into());
        self
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
            TransportKind::Timeout(_) | TransportKind::AttemptTimeout(_) | TransportKind::Idle(_) => true,
            TransportKind::Send(SendErrorKind::ConnectTimeout) => true,
            _ => {
                let source = self.source.as_ref().and_then(|source| source.downcast_ref::<reqwest::Error>());
                source.is_some_and(reqwest::Error::is_timeout)
            }
        }
    }

    /// Whether no connection was made, so that nothing was sent.
    pub fn is_connect(&self) -> bool {
        matches!(self.kind, TransportKind::Send(SendErrorKind::Connect | SendErrorKind::ConnectTimeout))
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
            TransportKind::Send(kind) => kind.fmt(f)?,
            TransportKind::Timeout(limit) => write!(f, "no complete answer within {limit:?}")?,
            TransportKind::AttemptTimeout(limit) => {
                write!(f, "no complete answer within {limit:?} of an attempt")?
            }
            TransportKind::Idle(limit) => write!(f, "nothing more of the answer came for {limit:?}")?,
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
        self.source.as_ref().map(|error| &**error as &(dyn Error + 'static))
    }
}
