//! When a request is sent again. Waits are a millisecond at most, so nothing here waits for long.

mod support;

use std::time::{Duration, SystemTime};

use plex_sdk::runtime::*;
use support::probe::operation;
use support::{Server, builder, raw_answer};

operation!(Get: GET "/get", Empty);
operation!(PostOnce: POST "/post", Empty);
operation!(PostSafe: POST "/safe", Empty { retry: RetrySafety::Idempotent });
operation!(PutAdds: PUT "/adds", Empty { retry: RetrySafety::NotIdempotent });

fn quick() -> RetryConfig {
    RetryConfig::default().initial_interval(Duration::from_millis(1)).max_interval(Duration::from_millis(1))
}

fn status(code: u16) -> Vec<u8> {
    raw_answer(code, &[], b"")
}

#[tokio::test]
async fn idempotent_requests_are_sent_again() {
    for code in [429, 502, 503, 504] {
        let server = Server::start([status(code), status(code), status(200)]).await;
        let client = builder(&server).retries(quick()).build().unwrap();
        let response = client.call(Get).await.unwrap();
        assert_eq!((response.attempts(), server.requests().len()), (3, 3), "{code}");
    }
    let server = Server::start([status(503), Vec::new(), status(200)]).await;
    let client = builder(&server).retries(quick()).build().unwrap();
    assert_eq!(client.call(PostSafe).await.unwrap().attempts(), 3, "a status and a cut connection");
}

#[tokio::test]
async fn attempts_are_limited() {
    let server = Server::start([status(503)]).await;
    let client = builder(&server).retries(quick()).build().unwrap();
    let error = client.call(Get).await.unwrap_err();
    assert_eq!(server.requests().len(), 3);
    assert!(error.to_string().ends_with("after 3 attempts"), "{error}");
    client.call(Get).retries(quick().max_attempts(5)).await.unwrap_err();
    assert_eq!(server.requests().len(), 8, "a call has its own configuration");
    client.call(Get).retries(RetryConfig::none()).await.unwrap_err();
    assert_eq!(server.requests().len(), 9);
}

#[tokio::test]
async fn what_may_have_arrived_is_not_sent_again() {
    for answer in [status(503), status(429), Vec::new()] {
        let server = Server::start([answer, status(200)]).await;
        let client = builder(&server).retries(quick()).build().unwrap();
        client.call(PostOnce).await.unwrap_err();
        assert_eq!(server.requests().len(), 1);
    }
    for answer in [status(503), Vec::new()] {
        let server = Server::start([answer, status(200)]).await;
        let client = builder(&server).retries(quick()).build().unwrap();
        client.call(PutAdds).await.unwrap_err();
        assert_eq!(server.requests().len(), 1, "an operation knows better than its method");
    }
}

#[tokio::test]
async fn without_a_connection_anything_is_tried_again() {
    let server = Server::start([status(200)]).await;
    let client = builder(&server).retries(quick()).build().unwrap();
    let (_socket, closed) = support::refusing_url();
    let Error::Transport(error) = client.call(PostOnce).server_url(&closed).await.unwrap_err() else {
        panic!()
    };
    assert_eq!((error.is_connect(), error.attempts()), (true, 3));
    let off = quick().retry_connection_errors(false);
    let error = client.call(PostOnce).server_url(&closed).retries(off).await.unwrap_err();
    assert!(matches!(error, Error::Transport(error) if error.attempts() == 1));
}

#[tokio::test]
async fn other_statuses_are_final_unless_named() {
    for code in [400, 401, 404, 500, 501] {
        let server = Server::start([status(code), status(200)]).await;
        let client = builder(&server).retries(quick()).build().unwrap();
        client.call(Get).await.unwrap_err();
        assert_eq!(server.requests().len(), 1, "{code}");
    }
    let server = Server::start([status(500), status(200)]).await;
    let client = builder(&server).retries(quick().statuses([500])).build().unwrap();
    assert_eq!(client.call(Get).await.unwrap().attempts(), 2);
}

