//! One request over the network and the start of its answer: what a client leaves to an HTTP library.

mod byte_stream;
mod request;
mod reqwest_client;
mod response;
mod send_error;
mod upgrade;

use std::pin::Pin;

pub use byte_stream::ByteStream;
pub use request::{HttpRequest, RequestBody};
pub use response::HttpResponse;
pub use send_error::SendError;
pub(super) use send_error::SendErrorKind;
pub use upgrade::{Upgrade, Upgraded};

/// Sends one HTTP request. A client has [`reqwest::Client`] do it unless it is built with
/// [`transport`](super::ClientBuilder::transport): another HTTP library, or something that answers in a test.
///
/// Redirects, retries, limits and credentials are none of its business; it must not follow redirects, or tokens
/// go where they do not belong.
pub trait Transport: Send + Sync + 'static {
    /// Sends `request` and gives the answer as soon as its head is there. Dropping the future stops it.
    ///
    /// # Errors
    /// When no answer came. Whether the request can have reached the server decides if it is sent again, so an
    /// implementation has to be right about [`SendError::connect`].
    fn send(&self, request: HttpRequest) -> TransportFuture<'_>;
}

/// The future of [`Transport::send`].
pub type TransportFuture<'t> = Pin<Box<dyn Future<Output = Result<HttpResponse, SendError>> + Send + 't>>;
