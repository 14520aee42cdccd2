//! The server to test against: what it answers, keeps and does in place of answering.

use std::time::Duration;

use plex_sdk::mock::{Answer, MockServer};
use plex_sdk::operations::{GetIdentity, GetOauthPin, GetServerInfo, ListContent, WriteLog};
use plex_sdk::{Error, PlexApi, RetryConfig};

async fn server() -> (MockServer, PlexApi) {
    let server = MockServer::start().await.expect("there is a free port");
    let client = server.client();
    (server, client)
}

#[tokio::test]
async fn requests_are_kept() {
    let (server, plex) = server().await;
    plex.server().get_identity().header("X-Trace", "1").await.unwrap();
    plex.sections().list_content("a b/7").container_size(3).query("year>", "19+80").await.unwrap();
    plex.log().write_log("level=3&message=a").await.unwrap();

    let calls = server.calls();
    let ids: Vec<_> = calls.iter().map(|call| call.operation().unwrap()).collect();
    assert_eq!(ids, ["getIdentity", "listContent", "writeLog"]);
    assert_eq!((calls[0].method().as_str(), calls[0].path()), ("GET", "/identity"));
    assert_eq!(calls[0].header("x-trace"), Some("1"));
    assert_eq!(calls[0].headers()["accept"], "application/json");
    assert_eq!(calls[1].path(), "/library/sections/a%20b%2F7/all");
    assert_eq!(calls[1].path_parameter("sectionId"), Some("a b/7"));
    assert_eq!(calls[1].path_parameters().collect::<Vec<_>>(), [("sectionId", "a b/7")]);
    assert_eq!(calls[1].query("X-Plex-Container-Size"), Some("3"));
    let pairs: Vec<_> = calls[1].query_pairs().collect();
    assert_eq!(pairs, [("X-Plex-Container-Size", "3"), ("year>", "19+80")]);
    assert_eq!(calls[2].body().as_ref(), b"level=3&message=a");
    assert_eq!(server.calls_of::<ListContent>().len(), 1);
    assert_eq!(server.calls_of::<WriteLog>().len(), 1);
    assert_eq!(server.calls_of::<GetServerInfo>().len(), 0);
    server.reset();
    assert!(server.calls().is_empty());
}

#[tokio::test]
async fn answers_of_a_test_come_in_their_order() {
    let (server, plex) = server().await;
    let version = |version: &str| format!(r#"{{"MediaContainer":{{"version":"{version}"}}}}"#);
    server.on::<GetIdentity>().json(version("1")).times(2);
    server.on::<GetIdentity>().json(version("2")).header("X-Trace", "2").times(1);
    let mut seen = Vec::new();
    for _ in 0..4 {
        let response = plex.server().get_identity().await.unwrap();
        seen.push(response.media_container.version.clone().unwrap());
        assert_eq!(response.headers().contains_key("x-trace"), seen.len() == 3);
    }
    assert_eq!(seen, ["1", "1", "2", "1.41.0.8994-f2c27da23"]);

    server.on::<GetIdentity>().json(version("3"));
    server.on::<GetIdentity>().json(version("4"));
    for _ in 0..2 {
        let response = plex.server().get_identity().await.unwrap();
        assert_eq!(response.media_container.version.as_deref(), Some("4"), "the last one stays");
    }
    plex.server().get_server_info().await.expect("others are as they were");
}

#[tokio::test]
async fn a_status_comes_with_its_documented_body() {
    let (server, plex) = server().await;
    server.on::<GetServerInfo>().status(401);
    let Error::Api(error) = plex.server().get_server_info().await.unwrap_err() else { panic!() };
    assert_eq!(error.status(), 401);
    assert!(String::from_utf8_lossy(error.body()).contains("User could not be authenticated"));
    server.on::<GetServerInfo>().status(503).header("Retry-After", "0").times(2);
    let Error::Api(error) = plex.server().get_server_info().await.unwrap_err() else { panic!() };
    assert_eq!((error.status().as_u16(), error.body().as_ref()), (503, &b""[..]));
    let response = plex.server().get_server_info().retries(RetryConfig::default()).await.unwrap();
    assert_eq!(response.status(), 200, "a 503 is sent again");
    assert_eq!(server.calls_of::<GetServerInfo>().len(), 4);
}

#[tokio::test]
async fn a_function_sees_the_request() {
    let (server, plex) = server().await;
    server.on::<GetIdentity>().answer_with(|request| match request.header("x-count") {
        Some(count) => Answer::example().status(200).json(serde_json::json!({
            "MediaContainer": { "size": count.len(), "machineIdentifier": count },
        })),
        None => Answer::example().status(404),
    });
    let response = plex.server().get_identity().header("X-Count", "one").await.unwrap();
    assert_eq!(response.media_container.machine_identifier.as_deref(), Some("one"));
    assert!(matches!(plex.server().get_identity().await, Err(Error::Api(error)) if error.status() == 404));
}

#[tokio::test]
async fn an_answer_can_break_off() {
    let (server, plex) = server().await;
    let example = plex.server().get_identity().await.unwrap().bytes().len() as u64;
    for bytes in [0, 1, 20, example - 1] {
        server.on::<GetIdentity>().cut_after(bytes).times(1);
        let error = plex.server().get_identity().await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{bytes}: {error}");
    }
    server.on::<GetIdentity>().body("application/json", vec![b' '; 4 << 20]).cut_after(3 << 20).times(1);
    assert!(matches!(plex.server().get_identity().await, Err(Error::Transport(_))));
    server.on::<GetIdentity>().close().times(1);
    assert!(matches!(plex.server().get_identity().await, Err(Error::Transport(_))));
    plex.server().get_identity().await.expect("new connections are served");
}

/// The head says how long the body would be, and exactly so much of it comes as was asked for.
#[tokio::test]
async fn what_comes_before_the_break_is_whole() {
    let (server, _) = server().await;
    server.on::<GetIdentity>().body("text/plain", "0123456789").cut_after(4);
    let mut response = reqwest::get(format!("{}/identity", server.url())).await.unwrap();
    assert_eq!(response.headers()["content-length"], "10");
    assert_eq!(response.chunk().await.unwrap().unwrap().as_ref(), b"0123");
    assert!(response.chunk().await.is_err());
}

/// Time stands still here, and moves on only when there is nothing else to do.
#[tokio::test]
async fn an_answer_can_come_late() {
    let (server, plex) = server().await;
    plex.server().get_identity().await.expect("a connection is there now");
    tokio::time::pause();
    let start = tokio::time::Instant::now();
    server.on::<GetIdentity>().delay(Duration::from_secs(3600)).times(1);
    plex.server().get_identity().timeout(Duration::from_secs(7200)).await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(3600));
    server.on::<GetIdentity>().delay(Duration::from_secs(3600));
    let error = plex.server().get_identity().timeout(Duration::from_secs(5)).await.unwrap_err();
    assert!(matches!(error, Error::Transport(error) if error.is_timeout()));
}

