//! Listening over an event source, against servers on real sockets.

mod support;

#[path = "events/live.rs"]
mod live;

use std::time::Duration;

use live::{Live, next, next_error, playing, rating_key};
use plex_sdk::events::{Event, EventError, Listen};
use plex_sdk::models::NotificationType;
use plex_sdk::{PlexApi, RetryConfig};
use support::refusing_url;

/// Connects again at once.
fn at_once() -> RetryConfig {
    RetryConfig::backoff().initial_interval(Duration::ZERO).statuses([503])
}

fn listen(plex: &PlexApi) -> Listen {
    plex.events().listen().reconnects(at_once())
}

#[tokio::test]
async fn events_come_as_they_are_sent() {
    let live = Live::start().await;
    let plex = live.client();
    let listen = plex.events().listen().filters(["playing", "activity"]);
    let (events, mut server) = tokio::join!(listen.connect(), live.accept_event_source());
    let mut events = events.unwrap();
    assert_eq!(server.request.line, "GET /:/eventsource/notifications?filters=playing,activity");
    assert_eq!(server.request.header("x-plex-token"), Some(live::TOKEN));
    assert!(server.request.header("accept").unwrap().starts_with("text/event-stream"));
    assert!(events.is_connected());
    for number in ["1", "2"] {
        server.send_event("ping", "{}").await;
        server.send_event("playing", &playing(number)).await;
        assert_eq!(rating_key(&next(&mut events).await), number);
    }
    server.send_event("activity", r#"{"ActivityNotification": {"event": "ended", "uuid": "u"}}"#).await;
    let Event::Activity(activity) = next(&mut events).await else { panic!() };
    assert_eq!(activity.uuid.as_deref(), Some("u"));
}

#[tokio::test]
async fn kinds_can_be_left_out() {
    let live = Live::start().await;
    let plex = live.client();
    let listen = plex.events().listen().all_but([NotificationType::Timeline, NotificationType::Log]);
    let (_events, server) = tokio::join!(listen.connect(), live.accept_event_source());
    assert_eq!(server.request.query(), "filters=-timeline,log");
}

#[tokio::test]
async fn a_lost_connection_is_made_again_and_said_so() {
    let live = Live::start().await;
    let plex = live.client();
    let (events, mut server) = tokio::join!(listen(&plex).connect(), live.accept_event_source());
    let mut events = events.unwrap();
    server.send("id: 17\n").await;
    server.send_event("playing", &playing("1")).await;
    assert_eq!(rating_key(&next(&mut events).await), "1");
    drop(server);
    let again = async {
        live.refuse(503).await;
        let mut server = live.accept_event_source().await;
        server.send_event("playing", &playing("2")).await;
        server
    };
    let (event, mut server) = tokio::join!(next(&mut events), again);
    let Event::Reconnected(reconnection) = event else { panic!("{event:?}") };
    assert_eq!(reconnection.attempts, 2);
    assert_eq!(server.request.header("last-event-id"), Some("17"));
    assert_eq!(rating_key(&next(&mut events).await), "2");
    assert!(events.last_failure().is_none());
    server.send_event("playing", &playing("3")).await;
    assert_eq!(rating_key(&next(&mut events).await), "3");
}

#[tokio::test]
async fn a_token_that_is_refused_ends_the_stream() {
    let live = Live::start().await;
    let plex = live.client();
    let (refused, ()) = tokio::join!(listen(&plex).connect(), live.refuse(401));
    let EventError::Call(error) = refused.unwrap_err() else { panic!() };
    assert_eq!(error.status().unwrap(), 401);

    for status in [401, 403, 404] {
        let (events, server) = tokio::join!(listen(&plex).connect(), live.accept_event_source());
        let mut events = events.unwrap();
        drop(server);
        let (error, ()) = tokio::join!(next_error(&mut events), live.refuse(status));
        assert!(matches!(&error, EventError::Call(error) if error.status().unwrap() == status), "{error}");
        assert!(events.next().await.is_none());
    }
}

#[tokio::test]
async fn a_silent_server_is_left() {
    let live = Live::start().await;
    let plex = live.client();
    let listen = listen(&plex).idle_timeout(Duration::from_millis(20));
    let (events, first) = tokio::join!(listen.connect(), live.accept_event_source());
    let mut events = events.unwrap();
    let again = async {
        first.closed().await;
        live.accept_event_source().await
    };
    let (event, _second) = tokio::join!(next(&mut events), again);
    assert!(matches!(event, Event::Reconnected(_)), "{event:?}");
    assert!(matches!(events.last_failure(), Some(EventError::Silent(_))), "{:?}", events.last_failure());
}

#[tokio::test]
async fn a_message_that_is_no_use_does_not_end_the_stream() {
    let live = Live::start().await;
    let plex = live.client();
    let listen = listen(&plex).max_message_size(200);
    let (events, mut server) = tokio::join!(listen.connect(), live.accept_event_source());
    let mut events = events.unwrap();
    server.send_event("playing", &"x".repeat(5000)).await;
    server.send_event("playing", "secret").await;
    server.send_event("playing", &playing("1")).await;
    assert!(matches!(next_error(&mut events).await, EventError::TooLarge(200)));
    assert!(matches!(next_error(&mut events).await, EventError::Unreadable(_)));
    assert_eq!(rating_key(&next(&mut events).await), "1");
}

#[tokio::test]
async fn a_page_is_no_stream_of_events() {
    let live = Live::start().await;
    let plex = live.client();
    let page = async {
        let answer = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 0\r\n\r\n";
        live.accept().await.send(answer).await;
    };
    let (error, ()) = tokio::join!(listen(&plex).connect(), page);
    let message = error.unwrap_err().to_string();
    assert_eq!(
        message,
        r#"expected a stream of events, found status 200 OK with the media type "text/html""#
    );
}

#[tokio::test]
async fn a_stream_can_wait_for_its_server() {
    let live = Live::start().await;
    let plex = live.client();
    let mut events = listen(&plex).start();
    assert!(!events.is_connected());
    let later = async {
        live.refuse(503).await;
        let mut server = live.accept_event_source().await;
        server.send_event("playing", &playing("1")).await;
        server
    };
    let (event, _server) = tokio::join!(next(&mut events), later);
    assert_eq!(rating_key(&event), "1");
}

#[tokio::test]
async fn attempts_end_where_they_are_limited() {
    let (_socket, url) = refusing_url();
    let plex = PlexApi::builder().server_url(url).access_token(live::TOKEN).build().unwrap();
    let mut events = listen(&plex).reconnects(at_once().max_attempts(3)).start();
    assert!(matches!(next_error(&mut events).await, EventError::Call(error) if error.is_connect()));
    assert!(events.next().await.is_none());
    let mut events = listen(&plex).reconnects(RetryConfig::none()).start();
    assert!(matches!(next_error(&mut events).await, EventError::Call(error) if error.is_connect()));
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn the_end_of_the_stream_ends_the_connection() {
    let live = Live::start().await;
    let plex = live.client();
    let (events, server) = tokio::join!(listen(&plex).connect(), live.accept_event_source());
    drop(events.unwrap());
    server.closed().await;
    let (events, server) = tokio::join!(listen(&plex).connect(), live.accept_event_source());
    events.unwrap().close().await;
    server.closed().await;
}
