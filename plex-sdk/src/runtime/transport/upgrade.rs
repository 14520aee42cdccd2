//! A connection that goes on in another protocol.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::runtime::error::BoxError;

/// What the connection of an answer with status 101 becomes (RFC 9110, section 7.8).
pub struct Upgrade(Pin<Box<dyn Future<Output = Result<Upgraded, BoxError>> + Send>>);

impl Upgrade {
    /// A connection that is still to be had.
    pub fn new<S, E>(connection: impl Future<Output = Result<S, E>> + Send + 'static) -> Self
    where
        S: AsyncRead + AsyncWrite + Send + 'static,
        E: Into<BoxError>,
    {
        Self(Box::pin(async move { connection.await.map(Upgraded::new).map_err(Into::into) }))
    }

    pub(in crate::runtime) async fn connection(self) -> Result<Upgraded, BoxError> {
        self.0.await
    }
}

impl fmt::Debug for Upgrade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Upgrade")
    }
}

trait Connection: AsyncRead + AsyncWrite + Send {}

impl<S: AsyncRead + AsyncWrite + Send> Connection for S {}

/// A connection in another protocol than HTTP, such as a websocket (RFC 6455).
pub struct Upgraded(Pin<Box<dyn Connection>>);

impl Upgraded {
    fn new(connection: impl AsyncRead + AsyncWrite + Send + 'static) -> Self {
        Self(Box::pin(connection))
    }
}

impl AsyncRead for Upgraded {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.0.as_mut().poll_read(cx, buffer)
    }
}

impl AsyncWrite for Upgraded {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.0.as_mut().poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.0.as_mut().poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.0.as_mut().poll_shutdown(cx)
    }
}

impl fmt::Debug for Upgraded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Upgraded")
    }
}
