//! Calls whose connection goes on in another protocol.

use std::pin::Pin;

use http::HeaderMap;

use super::call::Call;
use super::engine;
use super::error::{Error, TransportError, TransportKind};
use super::operation::Operation;
use super::transport::{SendErrorKind, Upgraded};

/// The future of [`Call::upgrade`].
pub type UpgradeFuture = Pin<Box<dyn Future<Output = Result<(HeaderMap, Upgraded), Error>> + Send>>;

impl<O: Operation> Call<'_, O> {
    /// Sends the call and takes over the connection, once the server has agreed to another protocol (status 101).
    /// Which one is asked for is said by headers that are set on the call: `Connection`, `Upgrade`, and for a
    /// websocket its key and version. The headers of the answer come along.
    ///
    /// Retries and the timeout end there.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::Transport`] when the answer leaves the connection as it is.
    pub fn upgrade(self) -> UpgradeFuture {
        let (core, request) = (self.core.clone(), self.request());
        Box::pin(async move {
            let opened = engine::open(core, request).await?;
            let kind = TransportKind::Send(SendErrorKind::Exchange);
            let failed = |source| TransportError::of_answer(&opened.parts, kind).with_source(source);
            let Some(upgrade) = opened.upgrade else {
                return Err(failed("the server keeps to HTTP".into()).into());
            };
            let connection = upgrade.connection().await.map_err(failed)?;
            Ok((opened.parts.headers.clone(), connection))
        })
    }
}
