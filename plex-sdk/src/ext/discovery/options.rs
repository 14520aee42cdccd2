//! How a server is connected to.

use std::time::Duration;

/// Where a connection without encryption is taken when no encrypted one works. Such a connection shows the token
/// of the server to everybody on the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Insecure {
    /// Nowhere
    Never,
    /// To local addresses of the server
    #[default]
    SameNetwork,
    /// Anywhere
    Always,
}

/// How a server is connected to; the default is right for most.
#[derive(Clone, Debug)]
pub struct ConnectOptions {
    pub(super) insecure: Insecure,
    pub(super) timeout: Duration,
    pub(super) head_start: Duration,
    pub(super) relay_head_start: Duration,
}

/// Ten seconds for each way, half a second and two seconds of head start.
impl Default for ConnectOptions {
    fn default() -> Self {
        Self {
            insecure: Insecure::default(),
            timeout: Duration::from_secs(10),
            head_start: Duration::from_millis(500),
            relay_head_start: Duration::from_secs(2),
        }
    }
}

impl ConnectOptions {
    /// Sets where a connection without encryption is taken.
    #[must_use]
    pub fn insecure(mut self, insecure: Insecure) -> Self {
        self.insecure = insecure;
        self
    }

    /// Sets how long each way may take to answer.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets how long a way that answers waits for those that are better; a relay, which is slow for good, should
    /// wait for longer.
    #[must_use]
    pub fn head_start(mut self, direct: Duration, relay: Duration) -> Self {
        (self.head_start, self.relay_head_start) = (direct, relay);
        self
    }
}
