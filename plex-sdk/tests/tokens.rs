//! Tokens that are fetched when they are needed.

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use plex_sdk::runtime::*;
use support::probe::operation;
use support::{Server, builder, raw_answer};

operation!(Get: GET "/get", Empty { security: &[&["header"]] });
operation!(PostOnce: POST "/post", Empty { security: &[&["header"]] });
operation!(Open: GET "/open", Empty);

/// A provider of `token-1`, `token-2` and so on, up to `last`, and then of errors.
fn provider(client: ClientBuilder<ClientCore>, last: u32) -> (ClientCore, Arc<AtomicU32>) {
    let calls = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&calls);
    let provide = move || {
        let call = counter.fetch_add(1, Ordering::Relaxed) + 1;
        async move { if call > last { Err("the vault is closed".into()) } else { Ok(format!("token-{call}")) } }
    };
    (client.access_token_provider(provide).build().unwrap(), calls)
}

/// A server that takes `accepted` only.
async fn server(accepted: &'static str) -> Server {
    Server::answering(move |request| match request.header("x-token") {
        Some(token) if token != accepted => raw_answer(401, &[], b""),
        _ => raw_answer(200, &[], b""),
    })
    .await
}

#[tokio::test]
async fn a_token_is_fetched_once() {
    let server = server("token-1").await;
    let (client, calls) = provider(builder(&server), 9);
    client.call(Open).await.unwrap();
    assert_eq!(calls.load(Ordering::Relaxed), 0, "not before it is needed");
    client.call(Get).await.unwrap();
    client.clone().call(Get).await.unwrap();
    assert_eq!(calls.load(Ordering::Relaxed), 1);
    let tokens: Vec<_> =
        server.requests().iter().map(|request| request.header("x-token").is_some()).collect();
    assert_eq!(tokens, [false, true, true]);
}

#[tokio::test]
async fn a_refused_token_is_fetched_anew_once() {
    let server = server("token-2").await;
    let (client, calls) = provider(builder(&server), 9);
    let response = client.call(PostOnce).await.unwrap();
    assert_eq!(
        (response.attempts(), calls.load(Ordering::Relaxed)),
        (2, 2),
        "it was refused, so it had no effect"
    );
    client.call(Get).await.unwrap();
    assert_eq!(calls.load(Ordering::Relaxed), 2);

    let never = self::server("none").await;
    let (client, calls) = provider(builder(&never), 9);
    assert_eq!(client.call(Get).await.unwrap_err().status().unwrap(), 401);
    assert_eq!((calls.load(Ordering::Relaxed), never.requests().len()), (2, 2));
    assert_eq!(client.call(Get).await.unwrap_err().status().unwrap(), 401);
    assert_eq!((calls.load(Ordering::Relaxed), never.requests().len()), (3, 4), "each call tries once");
}

#[tokio::test]
async fn calls_at_the_same_time_share_a_renewal() {
    let server = server("token-2").await;
    let (client, calls) = provider(builder(&server), 9);
    let sent: Vec<_> = (0..16)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.call(Get).await.map(drop) })
        })
        .collect();
    for call in sent {
        call.await.unwrap().unwrap();
    }
    assert_eq!(calls.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_provider_that_fails() {
    let server = server("none").await;
    let (client, _) = provider(builder(&server), 0);
    let error = client.call(Get).await.unwrap_err();
    assert_eq!(error.to_string(), "Get: the access token provider failed");
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "the vault is closed");
    assert_eq!(server.requests().len(), 0);
    let (client, _) = provider(builder(&server), 1);
    assert!(matches!(client.call(Get).await.unwrap_err(), Error::Credential(_)), "after a 401");
}

#[tokio::test]
async fn tokens_that_are_not_provided_are_not_renewed() {
    let server = server("none").await;
    let client = builder(&server).access_token("fixed").build().unwrap();
    assert_eq!(client.call(Get).await.unwrap_err().status().unwrap(), 401);
    assert_eq!(server.requests().len(), 1);
    let (client, calls) = provider(builder(&server), 9);
    client.call(Get).header("X-Token", "own").await.unwrap_err();
    assert_eq!((server.requests().len(), calls.load(Ordering::Relaxed)), (2, 1), "the call has its own");
}

#[tokio::test]
async fn renewed_tokens_are_not_shown() {
    let server = Server::answering(|request| {
        raw_answer(401, &[("x-request-id", request.header("x-token").unwrap())], request.line.as_bytes())
    })
    .await;
    let (client, _) = provider(builder(&server), 9);
    let error = client.call(Get).await.unwrap_err();
    assert!(error.to_string().contains("***"), "{error}");
    assert!(!format!("{error} {error:?}").contains("token-"), "{error}");
}

/// Time stands still here, and moves on only when the test says so.
#[tokio::test]
async fn a_token_is_fetched_again_when_its_time_comes() {
    let server = Server::answering(|_| raw_answer(200, &[], b"")).await;
    tokio::time::pause();
    let calls = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&calls);
    let provide = move || {
        let call = counter.fetch_add(1, Ordering::Relaxed) + 1;
        async move {
            let renew_at = tokio::time::Instant::now() + std::time::Duration::from_secs(60);
            Ok(ProvidedToken::until(format!("token-{call}"), renew_at))
        }
    };
    let client = builder(&server).access_token_provider(provide).build().unwrap();
    for (seconds, expected) in [(0, "token-1"), (59, "token-1"), (1, "token-2"), (1, "token-2")] {
        tokio::time::advance(std::time::Duration::from_secs(seconds)).await;
        client.call(Get).await.unwrap();
        let requests = server.requests();
        assert_eq!(requests.last().unwrap().header("x-token"), Some(expected));
    }
}

#[tokio::test]
async fn an_expired_token_is_fetched_anew_too() {
    let server = Server::answering(|request| match request.header("x-token") {
        Some("token-2") => raw_answer(200, &[], b""),
        _ => raw_answer(498, &[], b""),
    })
    .await;
    let (client, calls) = provider(builder(&server), 9);
    client.call(Get).await.unwrap();
    assert_eq!(calls.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_client_made_of_another_has_its_settings() {
    let server = server("token-1").await;
    let first = builder(&server).access_token("token-1").header("x-trace", "7").build().unwrap();
    let second: ClientCore = first.to_builder().build().unwrap();
    second.call(Get).await.unwrap();
    assert_eq!(second.server_url(), server.url);
    let without: ClientCore = first.to_builder().without_credential("header").build().unwrap();
    without.call(Get).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].header("x-trace"), Some("7"));
    assert_eq!((requests[0].header("x-token"), requests[1].header("x-token")), (Some("token-1"), None));
}
