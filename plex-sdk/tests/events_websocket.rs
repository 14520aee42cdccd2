//! Listening over a websocket, against servers on real sockets.

#![cfg(feature = "websocket")]

mod support;

#[path = "events/live.rs"]
mod live;

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use live::{Live, next, next_error, rating_key};
use plex_sdk::events::{Event, EventError, EventStream};
use plex_sdk::{Error, PlexApi, RetryConfig};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::Role;

type Socket = WebSocketStream<TcpStream>;

fn listen(plex: &PlexApi) -> plex_sdk::events::Listen {
    plex.events()
        .listen()
        .over_websocket()
        .reconnects(RetryConfig::backoff().initial_interval(Duration::ZERO))
}

/// Takes a connection and makes a websocket of it.
async fn accept(live: &Live) -> Socket {
    let mut connection = live.accept().await;
    let key = connection.request.header("sec-websocket-key").unwrap().to_owned();
    let accept = derive_accept_key(key.as_bytes());
    connection.send(&switching("websocket", &accept)).await;
    WebSocketStream::from_raw_socket(connection.stream, Role::Server, None).await
}

fn switching(protocol: &str, accept: &str) -> String {
    format!(
        "HTTP/1.1 101 Go\r\nconnection: Upgrade\r\nupgrade: {protocol}\r\nsec-websocket-accept: {accept}\r\n\r\n"
    )
}

async fn connect(live: &Live, plex: &PlexApi) -> (EventStream, Socket) {
    let (events, socket) = tokio::join!(listen(plex).connect(), accept(live));
    (events.unwrap(), socket)
}

