//! Sends requests and receives answers; the same code for all operations.

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use bytes::{Bytes, BytesMut};

use super::answer::AnswerParts;
use super::body::Body;
use super::call::CallOptions;
use super::client::ClientCore;
use super::error::{ApiError, Error, TransportError, TransportKind};
use super::operation::Meta;
use super::params::Params;
use super::prepare::{Prepared, prepare};
use super::retry::{RetryConfig, retry_after};

/// How much memory is taken on the word of a `Content-Length`, in bytes.
const MAX_RESERVED: u64 = 1024 * 1024;

/// A call before it is turned into a request.
pub(super) struct Request {
    pub(super) meta: Meta,
    pub(super) params: Params,
    pub(super) body: Body,
    pub(super) options: CallOptions,
}

/// Sends a call, again where that is configured and safe, and returns the answer if it is a success.
pub(super) async fn send(core: ClientCore, request: Request) -> Result<Arc<AnswerParts>, Error> {
    let timeout = request.options.timeout.unwrap_or(core.0.timeout);
    let retries = request.options.retries.clone().unwrap_or_else(|| core.0.retries.clone());
    let prepared = prepare(&core, request).await?;
    let mut attempts = 0;
    let result = match timeout {
        None => attempt_all(&core, &prepared, &retries, &mut attempts).await,
        Some(limit) => {
            match tokio::time::timeout(limit, attempt_all(&core, &prepared, &retries, &mut attempts)).await {
                Ok(result) => result,
                Err(_) => Err(prepared.transport(attempts, TransportKind::Timeout(limit), None)),
            }
        }
    };
    let parts = Arc::new(result?);
    match parts.status.is_success() || parts.status == http::StatusCode::SWITCHING_PROTOCOLS {
        true => Ok(parts),
        false => Err(ApiError::new(parts).into()),
    }
}

async fn attempt_all(
    core: &ClientCore,
    prepared: &Prepared,
    retries: &RetryConfig,
    attempts: &mut u32,
) -> Result<AnswerParts, Error> {
    let start = Instant::now();
    loop {
        *attempts += 1;
        let result = attempt(core, prepared, *attempts).await;
        let wait = match should_retry(prepared, retries, &result) {
            Some(asked) => retries.wait(*attempts, start.elapsed(), asked),
            None => None,
        };
        match wait {
            Some(wait) => tokio::time::sleep(wait).await,
            None => return result,
        }
    }
}

/// Whether the request may be sent again, and the wait that the server asked for.
///
/// A request that is not idempotent is only sent again when it cannot have arrived.
fn should_retry(
    prepared: &Prepared,
    retries: &RetryConfig,
    result: &Result<AnswerParts, Error>,
) -> Option<Option<Duration>> {
    match result {
        Err(Error::Transport(error)) => {
            let safe = error.is_connect() || (prepared.idempotent && !error.is_too_large());
            (retries.retry_connection_errors && safe).then_some(None)
        }
        Ok(parts) => {
            let retry = prepared.idempotent && retries.statuses.contains(&parts.status.as_u16());
            let asked = parts.headers.get("retry-after").and_then(|value| value.to_str().ok());
            retry.then(|| asked.and_then(|asked| retry_after(asked, SystemTime::now())))
        }
        Err(_) => None,
    }
}

/// Sends the request once and reads the whole answer.
async fn attempt(core: &ClientCore, prepared: &Prepared, attempts: u32) -> Result<AnswerParts, Error> {
    let failed = |error: reqwest::Error| {
        let kind = match (error.is_connect(), error.is_timeout()) {
            (true, false) => TransportKind::Connect,
            (true, true) => TransportKind::ConnectTimeout,
            (false, _) => TransportKind::Exchange,
        };
        prepared.transport(attempts, kind, Some(error))
    };
    let mut response = core.0.http.execute(prepared.request()).await.map_err(failed)?;
    let limit = core.0.max_body_size;
    let too_large = || prepared.transport(attempts, TransportKind::TooLarge(limit), None);
    if response.content_length().is_some_and(|length| length > limit) {
        return Err(too_large());
    }
    let expected = response.content_length().unwrap_or_default().min(MAX_RESERVED);
    let mut body = BytesMut::with_capacity(expected as usize);
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        if (body.len() + chunk.len()) as u64 > limit {
            return Err(too_large());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(AnswerParts {
        operation: prepared.operation,
        status: response.status(),
        headers: std::mem::take(response.headers_mut()),
        body: Bytes::from(body),
        url: prepared.shown_url.clone(),
        redactor: prepared.redactor.clone(),
        attempts,
    })
}

impl Prepared {
    fn transport(&self, attempts: u32, kind: TransportKind, source: Option<reqwest::Error>) -> Error {
        TransportError::new(self.operation, self.shown_url.clone(), attempts, kind, source).into()
    }
}
