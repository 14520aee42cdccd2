//! The client without any operation.

use std::fmt;
use std::sync::Arc;

use super::call::Call;
use super::operation::Operation;
use super::settings::Settings;

/// Sends the operations of an API. Cloning it is cheap, and clones share their connections.
///
/// It is made by a [`ClientBuilder`](super::ClientBuilder).
#[derive(Clone)]
pub struct ClientCore(pub(super) Arc<Settings>);

impl ClientCore {
    /// Prepares a call; awaiting it sends it.
    pub fn call<O: Operation>(&self, operation: O) -> Call<'_, O> {
        Call::new(self, operation)
    }
}

impl fmt::Debug for ClientCore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCore")
            .field("api", &self.0.api.name)
            .field("server_url", &self.0.base)
            .field("credentials", &self.0.credentials)
            .field("timeout", &self.0.timeout)
            .field("retries", &self.0.retries)
            .finish_non_exhaustive()
    }
}
