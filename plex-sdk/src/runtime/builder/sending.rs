//! What requests are sent with, and what sees them.

use std::sync::Arc;

use super::ClientBuilder;
use crate::runtime::client::ClientCore;
use crate::runtime::error::BoxError;
use crate::runtime::hook::{Attempt, Hook, OnRequest, OnResponse};
use crate::runtime::transport::{HttpRequest, HttpResponse, Transport};

impl<C: From<ClientCore>> ClientBuilder<C> {
    /// Sets the HTTP client that sends requests, for proxies or own certificates. (Compressed answers and HTTP/2
    /// need none: the default client has them as soon as the features `gzip` and `http2` of reqwest are on.)
    ///
    /// It must not follow redirects (`reqwest::redirect::Policy::none()`) and not set a referer: reqwest hands
    /// on headers such as tokens to the host it is redirected to. [`connect_timeout`](Self::connect_timeout) is
    /// for this client to set.
    #[must_use]
    pub fn http_client(self, client: reqwest::Client) -> Self {
        self.transport(client)
    }

    /// Sets what sends requests, in place of reqwest: another HTTP library, or something that answers in a test.
    /// [`connect_timeout`](Self::connect_timeout) is for it to keep.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Adds code that sees, changes or replaces requests and answers. Hooks see a request in the order in which
    /// they are added, and its answer in the reverse order.
    #[must_use]
    pub fn hook(mut self, hook: impl Hook) -> Self {
        self.hooks.push(Arc::new(hook));
        self
    }

    /// Adds a function that sees, and may change, every request before it is sent; see [`hook`](Self::hook). An
    /// error stops the call.
    #[must_use]
    pub fn on_request<F>(self, function: F) -> Self
    where
        F: Fn(&Attempt<'_>, &mut HttpRequest) -> Result<(), BoxError> + Send + Sync + 'static,
    {
        self.hook(OnRequest(function))
    }

    /// Adds a function that sees, and may change, every answer before it is read; see [`hook`](Self::hook). An
    /// error stops the call.
    #[must_use]
    pub fn on_response<F>(self, function: F) -> Self
    where
        F: Fn(&Attempt<'_>, &mut HttpResponse) -> Result<(), BoxError> + Send + Sync + 'static,
    {
        self.hook(OnResponse(function))
    }
}
