//! What goes wrong while listening.

use std::fmt;
use std::time::Duration;

use crate::runtime::{BoxError, Error, RetryConfig, StatusCode};

/// What went wrong while listening. It never prints a token, nor what a server sent.
///
/// [`TooLarge`](EventError::TooLarge) and [`Unreadable`](EventError::Unreadable) are about one message, and the
/// stream goes on after them; after any other it has ended.
#[derive(Debug)]
#[non_exhaustive]
pub enum EventError {
    /// The call that opens the connection failed, or its connection broke.
    Call(Error),
    /// The connection broke.
    Connection(BoxError),
    /// The server ended the stream.
    Closed,
    /// Nothing came for this time, not even a sign of life.
    Silent(Duration),
    /// The server answered with something else than a stream of events.
    NotAnEventStream {
        /// The status of the answer
        status: StatusCode,
        /// Its media type
        content_type: Option<String>,
    },
    /// The server did not agree to a websocket in the way that RFC 6455 prescribes.
    Handshake(&'static str),
    /// A message was larger than this many bytes.
    TooLarge(usize),
    /// A message is not JSON.
    Unreadable(serde_json::Error),
}

impl EventError {
    /// Whether connecting again may help.
    pub(super) fn is_worth_a_retry(&self, reconnects: &RetryConfig) -> bool {
        match self {
            Self::Call(Error::Api(error)) => reconnects.statuses.contains(&error.status().as_u16()),
            Self::Call(Error::Transport(error)) => {
                reconnects.retry_connection_errors && !error.is_too_large()
            }
            Self::Call(Error::Credential(_)) | Self::Connection(_) | Self::Closed | Self::Silent(_) => {
                reconnects.retry_connection_errors
            }
            _ => false,
        }
    }

    /// The wait that the server asks for.
    pub(super) fn asked_wait(&self) -> Option<Duration> {
        let Self::Call(Error::Api(error)) = self else { return None };
        error.retry_after()
    }
}

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => error.fmt(f),
            Self::Connection(_) => f.write_str("the connection for events broke"),
            Self::Closed => f.write_str("the server ended the stream of events"),
            Self::Silent(limit) => write!(f, "the server was silent for {limit:?}"),
            Self::NotAnEventStream { status, content_type } => {
                write!(f, "expected a stream of events, found status {status}")?;
                match content_type {
                    Some(content_type) => write!(f, " with the media type {content_type:?}"),
                    None => Ok(()),
                }
            }
            Self::Handshake(problem) => write!(f, "the server does not agree to a websocket: {problem}"),
            Self::TooLarge(limit) => write!(f, "a message was larger than {limit} bytes"),
            Self::Unreadable(error) => {
                let (line, column) = (error.line(), error.column());
                write!(f, "a message is not JSON (line {line}, column {column})")
            }
        }
    }
}

impl std::error::Error for EventError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Call(error) => error.source(),
            Self::Connection(error) => Some(&**error),
            Self::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}
