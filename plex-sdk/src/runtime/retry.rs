//! When and after how long a request is sent again.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::RETRY_AFTER;

/// When and after how long a request is sent again.
///
/// The default sends an idempotent request up to three times: on the statuses 429, 502, 503 and 504 and when no
/// connection could be made. Another request is only sent again when no connection could be made, because then
/// it cannot have arrived; see also [`RetrySafety`](super::RetrySafety).
#[derive(Clone, Debug, PartialEq)]
pub struct RetryConfig {
    /// Whether requests are sent again at all.
    pub strategy: RetryStrategy,
    /// Whether to try again when the connection failed.
    pub retry_connection_errors: bool,
    /// The statuses after which to try again.
    pub statuses: Vec<u16>,
    /// How many times a request is sent at most, the first time included; `None` when only time limits it.
    pub max_attempts: Option<u32>,
}

/// Whether requests are sent again.
#[derive(Clone, Debug, PartialEq)]
pub enum RetryStrategy {
    /// Never
    None,
    /// After waits that grow
    Backoff(Backoff),
}

/// How waits grow: the wait before attempt `n + 1` is a random time up to `initial_interval * exponent^(n - 1)`,
/// at most `max_interval`.
#[derive(Clone, Debug, PartialEq)]
pub struct Backoff {
    /// The longest first wait
    pub initial_interval: Duration,
    /// The longest wait of all, unless the server asks for more by `Retry-After`
    pub max_interval: Duration,
    /// The factor by which waits grow
    pub exponent: f64,
    /// The time since the start of the call after which it is not sent again; it ends no wait and no request
    pub max_elapsed_time: Duration,
}

/// Half a second, a minute, 1.5, an hour.
impl Default for Backoff {
    fn default() -> Self {
        Self {
            initial_interval: Duration::from_millis(500),
            max_interval: Duration::from_secs(60),
            exponent: 1.5,
            max_elapsed_time: Duration::from_secs(3600),
        }
    }
}

impl Default for RetryConfig {
    fn default() -> Self {
        Self { max_attempts: Some(3), ..Self::backoff() }
    }
}

impl RetryConfig {
    /// Sends every request once.
    pub fn none() -> Self {
        Self {
            strategy: RetryStrategy::None,
            retry_connection_errors: false,
            statuses: Vec::new(),
            max_attempts: Some(1),
        }
    }

    /// Sends again after growing waits for up to an hour, as often as that allows.
    pub fn backoff() -> Self {
        Self {
            strategy: RetryStrategy::Backoff(Backoff::default()),
            retry_connection_errors: true,
            statuses: vec![429, 502, 503, 504],
            max_attempts: None,
        }
    }

    /// Sets the longest first wait.
    #[must_use]
    pub fn initial_interval(self, interval: Duration) -> Self {
        self.with(|backoff| backoff.initial_interval = interval)
    }

    /// Sets the longest wait.
    #[must_use]
    pub fn max_interval(self, interval: Duration) -> Self {
        self.with(|backoff| backoff.max_interval = interval)
    }

    /// Sets the factor by which waits grow.
    #[must_use]
    pub fn exponent(self, exponent: f64) -> Self {
        self.with(|backoff| backoff.exponent = exponent)
    }

    /// Sets the time since the start of the call after which it is not sent again.
    #[must_use]
    pub fn max_elapsed_time(self, time: Duration) -> Self {
        self.with(|backoff| backoff.max_elapsed_time = time)
    }

    /// Sets whether to try again when the connection failed.
    #[must_use]
    pub fn retry_connection_errors(mut self, retry: bool) -> Self {
        self.retry_connection_errors = retry;
        self
    }

    /// Sets the statuses after which to try again.
    #[must_use]
    pub fn statuses(mut self, statuses: impl IntoIterator<Item = u16>) -> Self {
        self.statuses = statuses.into_iter().collect();
        self
    }

    /// Sets how many times a request is sent at most.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = Some(attempts);
        self
    }

    fn with(mut self, change: impl FnOnce(&mut Backoff)) -> Self {
        if let RetryStrategy::Backoff(backoff) = &mut self.strategy {
            change(backoff);
        }
        self
    }

    /// How long to wait before the request is sent again; `None` when it is not.
    ///
    /// `attempts` is how many times it was sent, `elapsed` the time since the first, `asked` what the server asked
    /// for by `Retry-After`. A wait that would end after `max_elapsed_time` is not begun.
    pub fn wait(&self, attempts: u32, elapsed: Duration, asked: Option<Duration>) -> Option<Duration> {
        let RetryStrategy::Backoff(backoff) = &self.strategy else { return None };
        if self.max_attempts.is_some_and(|max| attempts >= max) {
            return None;
        }
        let wait = asked.unwrap_or_else(|| backoff.longest(attempts).mul_f64(fastrand::f64()));
        (elapsed.saturating_add(wait) <= backoff.max_elapsed_time).then_some(wait)
    }
}

impl Backoff {
    /// The longest wait after `attempts` attempts.
    fn longest(&self, attempts: u32) -> Duration {
        let growth = self.exponent.powf(f64::from(attempts.saturating_sub(1)));
        let seconds = self.initial_interval.as_secs_f64() * growth;
        match Duration::try_from_secs_f64(seconds) {
            Ok(wait) => wait.min(self.max_interval),
            Err(_) => self.max_interval,
        }
    }
}

/// The wait that an answer asks for by its `Retry-After` header, if it has one that makes sense.
pub(super) fn asked_wait(headers: &HeaderMap) -> Option<Duration> {
    retry_after(headers.get(RETRY_AFTER)?.to_str().ok()?, SystemTime::now())
}

/// What a `Retry-After` header asks for (RFC 9110, section 10.2.3): seconds, or a date after `now`.
pub fn retry_after(header: &str, now: SystemTime) -> Option<Duration> {
    let header = header.trim();
    match header.parse() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => httpdate::parse_http_date(header).ok()?.duration_since(now).ok(),
    }
}
