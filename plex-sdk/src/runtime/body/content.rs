//! What a request sends, and whether that can be sent twice.

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};

use crate::runtime::error::BoxError;
use crate::runtime::transport::{ByteStream, RequestBody};

/// A part of what is sent.
#[derive(Clone)]
pub(in crate::runtime) enum Segment {
    Bytes(Bytes),
    /// A file, opened anew each time it is sent.
    File(PathBuf),
    /// A stream, which can be sent once, and its length where it is known.
    Stream(Arc<Mutex<Option<ByteStream>>>, Option<u64>),
}

/// What a request sends: its segments, one after the other.
#[derive(Clone, Default)]
pub(in crate::runtime) struct Content(pub(super) Vec<Segment>);

impl Content {
    /// Adds bytes to the end.
    pub(super) fn push(&mut self, bytes: impl Into<Bytes>) {
        self.0.push(Segment::Bytes(bytes.into()));
    }

    /// Whether it can be sent as often as needed.
    pub(in crate::runtime) fn is_replayable(&self) -> bool {
        !self.0.iter().any(|segment| matches!(segment, Segment::Stream(..)))
    }

    /// All of it, if nothing is yet to come.
    fn bytes(&self) -> Option<Bytes> {
        let bytes = |segment: &Segment| match segment {
            Segment::Bytes(bytes) => Some(bytes.clone()),
            _ => None,
        };
        match &self.0[..] {
            [segment] => bytes(segment),
            segments => Some(segments.iter().map(bytes).collect::<Option<Vec<_>>>()?.concat().into()),
        }
    }

    /// The body of one request.
    ///
    /// # Errors
    /// When a file cannot be opened, or a stream was sent before.
    pub(in crate::runtime) async fn open(&self) -> io::Result<RequestBody> {
        if let Some(bytes) = self.bytes() {
            return Ok(RequestBody::Bytes(bytes));
        }
        let mut length = Some(0);
        let mut streams = VecDeque::new();
        for segment in &self.0 {
            let (stream, len) = segment.open().await?;
            length = length.zip(len).map(|(sum, len)| sum + len);
            streams.push_back(stream);
        }
        Ok(RequestBody::Stream { stream: ByteStream::new(Chain(streams)), length })
    }
}

impl Segment {
    async fn open(&self) -> io::Result<(ByteStream, Option<u64>)> {
        match self {
            Segment::Bytes(bytes) => Ok((bytes.clone().into(), Some(bytes.len() as u64))),
            Segment::File(path) => {
                let named = |error: io::Error| {
                    io::Error::new(error.kind(), format!("the file {}: {error}", path.display()))
                };
                let file = File::open(path).await.map_err(named)?;
                let length = file.metadata().await.map_err(named)?.len();
                Ok((ByteStream::from_reader(Exactly { file, left: length }), Some(length)))
            }
            Segment::Stream(stream, length) => {
                let stream = stream.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).take();
                let stream = stream.ok_or_else(|| io::Error::other("the stream was sent before"))?;
                Ok((stream, *length))
            }
        }
    }
}

/// Streams one after the other.
struct Chain(VecDeque<ByteStream>);

impl Stream for Chain {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while let Some(first) = self.0.front_mut() {
            match ready!(Pin::new(first).poll_next(cx)) {
                Some(piece) => return Poll::Ready(Some(piece)),
                None => self.0.pop_front(),
            };
        }
        Poll::Ready(None)
    }
}

/// The bytes that a file had when it was opened, since that length was announced; it may grow while it is read.
struct Exactly {
    file: File,
    left: u64,
}

impl AsyncRead for Exactly {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.left == 0 {
            return Poll::Ready(Ok(()));
        }
        let wanted = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.remaining());
        let mut part = ReadBuf::new(buffer.initialize_unfilled_to(wanted));
        ready!(Pin::new(&mut self.file).poll_read(cx, &mut part))?;
        let read = part.filled().len();
        if read == 0 {
            return Poll::Ready(Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the file became shorter")));
        }
        buffer.advance(read);
        self.left -= read as u64;
        Poll::Ready(Ok(()))
    }
}
