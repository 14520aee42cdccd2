//! Why no answer came.

use std::fmt;

use crate::runtime::error::BoxError;

/// Why a [`Transport`](super::Transport) has no answer.
#[derive(Debug)]
pub struct SendError {
    pub(in crate::runtime) kind: SendErrorKind,
    pub(in crate::runtime) source: BoxError,
}

/// How far a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::runtime) enum SendErrorKind {
    /// No connection; nothing was sent.
    Connect,
    /// The time for connecting ran out; nothing was sent.
    ConnectTimeout,
    /// Something may have been sent.
    Exchange,
}

impl SendError {
    /// No connection could be made, so nothing was sent, and any request may be sent again.
    pub fn connect(source: impl Into<BoxError>) -> Self {
        Self { kind: SendErrorKind::Connect, source: source.into() }
    }

    /// The same, because it took too long.
    pub fn connect_timeout(source: impl Into<BoxError>) -> Self {
        Self { kind: SendErrorKind::ConnectTimeout, source: source.into() }
    }

    /// The connection failed after something may have been sent.
    pub fn exchange(source: impl Into<BoxError>) -> Self {
        Self { kind: SendErrorKind::Exchange, source: source.into() }
    }
}

impl fmt::Display for SendErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SendErrorKind::Connect => "no connection to the server",
            SendErrorKind::ConnectTimeout => "no connection to the server in time",
            SendErrorKind::Exchange => "the connection failed before the answer was complete",
        })
    }
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl std::error::Error for SendError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.source.as_ref())
    }
}
