//! The body of an answer, as hyper sends it.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};

use crate::runtime::BoxError;

/// Pieces of a body, made when they are sent.
pub(super) type Pieces = Box<dyn Iterator<Item = Bytes> + Send>;

/// The body of an answer.
pub(super) struct AnswerBody {
    pieces: Pieces,
    /// How many bytes are left to send, where that is known
    length: Option<u64>,
    /// How many bytes are left until the connection is cut
    left: Option<u64>,
    cut: Cut,
}

/// Tells a connection that it is cut as soon as everything is sent that was given to it.
#[derive(Clone, Default)]
pub(super) struct Cut(Arc<AtomicBool>);

impl Cut {
    pub(super) fn is_due(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

impl AnswerBody {
    /// A body that ends by itself, or is cut after so many bytes.
    pub(super) fn new(pieces: Pieces, length: Option<u64>, cut_after: Option<u64>, cut: Cut) -> Self {
        Self { pieces, length, left: cut_after, cut }
    }
}

impl Body for AnswerBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let piece = if self.left == Some(0) { None } else { self.pieces.next() };
        let Some(mut piece) = piece else {
            if self.left.is_none() {
                return Poll::Ready(None);
            }
            // Nothing wakes this: the connection ends when it has sent what it has.
            self.cut.0.store(true, Ordering::Release);
            return Poll::Pending;
        };
        if let Some(left) = &mut self.left {
            piece.truncate(usize::try_from(*left).unwrap_or(usize::MAX));
            *left -= piece.len() as u64;
        }
        if let Some(length) = &mut self.length {
            *length = length.saturating_sub(piece.len() as u64);
        }
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
