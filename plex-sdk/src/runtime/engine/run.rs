//! One call: as many attempts as are configured, safe and in time.

use std::time::{Duration, Instant};

use super::{Answered, Request, Wanted};
use crate::runtime::client::ClientCore;
use crate::runtime::error::{Error, TransportError, TransportKind};
use crate::runtime::prepare::prepare;
use crate::runtime::prepared::Prepared;
use crate::runtime::retry::{RetryConfig, asked_wait};
use crate::runtime::trace;

/// Statuses that refuse a token: 401, and 498, which is in no standard but in use for one whose time is over.
const REFUSALS: [u16; 2] = [401, 498];

/// One call that is being sent.
pub(super) struct Run<'c> {
    pub(super) core: &'c ClientCore,
    pub(super) prepared: Box<Prepared>,
    pub(super) wanted: Wanted,
    /// How many times the request was sent, or tried to be
    pub(super) attempts: u32,
    /// The call's own, in place of those of the client
    retries: Option<RetryConfig>,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    /// The time spent, that of token providers not included
    spent: Duration,
}

impl<'c> Run<'c> {
    /// Checks and encodes the call.
    pub(super) async fn new(
        core: &'c ClientCore,
        request: Box<Request>,
        wanted: Wanted,
    ) -> Result<Self, Error> {
        let settings = &core.0;
        let options = &request.options;
        let timeout = options.timeout.unwrap_or(settings.timeout);
        let attempt_timeout = options.attempt_timeout.unwrap_or(settings.attempt_timeout);
        let retries = options.retries.clone();
        let prepared = prepare(core, request).await?;
        Ok(Self {
            core,
            prepared,
            wanted,
            attempts: 0,
            retries,
            timeout,
            attempt_timeout,
            spent: Duration::ZERO,
        })
    }

    /// Sends it. After a 401 or 498, providers of credentials are asked for other ones once, and it is sent again: it
    /// was refused, so it had no effect.
    pub(super) async fn answer(&mut self) -> Result<Answered, Error> {
        let span = trace::Call::new(&self.prepared);
        let result = span.of(self.answer_or_renew()).await;
        span.end(&result.as_ref().map(|answered| answered.parts.status), self.attempts);
        result
    }

    async fn answer_or_renew(&mut self) -> Result<Answered, Error> {
        let answered = self.in_time().await?;
        let refused = REFUSALS.contains(&answered.parts.status.as_u16());
        if refused && self.prepared.is_replayable() && self.prepared.renew_credentials().await? {
            return self.in_time().await;
        }
        Ok(answered)
    }

    /// All attempts, within what is left of the time for the call.
    async fn in_time(&mut self) -> Result<Answered, Error> {
        let start = Instant::now();
        let result = match self.timeout {
            None => self.attempt_all(start).await,
            Some(limit) => {
                let left = limit.saturating_sub(self.spent);
                match tokio::time::timeout(left, self.attempt_all(start)).await {
                    Ok(result) => result,
                    Err(_) => Err(self.failed(TransportKind::Timeout(limit))),
                }
            }
        };
        self.spent += start.elapsed();
        result
    }

    async fn attempt_all(&mut self, start: Instant) -> Result<Answered, Error> {
        loop {
            self.attempts += 1;
            let result = self.attempt_in_time().await;
            let wait = match self.should_retry(&result) {
                Some(asked) => self.wait(self.spent + start.elapsed(), asked),
                None => None,
            };
            match wait {
                Some(wait) => tokio::time::sleep(wait).await,
                None => return result,
            }
        }
    }

    async fn attempt_in_time(&mut self) -> Result<Answered, Error> {
        let span = trace::Attempt::new(&self.prepared, self.attempts);
        let result = match self.attempt_timeout {
            None => span.of(self.attempt()).await,
            Some(limit) => match tokio::time::timeout(limit, span.of(self.attempt())).await {
                Ok(result) => result,
                Err(_) => Err(self.failed(TransportKind::AttemptTimeout(limit))),
            },
        };
        span.end(&result.as_ref().map(|answered| answered.parts.status));
        result
    }

    fn retries(&self) -> &RetryConfig {
        self.retries.as_ref().unwrap_or(&self.core.0.retries)
    }

    /// Whether the request may be sent again, and the wait that the server asked for.
    ///
    /// A request that is not idempotent is only sent again when it cannot have arrived.
    fn should_retry(&self, result: &Result<Answered, Error>) -> Option<Option<Duration>> {
        if !self.prepared.is_replayable() {
            return None;
        }
        match result {
            Err(Error::Transport(error)) => {
                let safe = error.is_connect() || (self.prepared.idempotent && !error.is_too_large());
                (self.retries().retry_connection_errors && safe).then_some(None)
            }
            Ok(Answered { parts, .. }) => {
                let retry =
                    self.prepared.idempotent && self.retries().statuses.contains(&parts.status.as_u16());
                retry.then(|| asked_wait(&parts.headers))
            }
            Err(_) => None,
        }
    }

    /// The wait before the next attempt; `None` when there is none, or when the time of the call would end first:
    /// what is known by then says more than a timeout.
    fn wait(&self, elapsed: Duration, asked: Option<Duration>) -> Option<Duration> {
        let wait = self.retries().wait(self.attempts, elapsed, asked)?;
        let in_time = self.timeout.is_none_or(|limit| elapsed.saturating_add(wait) < limit);
        in_time.then_some(wait)
    }

    pub(super) fn failed(&self, kind: TransportKind) -> Error {
        let url = self.prepared.shown_url.clone();
        TransportError::new(self.prepared.operation, url, self.attempts, kind).into()
    }
}
