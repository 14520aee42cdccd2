//! What both ways to listen have in common: a connection that gives frames.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::error::EventError;

/// What comes over a connection.
pub(super) enum Frame {
    /// News
    Message {
        /// The name of the event, where the protocol has names
        name: Option<String>,
        /// JSON
        data: String,
        /// What a server may be told on the next connection, so that it can go on from here
        id: Option<String>,
    },
    /// A sign of life without news
    Alive,
    /// How long the server wants to be left alone when the connection is lost
    Retry(Duration),
    /// A message was skipped, as it is too large.
    TooLarge,
}

/// An open connection. Dropping it closes it at once.
pub(super) trait Connection: Send {
    /// The next frame. Nothing comes after an error.
    fn poll_frame(&mut self, cx: &mut Context<'_>) -> Poll<Result<Frame, EventError>>;

    /// Says goodbye, where the protocol has a word for it.
    fn poll_close(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let _ = cx;
        Poll::Ready(())
    }
}

/// A connection that is being made.
pub(super) type Opening = Pin<Box<dyn Future<Output = Result<Box<dyn Connection>, EventError>> + Send>>;
