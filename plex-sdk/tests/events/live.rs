//! A server whose connections a test drives by hand, so that nothing depends on time.
#![allow(dead_code, reason = "each test binary uses a part of it")]

use plex_sdk::PlexApi;
use plex_sdk::events::{Event, EventError, EventStream};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::support::{Request, receive};

/// The token of all clients.
pub const TOKEN: &str = "very-secret-token";

/// A server that takes connections when the test says so.
pub struct Live(TcpListener);

/// A connection whose request has come.
pub struct Connection {
    pub request: Request,
    pub stream: TcpStream,
}

impl Live {
    pub async fn start() -> Self {
        Self(TcpListener::bind("127.0.0.1:0").await.unwrap())
    }

    pub fn client(&self) -> PlexApi {
        let url = format!("http://{}", self.0.local_addr().unwrap());
        PlexApi::builder().server_url(url).access_token(TOKEN).client_identifier("tests").build().unwrap()
    }

    /// The next connection.
    pub async fn accept(&self) -> Connection {
        let (mut stream, _) = self.0.accept().await.unwrap();
        let request = receive(&mut stream, &mut Vec::new()).await.unwrap();
        Connection { request, stream }
    }

    /// The next connection, with an event source begun on it.
    pub async fn accept_event_source(&self) -> Connection {
        let mut connection = self.accept().await;
        connection
            .send("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n")
            .await;
        connection
    }

    /// The next connection, answered with a status and closed.
    pub async fn refuse(&self, status: u16) {
        self.accept().await.send(&format!("HTTP/1.1 {status} No\r\ncontent-length: 0\r\n\r\n")).await;
    }
}

impl Connection {
    pub async fn send(&mut self, text: &str) {
        self.stream.write_all(text.as_bytes()).await.unwrap();
    }

    /// Sends an event of an event source.
    pub async fn send_event(&mut self, name: &str, data: &str) {
        self.send(&format!("event: {name}\r\ndata: {data}\r\n\r\n")).await;
    }

    /// Waits until the client closes its end.
    pub async fn closed(mut self) {
        let mut rest = Vec::new();
        // A connection that is reset is closed as well.
        let _ = self.stream.read_to_end(&mut rest).await;
    }
}

/// The next event, which is no error.
pub async fn next(events: &mut EventStream) -> Event {
    events.next().await.expect("the stream goes on").expect("no error")
}

/// The next item, which is an error that shows no token.
pub async fn next_error(events: &mut EventStream) -> EventError {
    let error = events.next().await.expect("the stream goes on").expect_err("an error");
    assert!(!format!("{error} {error:?} {events:?}").contains(TOKEN), "{error:?}");
    error
}

/// The `ratingKey` of news of a player.
pub fn rating_key(event: &Event) -> &str {
    let Event::Playing(player) = event else { panic!("{event:?}") };
    player.rating_key.as_deref().expect("a ratingKey")
}

/// News of a player with this item, as an event source has them.
pub fn playing(rating_key: &str) -> String {
    format!(r#"{{"PlaySessionStateNotification": {{"ratingKey": "{rating_key}", "state": "playing"}}}}"#)
}
