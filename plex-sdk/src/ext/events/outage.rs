//! A time without a connection.

use std::time::Duration;

use tokio::time::Instant;

use super::error::EventError;
use crate::runtime::{RetryConfig, RetryStrategy};

/// The time since the last sign of life of a server.
pub(super) struct Outage {
    /// How many times connecting was, or is about to be, tried
    pub(super) attempts: u32,
    /// When the connection was lost
    pub(super) since: Instant,
    /// What happened last
    pub(super) error: EventError,
}

impl Outage {
    /// A new outage, or one that goes on. A connection that breaks before anything came over it ends none, so that
    /// waits grow where a server takes connections only to drop them.
    pub(super) fn with(earlier: Option<Self>, error: EventError) -> Self {
        match earlier {
            Some(earlier) => Self { attempts: earlier.attempts.saturating_add(1), error, ..earlier },
            None => Self { attempts: 1, since: Instant::now(), error },
        }
    }

    /// The wait before the next attempt; `None` when there is to be none. `least` is what the event source wants
    /// to be left alone; no more than the longest wait of the configuration, so that a server cannot stop a client
    /// for good.
    pub(super) fn wait(&self, reconnects: &RetryConfig, least: Duration) -> Option<Duration> {
        let wait = reconnects.wait(self.attempts, self.since.elapsed(), self.error.asked_wait())?;
        let RetryStrategy::Backoff(backoff) = &reconnects.strategy else { return None };
        Some(wait.max(least.min(backoff.max_interval)))
    }
}