fn playing(rating_key: &str) -> Message {
    let list = format!(r#""PlaySessionStateNotification": [{{"ratingKey": "{rating_key}"}}]"#);
    Message::text(format!(r#"{{"NotificationContainer": {{"type": "playing", "size": 1, {list}}}}}"#))
}

#[tokio::test]
async fn events_come_as_they_are_sent() {
    let live = Live::start().await;
    let plex = live.client();
    let listen = listen(&plex).filters(["playing"]);
    let check = async {
        let mut connection = live.accept().await;
        let request = &connection.request;
        assert_eq!(request.line, "GET /:/websockets/notifications?filters=playing");
        assert_eq!(request.header("x-plex-token"), Some(live::TOKEN));
        assert_eq!(request.header("sec-websocket-version"), Some("13"));
        assert_eq!(request.header("upgrade"), Some("websocket"));
        let accept = derive_accept_key(request.header("sec-websocket-key").unwrap().as_bytes());
        connection.send(&switching("WebSocket", &accept)).await;
        WebSocketStream::from_raw_socket(connection.stream, Role::Server, None).await
    };
    let (events, mut socket) = tokio::join!(listen.connect(), check);
    let mut events = events.unwrap();
    for number in ["1", "2"] {
        socket.send(playing(number)).await.unwrap();
        assert_eq!(rating_key(&next(&mut events).await), number);
    }
}

#[tokio::test]
async fn a_lost_connection_is_made_again_and_said_so() {
    let live = Live::start().await;
    let plex = live.client();
    let (mut events, mut socket) = connect(&live, &plex).await;
    for goodbye in [true, false] {
        if goodbye {
            socket.close(None).await.unwrap();
        }
        drop(socket);
        let (event, again) = tokio::join!(next(&mut events), accept(&live));
        assert!(matches!(event, Event::Reconnected(_)), "{event:?}");
        socket = again;
        socket.send(playing("2")).await.unwrap();
        assert_eq!(rating_key(&next(&mut events).await), "2");
    }
}

#[tokio::test]
async fn a_quiet_server_that_answers_is_not_left() {
    let live = Live::start().await;
    let plex = live.client();
    let listen = listen(&plex).heartbeat(Duration::from_millis(5)).idle_timeout(Duration::from_secs(3600));
    let (events, mut socket) = tokio::join!(listen.connect(), accept(&live));
    let mut events = events.unwrap();
    let answers = async {
        let mut questions = 0;
        while questions < 3 {
            // Reading answers pings.
            questions += usize::from(socket.next().await.unwrap().unwrap().is_ping());
        }
        socket.send(playing("1")).await.unwrap();
    };
    let (event, ()) = tokio::join!(next(&mut events), answers);
    assert_eq!(rating_key(&event), "1");
}

#[tokio::test]
async fn a_silent_server_is_left() {
    let live = Live::start().await;
    let plex = live.client();
    let (tiny, small) = (Duration::from_millis(5), Duration::from_millis(20));
    let listen = listen(&plex).heartbeat(tiny).idle_timeout(small);
    let silent = async {
        let socket = accept(&live).await;
        // The question comes and is not answered; then the client goes.
        live::Connection { request: Default::default(), stream: socket.into_inner() }.closed().await;
        accept(&live).await
    };
    let listening = async {
        let mut events = listen.connect().await.unwrap();
        (next(&mut events).await, events)
    };
    let ((event, events), _socket) = tokio::join!(listening, silent);
    assert!(matches!(event, Event::Reconnected(_)), "{event:?}");
    let failure = events.last_failure();
    assert!(matches!(failure, Some(EventError::Silent(limit)) if *limit == small), "{failure:?}");
}

#[tokio::test]
async fn pings_of_the_server_are_answered() {
    let live = Live::start().await;
    let plex = live.client();
    let (mut events, mut socket) = connect(&live, &plex).await;
    socket.send(Message::Ping("hello".into())).await.unwrap();
    let answer = async {
        let answer = socket.next().await.unwrap().unwrap();
        socket.send(playing("1")).await.unwrap();
        answer
    };
    let (event, answer) = tokio::join!(next(&mut events), answer);
    assert_eq!(answer, Message::Pong("hello".into()));
    assert_eq!(rating_key(&event), "1");
}

#[tokio::test]
async fn a_message_that_is_too_large_costs_the_connection_only() {
    let live = Live::start().await;
    let plex = live.client();
    let listen = listen(&plex).max_message_size(200);
    let (events, mut socket) = tokio::join!(listen.connect(), accept(&live));
    let mut events = events.unwrap();
    socket.send(Message::text("x".repeat(5000))).await.unwrap();
    assert!(matches!(next_error(&mut events).await, EventError::TooLarge(200)));
    let (event, mut socket) = tokio::join!(next(&mut events), accept(&live));
    assert!(matches!(event, Event::Reconnected(_)), "{event:?}");
    socket.send(playing("1")).await.unwrap();
    assert_eq!(rating_key(&next(&mut events).await), "1");
}

#[tokio::test]
async fn a_frame_that_is_none_costs_the_connection_only() {
    let live = Live::start().await;
    let plex = live.client();
    let (mut events, socket) = connect(&live, &plex).await;
    socket.into_inner().write_all(&[0xFF; 16]).await.unwrap();
    let (event, _socket) = tokio::join!(next(&mut events), accept(&live));
    assert!(matches!(event, Event::Reconnected(_)), "{event:?}");
    assert!(matches!(events.last_failure(), Some(EventError::Connection(_))), "{:?}", events.last_failure());
}

#[tokio::test]
async fn a_handshake_is_checked() {
    let live = Live::start().await;
    let plex = live.client();
    for (protocol, problem) in [("websocket", "does not belong to the key"), ("other", "another protocol")] {
        let answer = async {
            let mut connection = live.accept().await;
            connection.send(&switching(protocol, "bm90IHRoZSBrZXk=")).await;
            connection
        };
        let (refused, _connection) = tokio::join!(listen(&plex).connect(), answer);
        let error = refused.unwrap_err();
        assert!(matches!(error, EventError::Handshake(_)) && error.to_string().contains(problem), "{error}");
    }
    let (refused, ()) = tokio::join!(listen(&plex).connect(), live.refuse(200));
    assert!(matches!(refused.unwrap_err(), EventError::Call(Error::Transport(_))));
}

#[tokio::test]
async fn a_token_that_is_refused_ends_the_stream() {
    let live = Live::start().await;
    let plex = live.client();
    let (mut events, socket) = connect(&live, &plex).await;
    drop(socket);
    let (error, ()) = tokio::join!(next_error(&mut events), live.refuse(401));
    assert!(matches!(&error, EventError::Call(error) if error.status().unwrap() == 401), "{error}");
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn closing_says_goodbye_and_dropping_does_not() {
    let live = Live::start().await;
    let plex = live.client();
    let (events, mut socket) = connect(&live, &plex).await;
    let goodbye = async {
        let message = socket.next().await;
        // Reading on sends the answer.
        assert!(socket.next().await.is_none());
        message
    };
    let ((), message) = tokio::join!(events.close(), goodbye);
    assert!(matches!(message, Some(Ok(Message::Close(_)))), "{message:?}");

    let (events, mut socket) = connect(&live, &plex).await;
    drop(events);
    assert!(!matches!(socket.next().await, Some(Ok(_))));
}
