//! Sign-in with a PIN. plex.tv is the server for tests; time stands still and moves on only when there is nothing
//! else to do.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use plex_sdk::mock::{Answer, MockServer};
use plex_sdk::operations::{CreateOauthPin, GetOauthPin, GetTokenDetails};
use plex_sdk::{AccountError, PinKind, PlexAccount, PlexApi};
use tokio::time::Instant;

const TOKEN: &str = "canary-account-token";
const WAITING: &str = r#"{"id": 7, "code": "7RQZ", "authToken": null}"#;

async fn plex_tv() -> (MockServer, PlexApi) {
    let server = MockServer::start().await.expect("there is a free port");
    let app = server.client_builder().client_identifier("installation 1").product("Film Night & more");
    let app = app.build().unwrap();
    server.on::<CreateOauthPin>().json(r#"{"id": 7, "code": "7RQZ", "expiresIn": 900}"#);
    tokio::time::pause();
    (server, app)
}

fn linked() -> String {
    format!(r#"{{"id": 7, "code": "7RQZ", "authToken": "{TOKEN}"}}"#)
}

#[tokio::test]
async fn a_link_is_shown_and_waited_for() {
    let (server, app) = plex_tv().await;
    server.on::<GetOauthPin>().json(WAITING).times(3);
    server.on::<GetOauthPin>().json(linked());
    let start = Instant::now();
    let mut shown = String::new();
    let account = PlexAccount::sign_in_with_pin(&app, PinKind::Link, |pin| {
        shown = pin.url().to_owned();
        assert_eq!(pin.expires_in(), Duration::from_secs(900));
        assert!(!format!("{pin:?}").contains("7RQZ"));
    });
    let account = account.await.unwrap();
    assert_eq!(
        shown,
        "https://app.plex.tv/auth#?clientID=installation%201&code=7RQZ\
         &context%5Bdevice%5D%5Bproduct%5D=Film%20Night%20%26%20more"
    );
    assert_eq!(account.token().await.unwrap().expose(), TOKEN);
    assert_eq!(server.calls_of::<GetOauthPin>().len(), 4);
    assert_eq!(start.elapsed().as_secs(), 3, "once a second");
    let made = &server.calls_of::<CreateOauthPin>()[0];
    assert_eq!(made.query("strong"), Some("true"));
    assert_eq!(made.header("x-plex-client-identifier"), Some("installation 1"));
    assert_eq!(made.header("x-plex-token"), None);

    account.plex_tv().account().get_token_details().await.unwrap();
    assert_eq!(server.calls_of::<GetTokenDetails>()[0].header("x-plex-token"), Some(TOKEN));
    assert!(!format!("{account:?}").contains(TOKEN));
}

#[tokio::test]
async fn a_code_is_typed_in() {
    let (server, app) = plex_tv().await;
    server.on::<GetOauthPin>().json(linked());
    let pin = PlexAccount::request_pin(&app, PinKind::Code).await.unwrap();
    assert_eq!((pin.code(), pin.url()), ("7RQZ", "https://plex.tv/link"));
    assert_eq!(server.calls_of::<CreateOauthPin>()[0].query("strong"), Some("false"));
    pin.wait().await.unwrap();
}

#[tokio::test]
async fn a_pin_is_over_by_status_404() {
    let (server, app) = plex_tv().await;
    server.on::<GetOauthPin>().json(WAITING).times(2);
    server.on::<GetOauthPin>().status(404);
    let error = PlexAccount::sign_in_with_pin(&app, PinKind::Link, |_| {}).await.unwrap_err();
    assert!(matches!(error, AccountError::PinExpired), "{error}");
    assert_eq!(server.calls_of::<GetOauthPin>().len(), 3);
}

#[tokio::test]
async fn a_pin_is_over_when_it_has_no_token_after_its_end() {
    let (server, app) = plex_tv().await;
    let pin = |end: &str| format!(r#"{{"id": 7, "code": "7RQZ", "authToken": null, "expiresAt": "{end}"}}"#);
    server.on::<GetOauthPin>().json(pin("2999-01-01T00:00:00Z")).times(2);
    server.on::<GetOauthPin>().json(pin("2024-01-01T00:00:00Z"));
    let error = PlexAccount::sign_in_with_pin(&app, PinKind::Link, |_| {}).await.unwrap_err();
    assert!(matches!(error, AccountError::PinExpired), "{error}");
    assert_eq!(server.calls_of::<GetOauthPin>().len(), 3);
}

/// The server says at every question that there are 15 more minutes.
#[tokio::test]
async fn a_pin_is_over_when_its_time_is() {
    for times in
        [r#""expiresIn": 60"#, r#""createdAt": "2024-06-21T20:00:00Z", "expiresAt": "2024-06-21T20:01:00Z""#]
    {
        let (server, app) = plex_tv().await;
        server.on::<CreateOauthPin>().json(format!(r#"{{"id": 7, "code": "7RQZ", {times}}}"#));
        let waiting = r#"{"id": 7, "code": "7RQZ", "expiresIn": 900, "expiresAt": "2999-01-01T00:00:00Z"}"#;
        server.on::<GetOauthPin>().json(waiting);
        let start = Instant::now();
        let error = PlexAccount::sign_in_with_pin(&app, PinKind::Link, |_| {}).await.unwrap_err();
        assert!(matches!(error, AccountError::PinExpired), "{error}");
        assert_eq!(start.elapsed().as_secs(), 60);
        assert_eq!(server.calls_of::<GetOauthPin>().len(), 61);
        tokio::time::resume();
    }
}

#[tokio::test]
async fn too_many_questions_become_fewer() {
    let (server, app) = plex_tv().await;
    server.on::<GetOauthPin>().status(429).times(3);
    server.on::<GetOauthPin>().status(429).header("Retry-After", "40").times(1);
    server.on::<GetOauthPin>().json(WAITING).times(1);
    server.on::<GetOauthPin>().json(linked());
    let start = Instant::now();
    PlexAccount::sign_in_with_pin(&app, PinKind::Link, |_| {}).await.unwrap();
    assert_eq!(start.elapsed().as_secs(), 2 + 4 + 8 + 40 + 1);
}

#[tokio::test]
async fn a_failure_on_the_way_does_not_end_the_sign_in() {
    let (server, app) = plex_tv().await;
    server.on::<GetOauthPin>().status(502).times(1);
    server.on::<GetOauthPin>().close().times(1);
    server.on::<GetOauthPin>().json(linked());
    PlexAccount::sign_in_with_pin(&app, PinKind::Link, |_| {}).await.unwrap();
    assert_eq!(server.calls_of::<GetOauthPin>().len(), 3);

    server.reset();
    server.on::<GetOauthPin>().status(503);
    let error = PlexAccount::sign_in_with_pin(&app, PinKind::Link, |_| {}).await.unwrap_err();
    assert!(matches!(error, AccountError::Call(error) if error.status().unwrap() == 503));
}

#[tokio::test]
async fn a_refusal_ends_the_sign_in() {
    let (server, app) = plex_tv().await;
    server.on::<GetOauthPin>().status(400);
    let error = PlexAccount::sign_in_with_pin(&app, PinKind::Link, |_| {}).await.unwrap_err();
    assert!(matches!(error, AccountError::Call(error) if error.status().unwrap() == 400));
    assert_eq!(server.calls_of::<GetOauthPin>().len(), 1);
}

#[tokio::test]
async fn a_sign_in_that_is_dropped_asks_no_more() {
    let (server, app) = plex_tv().await;
    let calls = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&calls);
    server.on::<GetOauthPin>().answer_with(move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
        Answer::example().json(WAITING)
    });
    let pin = PlexAccount::request_pin(&app, PinKind::Link).await.unwrap();
    let waited = tokio::time::timeout(Duration::from_millis(2500), pin.wait()).await;
    assert!(waited.is_err(), "nobody has entered the code");
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(calls.load(Ordering::Relaxed), 3);
}

#[tokio::test]
async fn an_installation_has_to_say_which_it_is() {
    let server = MockServer::start().await.unwrap();
    let app = server.client();
    let error = PlexAccount::request_pin(&app, PinKind::Link).await.unwrap_err();
    assert!(matches!(error, AccountError::NoClientIdentifier));
    assert!(error.to_string().contains("client_identifier"), "{error}");
    assert!(matches!(PlexAccount::with_token(&app, TOKEN), Err(AccountError::NoClientIdentifier)));
    assert!(server.calls().is_empty());
}
