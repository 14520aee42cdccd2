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

#[cfg(test)]
mod tests {
    use super::*;

    /// The wait after so many failures in a row.
    fn wait(failures: u32, reconnects: &RetryConfig, least: Duration) -> Option<Duration> {
        let mut outage = None;
        for _ in 0..failures {
            outage = Some(Outage::with(outage, EventError::Closed));
        }
        outage.and_then(|outage| outage.wait(reconnects, least))
    }

    #[tokio::test(start_paused = true)]
    async fn waits_are_as_long_as_the_server_wants_within_reason() {
        let reconnects = RetryConfig::backoff().max_interval(Duration::from_secs(9));
        let seconds = Duration::from_secs;
        assert_eq!(wait(1, &reconnects, seconds(5)), Some(seconds(5)));
        assert_eq!(wait(1, &reconnects, Duration::MAX), Some(seconds(9)));
        assert!(wait(100, &reconnects, seconds(0)) <= Some(seconds(9)));
    }

    #[tokio::test(start_paused = true)]
    async fn attempts_and_time_are_limited_by_the_configuration() {
        let reconnects = RetryConfig::backoff().max_attempts(3);
        assert!(wait(2, &reconnects, Duration::ZERO).is_some());
        assert_eq!(wait(3, &reconnects, Duration::ZERO), None);
        assert_eq!(wait(1, &RetryConfig::none(), Duration::ZERO), None);
        let outage = Outage::with(None, EventError::Closed);
        tokio::time::advance(Duration::from_secs(3601)).await;
        assert_eq!(outage.wait(&RetryConfig::backoff(), Duration::ZERO), None);
    }
}
