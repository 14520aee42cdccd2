//! Limits of time and size.

mod support;

use std::time::Duration;

use plex_sdk::runtime::*;
use support::probe::operation;
use support::{Server, answer, builder, raw_answer};

operation!(Get: GET "/get", Text);
operation!(PostOnce: POST "/post", Text);

const SHORT: Duration = Duration::from_millis(30);

/// The head of an answer whose body never comes, on a connection that stays open.
fn endless() -> Vec<u8> {
    b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n".to_vec()
}

fn quick() -> RetryConfig {
    RetryConfig::default().initial_interval(Duration::from_millis(1)).max_interval(Duration::from_millis(1))
}

#[tokio::test]
async fn a_call_ends_with_its_time() {
    let server = Server::start([endless()]).await;
    let client = builder(&server).retries(quick()).build().unwrap();
    let error = client.call(Get).timeout(SHORT).await.unwrap_err();
    assert!(error.is_timeout() && error.is_retryable(), "{error}");
    assert!(error.to_string().starts_with("Get: no complete answer within 30ms ("), "{error}");
    assert_eq!(server.requests().len(), 1, "the time is for all attempts");
}

#[tokio::test]
async fn an_attempt_that_takes_too_long_is_made_again() {
    let server = Server::start([endless(), endless(), raw_answer(200, &[], b"done")]).await;
    let client = builder(&server).retries(quick()).attempt_timeout(SHORT).build().unwrap();
    let response = client.call(Get).await.unwrap();
    assert_eq!((response.as_str(), response.attempts()), ("done", 3));

    let server = Server::start([endless()]).await;
    let client = builder(&server).retries(quick()).build().unwrap();
    let error = client.call(Get).attempt_timeout(SHORT).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(
        error.to_string().contains("within 30ms of an attempt") && server.requests().len() == 3,
        "{error}"
    );
    client.call(PostOnce).attempt_timeout(SHORT).await.unwrap_err();
    assert_eq!(server.requests().len(), 4, "it may have arrived");
}

#[tokio::test]
async fn large_bodies_are_refused() {
    let body = "x".repeat(1000);
    for (announced, limit, fits) in
        [(true, 1000, true), (true, 999, false), (false, 1000, true), (false, 999, false)]
    {
        let response = match announced {
            true => answer(200, "text/plain", &body),
            false => format!("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{body}").into_bytes(),
        };
        let server = Server::start([response]).await;
        let client = builder(&server).retries(quick()).max_body_size(limit).build().unwrap();
        let result = client.call(Get).await;
        assert_eq!(server.requests().len(), 1, "it will not be smaller next time");
        match result {
            Ok(response) => assert!(fits && response.len() == 1000),
            Err(error) => {
                assert!(!fits && !error.is_retryable());
                let expected = format!("Get: the answer is larger than the limit of {limit} bytes (");
                assert!(error.to_string().starts_with(&expected), "{error}");
            }
        }
    }
}

#[tokio::test]
async fn the_start_of_a_large_error_is_kept() {
    let server = Server::start([answer(404, "text/plain", &"word ".repeat(1000))]).await;
    let client = builder(&server).max_error_body_size(14).max_body_size(1).build().unwrap();
    let Error::Api(error) = client.call(Get).await.unwrap_err() else { panic!() };
    assert_eq!((error.status().as_u16(), error.body().as_ref()), (404, &b"word word word"[..]));
    assert_eq!(error.message().as_deref(), Some("word word word"));
}