#[tokio::test]
async fn the_server_can_ask_to_wait() {
    let wait = |value| raw_answer(503, &[("retry-after", value)], b"");
    let server =
        Server::start([wait("0"), wait("Sun, 06 Nov 1994 08:49:37 GMT"), wait("soon"), status(200)]).await;
    let client = builder(&server).retries(quick().max_attempts(4)).build().unwrap();
    assert_eq!(client.call(Get).await.unwrap().attempts(), 4);
    let server = Server::start([wait("3601"), status(200)]).await;
    let error = client.call(Get).server_url(&server.url).await.unwrap_err();
    assert_eq!(
        (error.status().unwrap().as_u16(), server.requests().len()),
        (503, 1),
        "longer than the hour allowed"
    );
}

#[tokio::test]
async fn a_dropped_call_is_not_sent_again() {
    let (arrived, has_arrived) = tokio::sync::oneshot::channel();
    let arrived = std::sync::Mutex::new(Some(arrived));
    let server = Server::answering(move |_| {
        if let Some(arrived) = arrived.lock().unwrap().take() {
            arrived.send(()).unwrap();
        }
        status(503)
    })
    .await;
    let slow = quick().initial_interval(Duration::from_secs(3000)).max_interval(Duration::from_secs(3000));
    let client = builder(&server).retries(slow).timeout(None).build().unwrap();
    tokio::select! {
        biased;
        result = client.call(Get).send() => panic!("{result:?}"),
        _ = has_arrived => {}
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_wait_that_would_outlast_the_call_is_not_begun() {
    let server = Server::start([raw_answer(503, &[("retry-after", "3000")], b"")]).await;
    let client = builder(&server).retries(quick()).build().unwrap();
    let error = client.call(Get).timeout(Duration::from_secs(60)).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 503, "what the server said, at once");
}

#[test]
fn retry_after_in_all_forms() {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    for (header, seconds) in [
        ("0", Some(0)),
        (" 120 ", Some(120)),
        ("Sun, 06 Nov 1994 08:49:47 GMT", Some(10)),
        ("Sunday, 06-Nov-94 08:49:47 GMT", Some(10)),
        ("Sun Nov  6 08:49:47 1994", Some(10)),
        ("Sun, 06 Nov 1994 08:49:27 GMT", None),
        ("-5", None),
        ("1.5", None),
        ("", None),
        ("soon", None),
        ("99999999999999999999", None),
    ] {
        assert_eq!(retry_after(header, now), seconds.map(Duration::from_secs), "{header}");
    }
}

#[test]
fn waits_grow_with_jitter() {
    let config = RetryConfig::backoff();
    let longest = [500, 750, 1125, 1688, 2532];
    for (attempts, longest) in (1..).zip(longest) {
        let waits: Vec<_> =
            (0..200).map(|_| config.wait(attempts, Duration::ZERO, None).unwrap().as_millis()).collect();
        assert!(waits.iter().all(|wait| *wait <= longest), "{attempts}: {waits:?}");
        assert!(waits.iter().any(|wait| *wait > longest / 2) && waits.iter().any(|wait| *wait < longest / 2));
    }
    for attempts in [60, 10_000, u32::MAX] {
        assert!(config.wait(attempts, Duration::ZERO, None).unwrap() <= Duration::from_secs(60));
    }
    let day = Some(Duration::from_secs(86_400));
    assert_eq!(
        config.wait(1, Duration::ZERO, Some(Duration::from_secs(120))),
        Some(Duration::from_secs(120))
    );
    assert_eq!(config.wait(1, Duration::ZERO, day), None, "the server asks for more than there is");
    assert_eq!(config.wait(1, Duration::from_secs(3601), None), None);
    assert_eq!(config.wait(1, Duration::MAX, day), None);
    assert_eq!(RetryConfig::none().wait(1, Duration::ZERO, None), None);
    for exponent in [0.0, -3.0, f64::NAN, f64::INFINITY] {
        let wait = RetryConfig::backoff().exponent(exponent).wait(3, Duration::ZERO, None).unwrap();
        assert!(wait <= Duration::from_secs(60), "{exponent}");
    }
}
