//! The client without any operation.

use std::fmt;
use std::sync::Arc;

use super::builder::ClientBuilder;
use super::call::Call;
use super::operation::Operation;
use super::secret::Secret;
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

    /// A builder with all settings of this client, credentials included, whose client shares the connections of
    /// this one. It sends to the same server; whoever changes that has to change the credentials with it.
    pub fn to_builder<C: From<ClientCore>>(&self) -> ClientBuilder<C> {
        ClientBuilder::of_settings(&self.0)
    }

    /// The value that is set for a header parameter, by its name on the wire.
    pub fn client_parameter(&self, wire: &str) -> Option<&str> {
        self.0.client_parameters.get(wire).map(Secret::expose)
    }

    /// The URL that requests start with, without user and password.
    pub fn server_url(&self) -> String {
        self.0.base.shown()
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
