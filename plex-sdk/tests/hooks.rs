//! Code of the user's around requests, and other ways to send them.

mod support;

use std::sync::{Arc, Mutex};

use plex_sdk::runtime::*;
use support::probe::operation;
use support::{Server, builder, raw_answer, refusing_url};

operation!(Get: GET "/get", Text { security: &[&["header"]] });

type Log = Arc<Mutex<Vec<String>>>;

/// Writes down what it sees.
struct Watch(&'static str, Log);

impl Watch {
    fn note(&self, text: String) {
        self.1.lock().unwrap().push(format!("{} {text}", self.0));
    }
}

impl Hook for Watch {
    fn before_request<'h>(
        &'h self,
        attempt: &'h Attempt<'_>,
        request: &'h mut HttpRequest,
    ) -> HookFuture<'h, Option<HttpResponse>> {
        Box::pin(async move {
            self.note(format!("-> {} {} {}", attempt.operation(), attempt.number(), request.method));
            Ok(None)
        })
    }

    fn after_response<'h>(
        &'h self,
        _: &'h Attempt<'_>,
        response: &'h mut HttpResponse,
    ) -> HookFuture<'h, ()> {
        Box::pin(async move {
            self.note(format!("<- {}", response.status.as_u16()));
            Ok(())
        })
    }

    fn on_error<'h>(&'h self, _: &'h Attempt<'_>, error: &'h Error) -> HookFuture<'h, Option<HttpResponse>> {
        Box::pin(async move {
            self.note(format!("!! {}", error.is_connect()));
            Ok(None)
        })
    }
}

fn quick() -> RetryConfig {
    RetryConfig::default().initial_interval(std::time::Duration::from_millis(1))
}

#[tokio::test]
async fn every_attempt_passes_all_hooks() {
    let log = Log::default();
    let server = Server::start([raw_answer(503, &[], b""), raw_answer(200, &[], b"")]).await;
    let hooked = |server_url: &str| {
        let builder = builder(&server).server_url(server_url).retries(quick().max_attempts(2));
        builder.hook(Watch("a", log.clone())).hook(Watch("b", log.clone())).build().unwrap()
    };
    hooked(&server.url).call(Get).await.unwrap();
    let expected = [
        "a -> Get 1 GET",
        "b -> Get 1 GET",
        "b <- 503",
        "a <- 503",
        "a -> Get 2 GET",
        "b -> Get 2 GET",
        "b <- 200",
        "a <- 200",
    ];
    assert_eq!(std::mem::take(&mut *log.lock().unwrap()), expected);

    let (_socket, closed) = refusing_url();
    hooked(&closed).call(Get).retries(RetryConfig::none()).await.unwrap_err();
    assert_eq!(*log.lock().unwrap(), ["a -> Get 1 GET", "b -> Get 1 GET", "b !! true", "a !! true"]);
}

#[tokio::test]
async fn hooks_change_requests_and_answers() {
    let server = Server::start([raw_answer(404, &[("x-a", "1")], b"no")]).await;
    let client = builder(&server)
        .access_token("t")
        .on_request(|attempt, request| {
            assert!(
                attempt.url().ends_with("/get") && (attempt.group(), attempt.path()) == ("tests", "/get")
            );
            request.headers.insert("x-signed", HeaderValue::from_static("yes"));
            request.headers.remove("x-token");
            request.url.set_path("/other");
            Ok(())
        })
        .on_response(|_, response| {
            response.status = StatusCode::OK;
            response.body = Bytes::from_static(b"changed").into();
            response.headers.clear();
            Ok(())
        })
        .build()
        .unwrap();
    let response = client.call(Get).await.unwrap();
    assert_eq!((response.as_str(), response.headers().len()), ("changed", 0));
    let request = server.request();
    assert_eq!((request.line.as_str(), request.header("x-signed")), ("GET /other", Some("yes")));
    assert_eq!(request.header("x-token"), None);
}

/// Answers in place of the server.
struct Cache;

impl Hook for Cache {
    fn before_request<'h>(
        &'h self,
        attempt: &'h Attempt<'_>,
        _: &'h mut HttpRequest,
    ) -> HookFuture<'h, Option<HttpResponse>> {
        let cached = (attempt.operation() == "Get")
            .then(|| HttpResponse::new(StatusCode::OK, Bytes::from_static(b"cached")));
        Box::pin(std::future::ready(Ok(cached)))
    }

    fn on_error<'h>(&'h self, _: &'h Attempt<'_>, _: &'h Error) -> HookFuture<'h, Option<HttpResponse>> {
        let stale = HttpResponse::new(StatusCode::OK, Bytes::from_static(b"stale"));
        Box::pin(std::future::ready(Ok(Some(stale))))
    }
}

operation!(GetOther: GET "/other", Text);

#[tokio::test]
async fn hooks_answer_in_place_of_the_server() {
    let log = Log::default();
    let server = Server::start([Vec::new()]).await;
    let client = builder(&server).hook(Watch("a", log.clone())).hook(Cache).build().unwrap();
    assert_eq!(client.call(Get).await.unwrap().as_str(), "cached");
    assert_eq!(server.requests().len(), 0);
    assert_eq!(client.call(GetOther).await.unwrap().as_str(), "stale");
    assert_eq!(server.requests().len(), 1);
    assert_eq!(log.lock().unwrap().last().unwrap(), "a <- 200", "the answer passes the hooks all the same");
}

#[tokio::test]
async fn hooks_stop_calls() {
    let server = Server::start([raw_answer(503, &[], b"")]).await;
    let before =
        builder(&server).on_request(|_, _| Err("not today".into())).retries(quick()).build().unwrap();
    let error = before.call(Get).await.unwrap_err();
    assert_eq!(error.to_string(), "Get: a hook stopped the call");
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "not today");
    assert_eq!(server.requests().len(), 0);
    let after = builder(&server).on_response(|_, _| Err("enough".into())).retries(quick()).build().unwrap();
    assert!(matches!(after.call(Get).await.unwrap_err(), Error::Hook(_)));
    assert_eq!(server.requests().len(), 1, "and are not sent again");
}

/// A transport that reads the body itself and answers with it.
struct Echo(Mutex<u32>);

impl Transport for Echo {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        Box::pin(async move {
            let shown = format!("{request:?}");
            assert!(!shown.contains("canary") && shown.contains("x-token"), "{shown}");
            let count = {
                let mut count = self.0.lock().unwrap();
                *count += 1;
                *count
            };
            if count == 1 {
                return Err(SendError::connect("no cable"));
            }
            let text = format!("{} {}", request.method, request.url);
            Ok(HttpResponse::new(StatusCode::OK, Bytes::from(text)))
        })
    }
}

#[tokio::test]
async fn another_transport_stands_in() {
    let server = Server::start([]).await;
    let builder = builder(&server).server_url("http://nowhere.example/base/").access_token("canary-token");
    let client = builder.retries(quick()).transport(Echo(Mutex::default())).build().unwrap();
    let response = client.call(Get).await.unwrap();
    assert_eq!((response.as_str(), response.attempts()), ("GET http://nowhere.example/base/get", 2));
    assert_eq!(server.requests().len(), 0);
}
