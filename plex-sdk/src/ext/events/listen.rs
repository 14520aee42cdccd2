//! How to begin to listen.

use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use super::error::EventError;
use super::settings::{Protocol, Settings};
use super::stream::EventStream;
use crate::generated::groups::Events;
use crate::generated::models::NotificationType;
use crate::runtime::{ClientCore, RetryConfig};

/// Listening that has not begun. Awaiting it connects; [`start`](Listen::start) leaves that to the stream.
#[must_use = "nothing is heard unless it is awaited or started"]
pub struct Listen {
    settings: Settings,
}

/// The future of [`Listen::connect`].
pub type ListenFuture = Pin<Box<dyn Future<Output = Result<EventStream, EventError>> + Send>>;

impl Events<'_> {
    /// Listens to the news of the server, over an event source unless [`Listen`] is told otherwise.
    pub fn listen(&self) -> Listen {
        Listen::new(self.get_notifications().core)
    }
}

impl Listen {
    /// Listens with a core, where there is no client.
    pub fn new(core: &ClientCore) -> Self {
        Self { settings: Settings::new(core.clone()) }
    }

    /// Sets the kinds of news to hear: values of [`NotificationType`], or their names on the wire. Without this,
    /// all come but `log`.
    pub fn filters<K: Into<NotificationType>>(mut self, kinds: impl IntoIterator<Item = K>) -> Self {
        self.settings.filters = names(kinds);
        self
    }

    /// Sets the kinds of news not to hear, and lets all others come.
    pub fn all_but<K: Into<NotificationType>>(mut self, kinds: impl IntoIterator<Item = K>) -> Self {
        self.settings.filters = names(kinds);
        if let Some(first) = self.settings.filters.first_mut() {
            first.insert(0, '-');
        }
        self
    }

    /// Listens over a websocket (RFC 6455).
    #[cfg(feature = "websocket")]
    pub fn over_websocket(mut self) -> Self {
        self.settings.protocol = Protocol::WebSocket;
        self
    }

    /// Listens over an event source, as without this.
    pub fn over_event_source(mut self) -> Self {
        self.settings.protocol = Protocol::EventSource;
        self
    }

    /// Sets how long the server may be silent before the connection is taken for dead; `None` for ever. 90 seconds
    /// without this. Servers show over an event source every few seconds that they are alive; over a websocket they
    /// are asked, see [`heartbeat`](Listen::heartbeat).
    pub fn idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.settings.idle_timeout = timeout.into();
        self
    }

    /// Sets after how much silence a server is asked over a websocket whether it is still there; `None` for never.
    /// 30 seconds without this. It has until the [`idle_timeout`](Listen::idle_timeout) to answer.
    pub fn heartbeat(mut self, interval: impl Into<Option<Duration>>) -> Self {
        self.settings.heartbeat = interval.into();
        self
    }

    /// Sets how many bytes a message may have. 1 MiB without this. A larger one is an [`EventError::TooLarge`],
    /// after which the stream goes on, over a websocket with a new connection.
    pub fn max_message_size(mut self, bytes: usize) -> Self {
        self.settings.max_message_size = bytes;
        self
    }

    /// Sets when a lost connection is made again: attempts are counted since the server last showed that it is
    /// alive, and `statuses` are those of answers after which to go on. Without this, for ever, after up to a
    /// second, then 1.5 and so on up to a minute, and after 408, 429, 500, 502, 503 and 504.
    /// [`RetryConfig::none`] ends the stream with the first connection.
    pub fn reconnects(mut self, config: RetryConfig) -> Self {
        self.settings.reconnects = config;
        self
    }

    /// Connects; the same as awaiting it. This first connection is tried as often as the client tries any request.
    ///
    /// # Errors
    /// When there is no connection then.
    pub fn connect(self) -> ListenFuture {
        let opening = self.settings.open(None, None);
        Box::pin(async move { Ok(EventStream::open(self.settings, opening.await?)) })
    }

    /// Gives a stream that has yet to connect, and keeps trying where the server cannot be reached:
    /// [`last_failure`](EventStream::last_failure) tells why.
    pub fn start(self) -> EventStream {
        EventStream::unopened(self.settings)
    }
}

fn names<K: Into<NotificationType>>(kinds: impl IntoIterator<Item = K>) -> Vec<String> {
    kinds.into_iter().map(|kind| kind.into().as_str().to_owned()).collect()
}

impl IntoFuture for Listen {
    type Output = Result<EventStream, EventError>;
    type IntoFuture = ListenFuture;

    fn into_future(self) -> Self::IntoFuture {
        self.connect()
    }
}

impl fmt::Debug for Listen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Settings { protocol, filters, .. } = &self.settings;
        f.debug_struct("Listen").field("protocol", protocol).field("filters", filters).finish_non_exhaustive()
    }
}
