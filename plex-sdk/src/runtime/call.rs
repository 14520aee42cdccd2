//! One call of an operation.

use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use super::answer::Answer;
use super::client::ClientCore;
use super::engine::{self, Request};
use super::error::Error;
use super::operation::{Operation, Output};
use super::prepare::shown_url;
use super::response::Response;
use super::response_body::ResponseBody;
use super::retry::RetryConfig;

/// A call that has not been sent. Awaiting it sends it; dropping the future stops it.
#[must_use = "a call does nothing unless it is awaited"]
pub struct Call<'c, O> {
    /// The operation with its parameters
    pub operation: O,
    pub(crate) core: &'c ClientCore,
    pub(super) options: CallOptions,
}

/// What one call does differently from its client.
#[derive(Clone, Default)]
pub(super) struct CallOptions {
    pub(super) timeout: Option<Option<Duration>>,
    pub(super) attempt_timeout: Option<Option<Duration>>,
    pub(super) idle_timeout: Option<Option<Duration>>,
    pub(super) retries: Option<RetryConfig>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) query: Vec<(String, String)>,
    pub(super) server_url: Option<String>,
}

/// The future of a call. It does not borrow the client, so it can be spawned.
pub type CallFuture<T> = Pin<Box<dyn Future<Output = Result<Response<T>, Error>> + Send>>;

impl<'c, O: Operation> Call<'c, O> {
    pub(super) fn new(core: &'c ClientCore, operation: O) -> Self {
        Self { operation, core, options: CallOptions::default() }
    }

    /// Sets the time that this call may take, retries and reading the answer included; `None` for no limit.
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.options.timeout = Some(timeout.into());
        self
    }

    /// Sets the time that one attempt of this call may take, reading the answer included; `None` for no limit.
    pub fn attempt_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.options.attempt_timeout = Some(timeout.into());
        self
    }

    /// Sets how long a download of this call waits for its next bytes; `None` for ever.
    pub fn idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.options.idle_timeout = Some(timeout.into());
        self
    }

    /// Replaces the client's retry configuration as a whole.
    pub fn retries(mut self, retries: RetryConfig) -> Self {
        self.options.retries = Some(retries);
        self
    }

    /// Adds a header, in place of what would be sent under that name.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.headers.push((name.into(), value.into()));
        self
    }

    /// Adds a parameter to the query, beside those of the operation.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.query.push((name.into(), value.into()));
        self
    }

    /// Sends this call to another server. It is sent with the same credentials, so it has to be a server that
    /// they are meant for.
    pub fn server_url(mut self, url: impl Into<String>) -> Self {
        self.options.server_url = Some(url.into());
        self
    }

    pub(super) fn request(&self) -> Box<Request> {
        Request::of(&self.operation, self.options.clone())
    }

    /// Sends the call; the same as awaiting it.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn send(self) -> CallFuture<Output<O>>
    where
        Output<O>: Send,
    {
        send::<O>(self.core.clone(), self.request())
    }
}

/// Sends a request of the operation `O` and reads its answer.
pub(super) fn send<O: Operation>(core: ClientCore, request: Box<Request>) -> CallFuture<Output<O>>
where
    Output<O>: Send,
{
    Box::pin(async move {
        let parts = engine::send(core, request).await?;
        let value = O::Response::decode(&Answer(&parts))?;
        Ok(Response::new(value, parts))
    })
}

impl<O: Operation> IntoFuture for Call<'_, O>
where
    Output<O>: Send,
{
    type Output = Result<Response<Output<O>>, Error>;
    type IntoFuture = CallFuture<Output<O>>;

    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

/// Shows the operation and its URL without secrets; headers may hold secrets and are counted only.
impl<O: Operation> fmt::Debug for Call<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_call(&mut f.debug_struct("Call"), self.core, self.request())
    }
}

/// What is shown of a call that has not been sent.
pub(super) fn debug_call(
    shown: &mut fmt::DebugStruct<'_, '_>,
    core: &ClientCore,
    request: Box<Request>,
) -> fmt::Result {
    let Request { meta, params, options, .. } = *request;
    shown.field("operation", &meta.id).field("method", &meta.method);
    match shown_url(core, &meta, params, &options) {
        Ok(url) => shown.field("url", &url),
        Err(problem) => shown.field("problem", &problem),
    };
    shown.field("headers", &options.headers.len()).finish_non_exhaustive()
}
