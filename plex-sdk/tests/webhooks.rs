//! Bodies of webhooks.

#[path = "../examples/webhooks.rs"]
#[allow(dead_code, reason = "the test takes the core of the example")]
mod example;

use axum::http::StatusCode;
use plex_sdk::models::WebhookEventType;
use plex_sdk::webhooks::{MAX_BODY_SIZE, Webhook, WebhookError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const PICTURE: &[u8] = b"\xFF\xD8\xFF\xE0\r\n--\r\n\xFF\xD9";

const FORM: &str = "multipart/form-data; boundary=-----a1";

/// A body as servers send it.
fn form(payload: &str) -> Vec<u8> {
    let mut body = format!(
        "-------a1\r\nContent-Disposition: form-data; name=\"payload\"\r\nContent-Type: application/json\r\n\r\n\
         {payload}\r\n-------a1\r\nContent-Disposition: form-data; name=\"thumb\"; filename=\"thumb.jpg\"\r\n\
         Content-Type: image/jpeg\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(PICTURE);
    body.extend_from_slice(b"\r\n-------a1--\r\n");
    body
}

const PAYLOAD: &str = r#"{"event": "media.play", "user": true, "Account": {"id": 1, "title": "ada"},
    "Player": {"title": "Film Night"}, "Metadata": {"type": "movie", "title": "The General"}}"#;

#[test]
fn a_form_has_a_payload_and_a_picture() {
    let webhook = Webhook::parse(FORM, &form(PAYLOAD)).unwrap();
    assert_eq!(webhook.event.event, WebhookEventType::MediaPlay);
    assert_eq!(webhook.event.player.unwrap().title.as_deref(), Some("Film Night"));
    assert_eq!(webhook.event.metadata.unwrap().title.as_deref(), Some("The General"));
    let thumb = webhook.thumb.unwrap();
    assert_eq!(&thumb.bytes[..], PICTURE);
    assert_eq!((thumb.content_type.as_str(), thumb.file_name.as_deref()), ("image/jpeg", Some("thumb.jpg")));
}

#[test]
fn json_alone_will_do_and_new_events_are_kept() {
    let webhook =
        Webhook::parse("Application/JSON; charset=utf-8", br#"{"event": "new.event", "x": 1}"#).unwrap();
    assert_eq!(webhook.event.event.as_str(), "new.event");
    assert_eq!(webhook.event.extra.len(), 1);
    assert!(webhook.thumb.is_none());
}

#[test]
fn what_is_wrong_is_said() {
    let parse = |content_type, body: &[u8]| Webhook::parse(content_type, body).unwrap_err();
    assert!(matches!(parse("text/plain", b"{}"), WebhookError::MediaType));
    assert!(matches!(parse("", b"{}"), WebhookError::MediaType));
    assert!(matches!(parse("application/json", &vec![b' '; MAX_BODY_SIZE + 1]), WebhookError::TooLarge));
    assert!(matches!(parse("multipart/form-data", b"{}"), WebhookError::Form(_)));
    assert!(matches!(parse(FORM, b"-------a1\r\n\r\n\r\n-------a1--"), WebhookError::NoPayload));
    for payload in ["", "{", "[]", "{}", "{\"event\": \"media.play\"} secret"] {
        let error = parse("application/json", payload.as_bytes());
        assert!(matches!(error, WebhookError::Payload(_)), "{payload}: {error}");
        assert!(!format!("{error} {error:?}").contains("secret"));
    }
}

#[test]
fn the_example_tells_what_happened() {
    let (status, text) = example::answer(FORM, &form(PAYLOAD));
    assert_eq!((status, text.as_str()), (StatusCode::OK, "media.play: The General (ada on Film Night)"));
    assert_eq!(example::answer("text/plain", b"").0, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(example::answer(FORM, b"").0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_example_serves() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move { axum::serve(listener, example::router()).await });
    let body = form(PAYLOAD);
    let head = format!(
        "POST /plex HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: {FORM}\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(&[head.as_bytes(), &body].concat()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    server.abort();
}
