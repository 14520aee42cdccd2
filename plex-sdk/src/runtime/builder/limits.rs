//! How long calls may take, how often they are sent, and how large answers may be.

use std::time::Duration;

use super::ClientBuilder;
use crate::runtime::client::ClientCore;
use crate::runtime::retry::RetryConfig;

impl<C: From<ClientCore>> ClientBuilder<C> {
    /// Sets the time that a call may take, retries and reading the answer included; `None` for no limit. One
    /// minute without this.
    #[must_use]
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.timeout = timeout.into();
        self
    }

    /// Sets the time that connecting may take. Ten seconds without this.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets when requests are sent again.
    #[must_use]
    pub fn retries(mut self, retries: RetryConfig) -> Self {
        self.retries = retries;
        self
    }

    /// Sets the size in bytes above which the body of an answer is refused, that of a compressed one as it is once it
    /// is decompressed. 256 MiB without this.
    #[must_use]
    pub fn max_body_size(mut self, bytes: u64) -> Self {
        self.max_body_size = bytes;
        self
    }

    /// Sets the time that one attempt may take, reading the answer included; `None`, as without this, for no
    /// limit but that of the call. An idempotent request whose attempt took too long is sent again.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.attempt_timeout = timeout.into();
        self
    }

    /// Sets how long a download waits for its next bytes; `None` for ever. Half a minute without this. No other
    /// time limits a download once its head is there.
    #[must_use]
    pub fn idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.idle_timeout = timeout.into();
        self
    }

    /// Sets how many bytes of an error are kept; the rest is not read. 1 MiB without this.
    #[must_use]
    pub fn max_error_body_size(mut self, bytes: u64) -> Self {
        self.max_error_body_size = bytes;
        self
    }

    /// Sets how many redirects a call follows, 0 for none. Five without this.
    ///
    /// Credentials stay with the origin (scheme, host and port) that they are meant for: another one gets neither
    /// them nor identity headers nor a body, and only a GET or HEAD goes there. A redirect from https to http is
    /// not followed. One that is not followed is an [`Error::Api`](crate::runtime::Error::Api) that says why.
    #[must_use]
    pub fn max_redirects(mut self, redirects: usize) -> Self {
        self.max_redirects = redirects;
        self
    }
}
