//! The whole way: from no token to the events of a server, through a connection that breaks, and out again. It goes
//! through the public API only, and on loopback only.

mod support;

#[path = "whole_way/attic.rs"]
mod attic;
#[path = "support/device_token.rs"]
mod device_token;
#[path = "whole_way/plex_tv.rs"]
mod plex_tv;
#[path = "whole_way/protocol.rs"]
mod protocol;
#[path = "whole_way/shown.rs"]
mod shown;
#[path = "support/trace_lines.rs"]
mod trace_lines;

use std::time::Duration;

use attic::{Attic, SERVER_TOKEN};
use device_token::{DAY, now, token};
use plex_sdk::events::Event;
use plex_sdk::ext::discovery::Way;
use plex_sdk::mock::MockServer;
use plex_sdk::models::MetadataType;
use plex_sdk::operations::{
    CreateOauthPin, ExchangeJwtToken, GetAuthNonce, GetOauthPin, GetServerResources, GetTokenDetails, SignOut,
};
use plex_sdk::{
    CredentialStore, DeviceTokens, FileStore, PinKind, PlexAccount, PlexApi, RetryConfig, Secret,
};
use plex_tv::{devices, pin, plex_tv, without_waiting};
use protocol::Protocol;
use serde_json::json;
use shown::{CANARY, Shown, raw_tokens, tokens};
use support::{Server, refusing_url};
use trace_lines::TraceLines;

const ACCOUNT_TOKEN: &str = "canary-account-token";

#[tokio::test]
async fn from_nothing_to_events_through_a_reconnect_over_an_event_source() {
    whole_way(Protocol::EventSource).await;
}

#[tokio::test]
async fn from_nothing_to_events_through_a_reconnect_over_a_websocket() {
    whole_way(Protocol::WebSocket).await;
}

