//! Listening over a websocket (RFC 6455).

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use futures_sink::Sink;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::CapacityError;
use tokio_tungstenite::tungstenite::handshake::client::generate_key;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error as SocketError, Message};

use super::connection::{Connection, Frame, Opening};
use super::error::EventError;
use super::pulse::{Beat, Pulse};
use super::settings::Settings;
use crate::generated::funcs;
use crate::runtime::{Bytes, HeaderMap, RetryConfig, Upgraded};

/// How many bytes are read at a time.
const READ_BUFFER: usize = 16 * 1024;

/// How many bytes may wait to be sent: signs of life, and the goodbye.
const MAX_WRITE_BUFFER: usize = 16 * 1024;

/// An open websocket.
struct WebSocket {
    socket: WebSocketStream<Upgraded>,
    pulse: Pulse,
    /// Whether something waits to be sent
    is_flushing: bool,
    /// Whether the connection cannot be read any more
    is_broken: bool,
    /// Whether we said goodbye
    said_goodbye: bool,
}

/// Opens a websocket. `retries` are those of the opening.
pub(super) fn open(settings: &Settings, retries: Option<RetryConfig>) -> Opening {
    let key = generate_key();
    let mut call = funcs::events_get_websocket_notifications(&settings.core).filters(settings.filters.iter());
    if let Some(retries) = retries {
        call = call.retries(retries);
    }
    let upgrade = call
        .header("Connection", "Upgrade")
        .header("Upgrade", "websocket")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Key", &key)
        .upgrade();
    let limits = WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(0)
        .max_write_buffer_size(MAX_WRITE_BUFFER)
        .max_message_size(Some(settings.max_message_size))
        .max_frame_size(Some(settings.max_message_size));
    let (idle_timeout, heartbeat) = (settings.idle_timeout, settings.heartbeat);
    Box::pin(async move {
        let (headers, connection) = upgrade.await.map_err(EventError::Call)?;
        check(&headers, &key)?;
        let socket = WebSocketStream::from_raw_socket(connection, Role::Client, Some(limits)).await;
        let pulse = Pulse::new(idle_timeout, heartbeat);
        let socket = WebSocket { socket, pulse, is_flushing: false, is_broken: false, said_goodbye: false };
        Ok(Box::new(socket) as Box<dyn Connection>)
    })
}

/// What a client has to check (RFC 6455, section 4.1).
fn check(headers: &HeaderMap, key: &str) -> Result<(), EventError> {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_upgrade = |token: &str| token.trim().eq_ignore_ascii_case("upgrade");
    let problem = if !header("upgrade").eq_ignore_ascii_case("websocket") {
        "it went over to another protocol"
    } else if !header("connection").split(',').any(is_upgrade) {
        "its header `Connection` is wrong"
    } else if header("sec-websocket-accept") != derive_accept_key(key.as_bytes()) {
        "its header `Sec-WebSocket-Accept` does not belong to the key"
    } else if headers.contains_key("sec-websocket-extensions")
        || headers.contains_key("sec-websocket-protocol")
    {
        "it wants what it was not offered"
    } else {
        return Ok(());
    };
    Err(EventError::Handshake(problem))
}

impl Connection for WebSocket {
    fn poll_frame(&mut self, cx: &mut Context<'_>) -> Poll<Result<Frame, EventError>> {
        if self.is_broken {
            return Poll::Ready(Err(EventError::Closed));
        }
        loop {
            if self.is_flushing && Pin::new(&mut self.socket).poll_flush(cx).is_ready() {
                // A failure is told by reading.
                self.is_flushing = false;
            }
            if let Poll::Ready(message) = Pin::new(&mut self.socket).poll_next(cx) {
                self.pulse.felt();
                return Poll::Ready(self.frame(message));
            }
            match ready!(self.pulse.poll(cx)) {
                Beat::Ask => self.ask(cx),
                Beat::Dead(silence) => return Poll::Ready(Err(EventError::Silent(silence))),
            }
        }
    }

    fn poll_close(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if !self.said_goodbye {
            if ready!(Pin::new(&mut self.socket).poll_close(cx)).is_err() {
                return Poll::Ready(());
            }
            self.said_goodbye = true;
        }
        // What else comes is of no interest; the goodbye of the server is the end.
        loop {
            match ready!(Pin::new(&mut self.socket).poll_next(cx)) {
                None | Some(Err(_) | Ok(Message::Close(_))) => return Poll::Ready(()),
                Some(Ok(_)) => {}
            }
        }
    }
}

impl WebSocket {
    fn frame(&mut self, message: Option<Result<Message, SocketError>>) -> Result<Frame, EventError> {
        let message = match message {
            Some(Ok(message)) => message,
            None | Some(Err(SocketError::ConnectionClosed | SocketError::AlreadyClosed)) => {
                return Err(EventError::Closed);
            }
            // Nothing can be read after it, for where the next message begins is not known.
            Some(Err(SocketError::Capacity(CapacityError::MessageTooLong { .. }))) => {
                self.is_broken = true;
                return Ok(Frame::TooLarge);
            }
            Some(Err(error)) => return Err(EventError::Connection(error.into())),
        };
        Ok(match message {
            Message::Text(text) => Frame::Message { name: None, data: text.as_str().to_owned(), id: None },
            Message::Close(_) => return Err(EventError::Closed),
            Message::Binary(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => Frame::Alive,
        })
    }

    /// Asks the server for a sign of life. Where that cannot even be sent, no sign will come.
    fn ask(&mut self, cx: &mut Context<'_>) {
        let mut socket = Pin::new(&mut self.socket);
        if socket.as_mut().poll_ready(cx).is_ready() {
            self.is_flushing = socket.start_send(Message::Ping(Bytes::new())).is_ok();
        }
    }
}