#[tokio::test]
async fn a_token_is_demanded_where_the_operation_needs_one() {
    let (server, without) = server().await;
    server.require_token("canary-token");
    let error = without.server().get_server_info().await.unwrap_err();
    let documented = error.typed::<GetServerInfo>().expect("the answer is the documented one");
    assert!(format!("{documented:?}").contains("User could not be authenticated"));
    let wrong = server.client_builder().access_token("canary-wrong").build().unwrap();
    assert!(wrong.server().get_server_info().await.is_err());
    without.server().get_identity().await.expect("it is open to all");
    server.client().server().get_server_info().await.unwrap();
    let in_query = format!("{}/?X-Plex-Token=canary-token", server.url());
    assert_eq!(reqwest::get(in_query).await.unwrap().status(), 200);

    let answer = Answer::example().json(r#"{"authToken":"canary"}"#).header("X-Plex-Token", "canary");
    let shown = format!("{server:?} {:?} {answer:?}", server.calls());
    assert!(shown.contains("X-Plex-Token") && !shown.contains("canary"), "{shown}");
}

#[tokio::test]
async fn operations_of_other_servers_come_here_too() {
    let (server, plex) = server().await;
    plex.pins().get_oauth_pin(42).await.unwrap();
    let calls = server.calls_of::<GetOauthPin>();
    assert_eq!(calls[0].path(), "/plex.tv/api/v2/pins/42");
}

#[tokio::test]
async fn dropping_a_server_ends_it() {
    let (server, plex) = server().await;
    plex.server().get_identity().await.unwrap();
    server.on::<GetIdentity>().delay(Duration::from_secs(3600));
    let waiting = tokio::spawn(plex.server().get_identity().send());
    while server.calls().len() < 2 {
        tokio::task::yield_now().await;
    }
    drop(server);
    let error = waiting.await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error}");
    let error = plex.server().get_identity().await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error}");
}

#[test]
fn code_without_a_runtime_has_a_server_too() {
    let server = MockServer::start_blocking().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(server.client().server().get_identity().send()).unwrap();
    assert_eq!(server.calls().len(), 1);
    let (url, client) = (server.url().to_owned(), server.client());
    drop(server);
    let error = runtime.block_on(client.server().get_identity().send()).unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{url}: {error}");
}
