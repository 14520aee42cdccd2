//! The client without any operation.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

use super::api_info::ApiInfo;
use super::call::Call;
use super::credentials::Credentials;
use super::operation::Operation;
use super::retry::RetryConfig;
use super::secret::Secret;
use super::server_url::BaseUrl;

/// Sends the operations of an API. Cloning it is cheap, and clones share their connections.
///
/// It is made by a [`ClientBuilder`](super::ClientBuilder).
#[derive(Clone)]
pub struct ClientCore(pub(super) Arc<Settings>);

/// What a client was built with.
pub(super) struct Settings {
    pub(super) api: &'static ApiInfo,
    pub(super) http: reqwest::Client,
    pub(super) base: BaseUrl,
    pub(super) variables: BTreeMap<String, String>,
    pub(super) credentials: Credentials,
    pub(super) client_parameters: BTreeMap<&'static str, Secret>,
    pub(super) headers: HeaderMap,
    pub(super) timeout: Option<Duration>,
    pub(super) retries: RetryConfig,
    pub(super) max_body_size: u64,
}

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
