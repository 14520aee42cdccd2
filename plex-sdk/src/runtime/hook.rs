//! Code of the user's that sees every request and every answer.

use std::pin::Pin;

use super::error::{BoxError, Error};
use super::prepared::Prepared;
use super::transport::{HttpRequest, HttpResponse};

/// Code that sees every attempt of every call of a client: it may change requests and answers, answer in place of
/// the server, or stop the call. A client is given it by [`hook`](super::ClientBuilder::hook); for a plain
/// function there are [`on_request`](super::ClientBuilder::on_request) and
/// [`on_response`](super::ClientBuilder::on_response).
///
/// Requests pass hooks in the order in which a client was given them, answers and errors in the reverse order. An
/// error of a hook ends the call as [`Error::Hook`], and is not followed by another attempt.
pub trait Hook: Send + Sync + 'static {
    /// Before an attempt is sent. A response that it returns is the answer, and nothing is sent.
    fn before_request<'h>(
        &'h self,
        attempt: &'h Attempt<'_>,
        request: &'h mut HttpRequest,
    ) -> HookFuture<'h, Option<HttpResponse>> {
        let _ = (attempt, request);
        Box::pin(std::future::ready(Ok(None)))
    }

    /// After the head of an answer came, whatever its status; redirects that are followed are no answers.
    fn after_response<'h>(
        &'h self,
        attempt: &'h Attempt<'_>,
        response: &'h mut HttpResponse,
    ) -> HookFuture<'h, ()> {
        let _ = (attempt, response);
        Box::pin(std::future::ready(Ok(())))
    }

    /// After an attempt got no answer. A response that it returns takes the place of the error.
    fn on_error<'h>(
        &'h self,
        attempt: &'h Attempt<'_>,
        error: &'h Error,
    ) -> HookFuture<'h, Option<HttpResponse>> {
        let _ = (attempt, error);
        Box::pin(std::future::ready(Ok(None)))
    }
}

/// The future of a hook.
pub type HookFuture<'h, T> = Pin<Box<dyn Future<Output = Result<T, BoxError>> + Send + 'h>>;

/// What a hook is told about an attempt.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    operation: &'static str,
    group: &'static str,
    path: &'static str,
    url: &'a str,
    number: u32,
}

impl<'a> Attempt<'a> {
    pub(super) fn new(prepared: &'a Prepared, number: u32) -> Self {
        Self {
            operation: prepared.operation,
            group: prepared.group,
            path: prepared.template,
            url: &prepared.shown_url,
            number,
        }
    }

    /// The id of the operation.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The group of the operation.
    pub fn group(&self) -> &'static str {
        self.group
    }

    /// The path template of the operation, which is a name with few values, as metrics need it.
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// The URL of the call, without anything secret.
    pub fn url(&self) -> &str {
        self.url
    }

    /// Which attempt of the call it is, counted from 1.
    pub fn number(&self) -> u32 {
        self.number
    }
}

/// A function that sees requests.
pub(super) struct OnRequest<F>(pub(super) F);

impl<F> Hook for OnRequest<F>
where
    F: Fn(&Attempt<'_>, &mut HttpRequest) -> Result<(), BoxError> + Send + Sync + 'static,
{
    fn before_request<'h>(
        &'h self,
        attempt: &'h Attempt<'_>,
        request: &'h mut HttpRequest,
    ) -> HookFuture<'h, Option<HttpResponse>> {
        Box::pin(std::future::ready((self.0)(attempt, request).map(|()| None)))
    }
}

/// A function that sees answers.
pub(super) struct OnResponse<F>(pub(super) F);

impl<F> Hook for OnResponse<F>
where
    F: Fn(&Attempt<'_>, &mut HttpResponse) -> Result<(), BoxError> + Send + Sync + 'static,
{
    fn after_response<'h>(
        &'h self,
        attempt: &'h Attempt<'_>,
        response: &'h mut HttpResponse,
    ) -> HookFuture<'h, ()> {
        Box::pin(std::future::ready((self.0)(attempt, response)))
    }
}