async fn whole_way(protocol: Protocol) {
    let traces = TraceLines::default();
    let guard = tracing::subscriber::set_default(traces.clone());
    let mut shown = Shown::default();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secrets.json");
    let (plex_tv, app) = plex_tv().await;

    // A PIN, and the token of it in a file.
    let store = FileStore::new(&path);
    assert_eq!(store.load("token").await.unwrap(), None, "there is nothing to begin with");
    pin(&plex_tv, ACCOUNT_TOKEN);
    let pin = PlexAccount::request_pin(&app, PinKind::Code).await.unwrap();
    assert_eq!((pin.code(), pin.url()), ("7RQZ", "https://plex.tv/link"));
    shown.add((&app, &pin));
    let account = without_waiting(pin.wait()).await.unwrap();
    assert_eq!(plex_tv.calls_of::<GetOauthPin>().len(), 3);
    store.save("token", account.token().await.unwrap()).await.unwrap();

    // The next run has the token of the file.
    let store = FileStore::new(&path);
    let token = store.load("token").await.unwrap().unwrap();
    shown.add((&token, &store));
    let account = PlexAccount::with_token(&app, token).unwrap();

    // Four addresses: another server, nobody, the right one, and nobody once more.
    let mut attic = Attic::start().await;
    let other = Server::start([support::json(r#"{"MediaContainer": {"machineIdentifier": "other"}}"#)]).await;
    let (_socket, dead) = refusing_url();
    let (_socket, dead_too) = refusing_url();
    plex_tv.on::<GetServerResources>().json(devices(&[&other.url, &dead, &attic.url, &dead_too]));
    let plex = account.connect("attic").await.unwrap();
    assert_eq!((plex.url(), plex.way(), plex.server().name()), (attic.url.as_str(), Way::Local, "Attic"));
    shown.add((&account, account.servers().await.unwrap(), &plex, plex.server()));

    libraries_and_sessions(&plex, &mut shown).await;
    listen_through_a_reconnect(protocol, &plex, &mut attic, &mut shown).await;
    failures(&account, &plex, &plex_tv, &mut shown).await;

    account.sign_out().await.unwrap();
    store.remove("token").await.unwrap();
    assert!(!std::fs::read_to_string(&path).unwrap().contains(CANARY), "no token is kept");

    drop(guard);
    check_tokens(protocol, &plex_tv, &attic, &other);
    shown.add((plex_tv.calls(), &plex_tv));
    for (what, text) in [("output", &shown.0), ("traces", &traces.text())] {
        assert!(text.contains("getIdentity"), "{what} have something to be searched");
        assert!(!text.contains(CANARY), "{what}: {text}");
    }
}

async fn libraries_and_sessions(plex: &PlexApi, shown: &mut Shown) {
    let libraries = plex.sections().get_sections().await.unwrap();
    let [library] = &libraries.media_container.directory[..] else { panic!("{libraries:?}") };
    assert_eq!((library.title.as_deref(), &library.type_), (Some("Films"), &Some(MetadataType::Movie)));
    let sessions = plex.sessions().list_sessions().await.unwrap();
    assert_eq!(sessions.media_container.metadata[0].title.as_deref(), Some("The General"));
    shown.add((libraries, sessions));
}

/// An event, half of one, a new connection, another event.
async fn listen_through_a_reconnect(
    protocol: Protocol,
    plex: &PlexApi,
    attic: &mut Attic,
    shown: &mut Shown,
) {
    let at_once = RetryConfig::backoff().initial_interval(Duration::ZERO);
    let listen = protocol.chosen(plex.events().listen().filters(["playing"]).reconnects(at_once));
    shown.add(&listen);
    let accept = async |attic: &mut Attic| {
        let mut listener = attic.listener().await;
        let opening = protocol.opening(&listener.request);
        listener.send(opening.as_bytes()).await;
        listener
    };
    let (events, mut listener) = tokio::join!(listen.connect(), accept(attic));
    let mut events = events.unwrap();
    listener.send(&protocol.playing("1")).await;
    assert_eq!(rating_key(&events.next().await.unwrap().unwrap()), "1");

    let lost = protocol.playing("2");
    listener.send(&lost[..lost.len() / 2]).await;
    drop(listener);
    let (event, mut listener) = tokio::join!(events.next(), accept(attic));
    let event = event.unwrap().unwrap();
    let Event::Reconnected(reconnection) = &event else { panic!("{event:?}") };
    assert_eq!(reconnection.attempts, 1);
    shown.add((&events, &event, events.last_failure()));
    shown.add_error(events.last_failure().expect("nothing has come over the new connection yet"));
    listener.send(&protocol.playing("3")).await;
    let event = events.next().await.unwrap().unwrap();
    assert_eq!(rating_key(&event), "3");
    assert!(events.last_failure().is_none());
    shown.add(&event);
}

fn rating_key(event: &Event) -> &str {
    let Event::Playing(player) = event else { panic!("{event:?}") };
    player.rating_key.as_deref().unwrap()
}

/// What goes wrong with either server, each of which repeats the token.
async fn failures(account: &PlexAccount, plex: &PlexApi, plex_tv: &MockServer, shown: &mut Shown) {
    let refused =
        plex.server().get_server_info().header("X-Plex-Token", "canary-of-nobody").await.unwrap_err();
    assert_eq!(refused.status().unwrap(), 401);
    shown.add_error(&refused);
    let unknown = plex.sections().list_content("9").await.unwrap_err();
    assert_eq!(unknown.status().unwrap(), 404);
    shown.add_error(&unknown);

    plex_tv.on::<GetTokenDetails>().status(503).json(json!({ "errors": [{ "message": ACCOUNT_TOKEN }] }));
    shown.add_error(&account.check_token().await.unwrap_err());
    let (_socket, dead) = refusing_url();
    plex_tv.on::<GetServerResources>().json(devices(&[&dead]));
    let unreachable = account.connect("Attic").await.unwrap_err();
    shown.add_error(&unreachable);
    assert!(unreachable.to_string().contains(&dead), "{unreachable}");
}

/// Each host got its own token and no other, and those that are not meant got none.
fn check_tokens(protocol: Protocol, plex_tv: &MockServer, attic: &Attic, other: &Server) {
    for call in plex_tv.calls() {
        let is_public = [Some("createOAuthPin"), Some("getOAuthPin")].contains(&call.operation());
        let expected = if is_public { &[][..] } else { &[ACCOUNT_TOKEN] };
        assert_eq!(tokens(&call), expected, "{call:?}");
        assert_eq!(call.header("x-plex-token"), expected.first().copied());
        assert_eq!(call.header("x-plex-client-identifier"), Some("installation"));
    }
    assert_eq!(plex_tv.calls_of::<SignOut>().len(), 1);

    let mut listened = 0;
    for request in attic.requests() {
        let (_, path) = request.line.split_once(' ').unwrap();
        let expected = match path {
            "/identity" => &[][..],
            // The test itself has sent another one here.
            "/" => &["canary-of-nobody"],
            _ => &[SERVER_TOKEN],
        };
        assert_eq!(raw_tokens(&request), expected, "{}", request.line);
        listened += usize::from(path.starts_with(protocol.path()));
    }
    assert_eq!(listened, 2, "the second connection is as the first");

    let request = other.request();
    assert_eq!((request.line.as_str(), request.text()), ("GET /identity", String::new()));
    assert_eq!(raw_tokens(&request), [""; 0]);
}

/// The token of the first days is refused between the sign-in and the list of servers; nobody has to sign in again.
#[tokio::test]
async fn a_token_that_ends_half_way_is_renewed_and_nobody_notices() {
    let traces = TraceLines::default();
    let guard = tracing::subscriber::set_default(traces.clone());
    let mut shown = Shown::default();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secrets.json");
    let (plex_tv, app) = plex_tv().await;
    let (first, second) = (token("first", now() + 7 * DAY), token("second", now() + 7 * DAY));
    pin(&plex_tv, &first);
    plex_tv.on::<GetAuthNonce>().json(json!({ "nonce": "a word" }));
    plex_tv.on::<ExchangeJwtToken>().json(json!({ "auth_token": second }));
    let attic = Attic::start().await;
    plex_tv.on::<GetServerResources>().status(498).times(1);
    plex_tv.on::<GetServerResources>().json(devices(&[&attic.url]));

    let tokens = DeviceTokens::open(&app, FileStore::new(&path)).await.unwrap();
    let account =
        without_waiting(tokens.sign_in_with_pin(PinKind::Code, |pin| shown.add(pin))).await.unwrap();
    let kept = async || FileStore::new(&path).load("plex-device-token").await.unwrap();
    assert_eq!(kept().await, Some(Secret::from(first.as_str())));
    let plex = account.connect("Attic").await.unwrap();
    libraries_and_sessions(&plex, &mut shown).await;
    shown.add((&tokens, &account, &plex));

    assert_eq!(kept().await, Some(Secret::from(second.as_str())));
    let sent: Vec<_> = plex_tv.calls_of::<GetServerResources>();
    let sent: Vec<_> = sent.iter().map(|call| call.header("x-plex-token").unwrap()).collect();
    assert_eq!(sent, [&first, &second]);
    assert_eq!(plex_tv.calls_of::<CreateOauthPin>().len(), 1);
    assert_eq!(plex_tv.calls_of::<ExchangeJwtToken>().len(), 1);
    for request in attic.requests() {
        let expected = if request.line == "GET /identity" { &[][..] } else { &[SERVER_TOKEN] };
        assert_eq!(raw_tokens(&request), expected, "{}", request.line);
    }

    account.sign_out().await.unwrap();
    assert_eq!(plex_tv.calls_of::<SignOut>()[0].header("x-plex-token"), Some(second.as_str()));
    assert_eq!(kept().await, None);
    assert!(FileStore::new(&path).load("plex-device-key").await.unwrap().is_some(), "the key stays");

    drop(guard);
    shown.add(plex_tv.calls());
    assert!(traces.text().contains("getServerResources"), "{}", traces.text());
    assert!(!shown.0.contains(CANARY) && !traces.text().contains(CANARY), "{} {}", shown.0, traces.text());
}
