//! Bodies of answers that are not waited for as a whole.

mod headers;
mod part_file;
mod save;

use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Buf, Bytes};
use futures_core::Stream;
use http::{HeaderMap, StatusCode};
use tokio::io::{AsyncRead, ReadBuf};
use tokio::time::{Instant, Sleep};

use super::answer::AnswerParts;
use super::call::Call;
use super::engine::{self, Answered};
use super::error::{BoxError, Error, TransportError, TransportKind};
use super::operation::Operation;
use super::transport::{ByteStream, SendErrorKind};

pub use save::{Progress, Save, SaveFuture, Saved};

/// The future of [`Call::download`].
pub type DownloadFuture = Pin<Box<dyn Future<Output = Result<Download, Error>> + Send>>;

impl<O: Operation> Call<'_, O> {
    /// Sends the call and gives the body of the answer as it comes, whatever its media type. Retries, redirects
    /// and the timeout end with the head of the answer; from there on only
    /// [`idle_timeout`](super::ClientBuilder::idle_timeout) limits it.
    ///
    /// # Errors
    /// See [`Error`]. Failures while the body comes are told by [`Download`].
    pub fn download(self) -> DownloadFuture {
        let request = self.request();
        let core = self.core.clone();
        let idle = self.options.idle_timeout.unwrap_or(core.0.idle_timeout);
        Box::pin(async move {
            let opened = engine::open(core, request).await?;
            Ok(Download::new(idle, opened))
        })
    }
}

/// The answer to a call whose body comes piece by piece: a [`Stream`] of [`Bytes`], and an [`AsyncRead`].
///
/// A body that ends before its announced length is an error, and so is one of which nothing came for the
/// [`idle_timeout`](super::ClientBuilder::idle_timeout). Nothing comes after an error.
pub struct Download {
    parts: Arc<AnswerParts>,
    body: ByteStream,
    expected: Option<u64>,
    received: u64,
    idle: Option<Idle>,
    is_done: bool,
    /// What [`AsyncRead`] has not handed out yet
    rest: Bytes,
}

struct Idle {
    limit: Duration,
    sleep: Pin<Box<Sleep>>,
}

impl Download {
    fn new(idle: Option<Duration>, opened: Answered) -> Self {
        let Answered { parts, body, length, .. } = opened;
        let idle = idle.map(|limit| Idle { limit, sleep: Box::pin(tokio::time::sleep(limit)) });
        Self { parts, body, expected: length, received: 0, idle, is_done: false, rest: Bytes::new() }
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

    /// How many bytes the whole body has, where the server says so.
    pub fn content_length(&self) -> Option<u64> {
        self.expected
    }

    /// How many bytes came so far.
    pub fn received(&self) -> u64 {
        self.received
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// [`Error::Transport`] when the body stops before its end.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        std::future::poll_fn(|cx| self.poll(cx)).await
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        if self.is_done {
            return Poll::Ready(None);
        }
        let Poll::Ready(piece) = Pin::new(&mut self.body).poll_next(cx) else {
            let Some(idle) = &mut self.idle else { return Poll::Pending };
            ready!(idle.sleep.as_mut().poll(cx));
            let kind = TransportKind::Idle(idle.limit);
            return self.fail(TransportError::of_answer(&self.parts, kind));
        };
        match piece {
            Some(Ok(piece)) => {
                self.received += piece.len() as u64;
                if let Some(Idle { limit, sleep }) = &mut self.idle {
                    sleep.as_mut().reset(Instant::now() + *limit);
                }
                Poll::Ready(Some(Ok(piece)))
            }
            Some(Err(source)) => self.fail(self.broken(source)),
            None => match self.expected {
                Some(expected) if expected != self.received => {
                    let message = format!("the body ended after {} of {expected} bytes", self.received);
                    self.fail(self.broken(message.into()))
                }
                _ => {
                    self.is_done = true;
                    Poll::Ready(None)
                }
            },
        }
    }

    fn broken(&self, source: BoxError) -> TransportError {
        let kind = TransportKind::Send(SendErrorKind::Exchange);
        TransportError::of_answer(&self.parts, kind).with_source(source)
    }

    fn fail(&mut self, error: TransportError) -> Poll<Option<Result<Bytes, Error>>> {
        self.is_done = true;
        Poll::Ready(Some(Err(error.into())))
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

/// Errors are [`io::Error`]s around an [`Error`].
impl AsyncRead for Download {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        while self.rest.is_empty() {
            match ready!(self.poll(cx)) {
                None => return Poll::Ready(Ok(())),
                Some(Err(error)) => return Poll::Ready(Err(io::Error::other(error))),
                Some(Ok(piece)) => self.rest = piece,
            }
        }
        let taken = self.rest.len().min(buffer.remaining());
        buffer.put_slice(&self.rest[..taken]);
        self.rest.advance(taken);
        Poll::Ready(Ok(()))
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("status", &self.parts.status)
            .field("url", &self.parts.url)
            .field("content_length", &self.expected)
            .field("received", &self.received)
            .finish_non_exhaustive()
    }
}
