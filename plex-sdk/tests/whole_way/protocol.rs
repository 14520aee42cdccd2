//! The bytes of both ways to listen.

use plex_sdk::events::Listen;
use serde_json::json;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use crate::support::Request;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    EventSource,
    WebSocket,
}

impl Protocol {
    pub fn chosen(self, listen: Listen) -> Listen {
        match self {
            Protocol::EventSource => listen.over_event_source(),
            Protocol::WebSocket => listen.over_websocket(),
        }
    }

    pub fn path(self) -> &'static str {
        match self {
            Protocol::EventSource => "/:/eventsource/notifications",
            Protocol::WebSocket => "/:/websockets/notifications",
        }
    }

    /// What a server answers before events come.
    pub fn opening(self, request: &Request) -> String {
        match self {
            Protocol::EventSource => "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\
                                      transfer-encoding: chunked\r\n\r\n"
                .to_owned(),
            Protocol::WebSocket => {
                let accept = derive_accept_key(request.header("sec-websocket-key").unwrap().as_bytes());
                format!(
                    "HTTP/1.1 101 Switching\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\
                     sec-websocket-accept: {accept}\r\n\r\n"
                )
            }
        }
    }

    /// News of a player with this item: a chunk (RFC 9112, section 7.1) or a frame (RFC 6455, section 5.2).
    pub fn playing(self, rating_key: &str) -> Vec<u8> {
        let news = json!({ "ratingKey": rating_key, "state": "playing" });
        match self {
            Protocol::EventSource => {
                let news = json!({ "PlaySessionStateNotification": news });
                let event = format!("event: playing\ndata: {news}\n\n");
                format!("{:x}\r\n{event}\r\n", event.len()).into_bytes()
            }
            Protocol::WebSocket => {
                let container = json!({ "type": "playing", "PlaySessionStateNotification": [news] });
                let text = json!({ "NotificationContainer": container }).to_string();
                let length = u8::try_from(text.len()).ok().filter(|length| *length < 126);
                let mut frame = vec![0x81, length.expect("longer ones have their length elsewhere")];
                frame.extend(text.as_bytes());
                frame
            }
        }
    }
}
