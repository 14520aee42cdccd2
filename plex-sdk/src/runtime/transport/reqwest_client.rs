//! Sends requests with reqwest.

use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::StatusCode;
use http_body::{Body, Frame, SizeHint};

use super::{
    ByteStream, HttpRequest, HttpResponse, RequestBody, SendError, Transport, TransportFuture, Upgrade,
};
use crate::runtime::error::BoxError;

impl Transport for reqwest::Client {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        Box::pin(async move {
            let mut sent = reqwest::Request::new(request.method, request.url);
            *sent.headers_mut() = request.headers;
            *sent.body_mut() = body(request.body);
            let mut response = self.execute(sent).await.map_err(failed)?;
            let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
            let (body, upgrade) = match status {
                StatusCode::SWITCHING_PROTOCOLS => {
                    (ByteStream::empty(), Some(Upgrade::new(response.upgrade())))
                }
                _ => (ByteStream::of(Frames(response.into())), None),
            };
            Ok(HttpResponse { status, headers, body, upgrade })
        })
    }
}

/// The URL is taken out of the error, since it may hold credentials.
fn failed(error: reqwest::Error) -> SendError {
    let (connect, timeout) = (error.is_connect(), error.is_timeout());
    let error = error.without_url();
    match (connect, timeout) {
        (true, false) => SendError::connect(error),
        (true, true) => SendError::connect_timeout(error),
        (false, _) => SendError::exchange(error),
    }
}

fn body(body: RequestBody) -> Option<reqwest::Body> {
    match body {
        RequestBody::Empty => None,
        RequestBody::Bytes(bytes) => Some(bytes.into()),
        RequestBody::Stream { stream, length } => {
            Some(reqwest::Body::wrap(Sent { stream: Mutex::new(stream), left: length }))
        }
    }
}

/// A stream as the body of a request. The mutex is never locked: it makes any stream `Sync`.
struct Sent {
    stream: Mutex<ByteStream>,
    left: Option<u64>,
}

impl Body for Sent {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let stream = self.stream.get_mut().unwrap_or_else(|poisoned| poisoned.into_inner());
        let piece = ready!(Pin::new(stream).poll_next(cx));
        let length = piece.as_ref().map_or(0, |piece| piece.as_ref().map_or(0, Bytes::len));
        self.left = self.left.map(|left| left.saturating_sub(length as u64));
        Poll::Ready(piece.map(|piece| piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map(SizeHint::with_exact).unwrap_or_default()
    }
}

/// The body of an answer as a stream; trailers are left out.
struct Frames(reqwest::Body);

impl Stream for Frames {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let frame = match ready!(Pin::new(&mut self.0).poll_frame(cx)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error.without_url().into()))),
                Some(Ok(frame)) => frame,
            };
            if let Ok(bytes) = frame.into_data() {
                return Poll::Ready(Some(Ok(bytes)));
            }
        }
    }
}
