//! How to listen.

use std::time::Duration;

use super::connection::Opening;
use super::event_source;
#[cfg(feature = "websocket")]
use super::websocket;
use crate::runtime::{ClientCore, RetryConfig};

/// How to listen.
#[derive(Clone)]
pub(super) struct Settings {
    pub(super) core: ClientCore,
    pub(super) protocol: Protocol,
    /// The kinds of news to hear, as the server is told
    pub(super) filters: Vec<String>,
    /// How long the server may be silent
    pub(super) idle_timeout: Option<Duration>,
    /// After how much silence a server is asked whether it is still there, where the protocol can ask
    #[cfg_attr(not(feature = "websocket"), allow(dead_code, reason = "only websockets can ask"))]
    pub(super) heartbeat: Option<Duration>,
    /// How many bytes a message may have
    pub(super) max_message_size: usize,
    pub(super) reconnects: RetryConfig,
}

/// How events come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protocol {
    EventSource,
    #[cfg(feature = "websocket")]
    WebSocket,
}

impl Settings {
    /// Without a setting.
    pub(super) fn new(core: ClientCore) -> Self {
        Self {
            core,
            protocol: Protocol::EventSource,
            filters: Vec::new(),
            idle_timeout: Some(Duration::from_secs(90)),
            heartbeat: Some(Duration::from_secs(30)),
            max_message_size: 1024 * 1024,
            reconnects: RetryConfig::backoff()
                .initial_interval(Duration::from_secs(1))
                .max_elapsed_time(Duration::MAX)
                .statuses([408, 429, 500, 502, 503, 504]),
        }
    }

    /// Opens a connection, `retries` times where that is not what the client does anyway.
    pub(super) fn open(&self, retries: Option<RetryConfig>, last_id: Option<&str>) -> Opening {
        match self.protocol {
            Protocol::EventSource => event_source::open(self, retries, last_id),
            #[cfg(feature = "websocket")]
            Protocol::WebSocket => websocket::open(self, retries),
        }
    }
}
