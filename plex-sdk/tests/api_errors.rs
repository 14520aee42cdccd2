//! What an error says, whatever the server sends.

mod support;

use std::error::Error as _;
use std::time::Duration;

use plex_sdk::runtime::{ApiError, Empty, Error};
use support::probe::operation;
use support::{Server, answer, builder, client, raw_answer};

operation!(GetThing: GET "/thing", Empty);

async fn failed(answer: Vec<u8>) -> ApiError {
    let server = Server::start([answer]).await;
    match client(&server).call(GetThing).await.unwrap_err() {
        Error::Api(error) => *error,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn code_and_message_are_found_in_every_format() {
    let cases = [
        (
            "application/json",
            r#"{"errors":[{"code":1001,"message":"No such user"}]}"#,
            Some(1001),
            Some("No such user"),
        ),
        ("application/json", r#"{"errors":[{"code":"17","status":"gone"}]}"#, Some(17), Some("gone")),
        ("application/json", r#"{"error":"Invalid"}"#, None, Some("Invalid")),
        ("application/json", r#"{"error":{"code":5,"message":"deep"}}"#, Some(5), Some("deep")),
        ("application/json", r#"{"code":3,"message":"flat"}"#, Some(3), Some("flat")),
        ("application/json", r#"{"errors":[]}"#, None, None),
        ("application/json", r#"{"errors":null,"message":"m"}"#, None, Some("m")),
        ("application/json", "[]", None, None),
        ("application/json", "{broken", None, None),
        (
            "text/xml",
            r#"<?xml version="1.0"?><errors><error code="1001" message="No &amp; no"/></errors>"#,
            Some(1001),
            Some("No & no"),
        ),
        ("text/xml", r#"<Response code="404" status="Not here"/>"#, Some(404), Some("Not here")),
        ("text/xml", "<errors><error>Invalid email</error></errors>", None, Some("Invalid email")),
        ("text/xml", "<a", None, None),
        (
            "text/html",
            "<html><head><TITLE>\n 401\tUnauthorized </TITLE></head><body><h1>x</h1>",
            None,
            Some("401 Unauthorized"),
        ),
        ("text/html", "<html><body>no title", None, None),
        ("text/plain", "first line\nsecond", None, Some("first line second")),
        ("image/png", "bytes", None, None),
        ("text/plain", "", None, None),
    ];
    for (media_type, body, code, message) in cases {
        let error = failed(answer(404, media_type, body)).await;
        assert_eq!((error.code(), error.message().as_deref()), (code, message), "{body}");
        assert_eq!(error.body(), body);
    }
}

#[tokio::test]
async fn display_says_what_happened() {
    let body = r#"{"errors":[{"code":1001,"message":"No such user"}]}"#;
    let headers = [("content-type", "application/json"), ("x-request-id", "r-7")];
    let error = failed(raw_answer(403, &headers, body.as_bytes())).await;
    let url = error.url().to_owned();
    assert!(url.ends_with("/thing"));
    let expected = format!("GetThing: 403 Forbidden, code 1001: No such user ({url}), request id r-7");
    assert_eq!(error.to_string(), expected);
    assert_eq!(format!("{error:?}"), format!("ApiError({expected})"));
    assert_eq!((error.operation(), error.request_id(), error.attempts()), ("GetThing", Some("r-7"), 1));
    assert_eq!(error.headers()["content-type"], "application/json");
}

#[tokio::test]
async fn messages_are_bounded() {
    let error = failed(answer(500, "text/plain", &"ü".repeat(100_000))).await;
    assert!(error.to_string().len() < 400, "{}", error.to_string().len());
    let error = failed(answer(500, "text/plain", &"word ".repeat(100_000))).await;
    assert!(error.to_string().len() < 400);
    let error = failed(answer(500, "text/plain", "\u{1b}[31mred\u{1b}\0\r\nx")).await;
    assert_eq!(error.message().as_deref(), Some("[31mred x"), "no control characters");
}

#[tokio::test]
async fn any_2xx_is_success() {
    let server = Server::start([raw_answer(200, &[], b""), raw_answer(226, &[], b"body")]).await;
    let client = client(&server);
    assert_eq!(client.call(GetThing).await.unwrap().status(), 200);
    let response = client.call(GetThing).await.unwrap();
    assert_eq!(response.status(), 226);
    assert_eq!(response.bytes(), "body", "what the API does not describe can be read all the same");
    assert_eq!(response.url(), format!("{}/thing", server.url));
    assert_eq!(
        format!("{response:?}"),
        format!("Response {{ status: 226, url: \"{}/thing\", value: (), .. }}", server.url)
    );
    assert_eq!(response.map(|()| 5).into_inner(), 5);
}

#[tokio::test]
async fn kinds_of_failures_are_told_apart() {
    let server = Server::start([Vec::new()]).await;
    let client = client(&server);
    let error = client.call(GetThing).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)) && !error.is_connect() && !error.is_timeout());
    assert!(error.is_retryable() && error.status().is_none());
    assert!(error.source().is_some());
    assert!(error.to_string().contains("connection failed before the answer was complete"), "{error}");

    let (_socket, closed) = support::refusing_url();
    let error = client.call(GetThing).server_url(closed).await.unwrap_err();
    assert!(error.is_connect() && error.is_retryable(), "{error:?}");

    for (status, retryable) in [(400, false), (429, true), (500, true), (501, false), (503, true)] {
        let server = Server::start([raw_answer(status, &[], b"")]).await;
        let error = client.call(GetThing).server_url(&server.url).await.unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), error.is_retryable()), (status, retryable));
    }
}

#[tokio::test]
async fn time_runs_out() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = Server::start([raw_answer(200, &[], b"")]).await;
    let client = client(&server);
    let error = client.call(GetThing).server_url(url).timeout(Duration::from_millis(20)).await.unwrap_err();
    assert!(error.is_timeout() && !error.is_connect(), "{error:?}");
    assert!(error.to_string().starts_with("GetThing: no complete answer within 20ms (http://127"), "{error}");
    client.call(GetThing).timeout(None).await.unwrap();
}

#[tokio::test]
async fn large_bodies_are_refused() {
    let body = "x".repeat(100);
    let chunked = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n64\r\n{body}\r\n0\r\n\r\n");
    for answer in [raw_answer(200, &[], body.as_bytes()), chunked.into_bytes()] {
        let server = Server::start([answer]).await;
        assert_eq!(
            builder(&server).max_body_size(100).build().unwrap().call(GetThing).await.unwrap().bytes(),
            &body
        );
        let small = builder(&server).max_body_size(99).build().unwrap();
        let Error::Transport(error) = small.call(GetThing).await.unwrap_err() else { panic!() };
        assert!(error.is_too_large());
        assert!(error.to_string().contains("larger than the limit of 99 bytes"), "{error}");
    }
}

#[test]
fn errors_are_small() {
    assert!(size_of::<Error>() <= 2 * size_of::<usize>());
}
