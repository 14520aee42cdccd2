//! From an account to its servers. plex.tv and the servers are servers for tests on loopback.

use std::net::SocketAddr;
use std::time::Duration;

use plex_sdk::ext::discovery::{ProbeError, Way};
use plex_sdk::mock::{Answer, MockServer};
use plex_sdk::operations::{
    CreateOauthPin, GetIdentity, GetOauthPin, GetSections, GetServerResources, GetTokenDetails,
};
use plex_sdk::runtime::Value;
use plex_sdk::{ConnectError, ConnectOptions, Insecure, PinKind, PlexAccount, PlexApi, RetryConfig};
use serde_json::json;

const ACCOUNT_TOKEN: &str = "canary-account-token";
const SERVER_TOKEN: &str = "canary-server-token";

async fn plex_tv() -> (MockServer, PlexApi) {
    let server = MockServer::start().await.unwrap();
    // A connection that is kept breaks when its server is gone; the next attempt finds that nobody is there.
    let retries = RetryConfig::default().initial_interval(Duration::ZERO);
    let app = server.client_builder().client_identifier("installation").retries(retries).build().unwrap();
    (server, app)
}

/// An account at the server that plays plex.tv, where `devices` are.
async fn account(devices: Value) -> (MockServer, PlexAccount) {
    let (server, app) = plex_tv().await;
    server.on::<GetServerResources>().json(devices);
    (server, PlexAccount::with_token(&app, ACCOUNT_TOKEN).unwrap())
}

async fn attic(identifier: &'static str) -> MockServer {
    let server = MockServer::start().await.unwrap();
    server.on::<GetIdentity>().json(json!({ "MediaContainer": { "machineIdentifier": identifier } }));
    server.require_token(SERVER_TOKEN);
    server
}

fn address(server: &MockServer) -> SocketAddr {
    server.url().strip_prefix("http://").unwrap().parse().unwrap()
}

/// A connection to an address, over http as in a network without certificates.
fn connection(address: SocketAddr, way: Way) -> Value {
    json!({
        "protocol": "http", "address": address.ip().to_string(), "port": address.port(),
        "uri": format!("http://{address}"), "local": way == Way::Local, "relay": way == Way::Relay, "IPv6": false,
    })
}

fn device(name: &str, identifier: &str, connections: &[Value]) -> Value {
    json!({
        "name": name, "clientIdentifier": identifier, "provides": "server", "accessToken": SERVER_TOKEN,
        "owned": true, "publicAddressMatches": true, "httpsRequired": false, "connections": connections,
    })
}

/// An address where nobody listens.
async fn nowhere() -> SocketAddr {
    tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap()
}

/// The whole way: no token, a PIN, an account, a server, its libraries.
#[tokio::test]
async fn from_nothing_to_the_libraries_of_a_server() {
    let (plex_tv, app) = plex_tv().await;
    let attic = attic("id-1").await;
    plex_tv.on::<CreateOauthPin>().json(r#"{"id": 7, "code": "7RQZ", "expiresIn": 900}"#);
    let linked = json!({ "id": 7, "code": "7RQZ", "authToken": ACCOUNT_TOKEN });
    plex_tv.on::<GetOauthPin>().json(linked);
    let player = json!({ "name": "Phone", "clientIdentifier": "id-0", "provides": "client,player" });
    let devices = json!([player, device("Attic Server", "id-1", &[connection(address(&attic), Way::Local)])]);
    plex_tv.on::<GetServerResources>().json(devices);

    let account = PlexAccount::sign_in_with_pin(&app, PinKind::Link, |_| {}).await.unwrap();
    let plex = account.connect("Attic Server").await.unwrap();
    plex.sections().get_sections().await.unwrap();

    assert_eq!(plex.url(), attic.url());
    assert_eq!((plex.way(), plex.server().name()), (Way::Local, "Attic Server"));
    let listed = &plex_tv.calls_of::<GetServerResources>()[0];
    assert_eq!(listed.path(), "/clients.plex.tv/api/v2/resources");
    assert_eq!(listed.header("x-plex-token"), Some(ACCOUNT_TOKEN));
    let asked: Vec<_> = ["includeHttps", "includeRelay", "includeIPv6"].map(|name| listed.query(name)).into();
    assert_eq!(asked, [Some("1"); 3]);
    assert_eq!(
        attic.calls_of::<GetIdentity>()[0].header("x-plex-token"),
        None,
        "who answers is not known yet"
    );
    assert_eq!(attic.calls_of::<GetSections>()[0].header("x-plex-token"), Some(SERVER_TOKEN));
    plex.account().get_token_details().await.unwrap();
    assert_eq!(plex_tv.calls_of::<GetTokenDetails>()[0].header("x-plex-token"), Some(ACCOUNT_TOKEN));
    let shown = format!("{plex:?} {:?} {account:?}", plex.server());
    assert!(!shown.contains("canary"), "{shown}");
}

#[tokio::test]
async fn a_server_is_found_by_its_name_or_identifier() {
    let attic = attic("id-1").await;
    let here = [connection(address(&attic), Way::Local)];
    let devices = json!([
        device("Attic", "id-1", &here),
        device("Cellar", "id-2", &here),
        device("cellar", "id-3", &here)
    ]);
    let (_plex_tv, account) = account(devices).await;
    for name in ["Attic", "attic", "id-1"] {
        assert_eq!(account.connect(name).await.unwrap().server().machine_identifier(), "id-1");
    }
    let error = account.connect("CELLAR").await.unwrap_err();
    assert!(matches!(error, ConnectError::Ambiguous { .. }));
    assert_eq!(
        error.to_string(),
        "several servers are called `CELLAR`; use one of the machine identifiers id-2, id-3"
    );
    let error = account.connect("Loft").await.unwrap_err();
    assert_eq!(error.to_string(), "the account has no server `Loft`; it has Attic, Cellar, cellar");
}

/// Time stands still here, and moves on only when there is nothing else to do.
#[tokio::test]
async fn the_better_way_is_chosen_though_it_answers_later() {
    let (local, remote) = (attic("id-1").await, attic("id-1").await);
    let ways = [connection(address(&remote), Way::Relay), connection(address(&local), Way::Local)];
    let (_plex_tv, account) = account(json!([device("Attic", "id-1", &ways)])).await;
    let identity = Answer::example().json(json!({ "MediaContainer": { "machineIdentifier": "id-1" } }));
    // A relay is taken over http only where anything is.
    let options = ConnectOptions::default().insecure(Insecure::Always);
    tokio::time::pause();
    local.on::<GetIdentity>().answer(identity.clone().delay(Duration::from_millis(1900)));
    let plex = account.connect_with("Attic", options.clone()).await.unwrap();
    assert_eq!(plex.way(), Way::Local);
    local.on::<GetIdentity>().answer(identity.delay(Duration::from_millis(2100)));
    let plex = account.connect_with("Attic", options).await.unwrap();
    assert_eq!((plex.way(), plex.url()), (Way::Relay, remote.url()));
}

#[tokio::test]
async fn a_failure_says_what_was_tried_and_why_it_failed() {
    let other = attic("id-2").await;
    let dead = nowhere().await;
    let ways = [connection(address(&other), Way::Local), connection(dead, Way::Local)];
    let (_plex_tv, account) =
        account(json!([device("Attic", "id-1", &ways), device("Loft", "id-9", &[])])).await;
    let error = account.connect("Attic").await.unwrap_err();
    let ConnectError::Unreachable { tried, dns_rebinding, .. } = &error else { panic!("{error}") };
    assert_eq!((tried.len(), dns_rebinding), (2, &false));
    assert!(matches!(&tried[0].error, ProbeError::OtherServer(Some(found)) if found == "id-2"));
    let text = error.to_string();
    assert!(text.starts_with("the server `Attic` cannot be reached\n"), "{text}");
    assert!(text.contains(&format!("{}: another server answers there, id-2", other.url())), "{text}");
    assert!(text.contains(&format!("http://{dead}: getIdentity: no connection to the server")), "{text}");
    assert!(!format!("{text} {error:?}").contains("canary"));

    let error = account.connect("Loft").await.unwrap_err().to_string();
    assert_eq!(error, "plex.tv knows no address of the server `Loft` that may be used from here");
}

#[tokio::test]
async fn a_server_of_someone_else_needs_its_own_token() {
    let attic = attic("id-1").await;
    let mut shared = device("Attic", "id-1", &[connection(address(&attic), Way::Local)]);
    shared["accessToken"] = Value::Null;
    shared["owned"] = false.into();
    let (_plex_tv, account) = account(json!([shared.clone()])).await;
    let error = account.connect("Attic").await.unwrap_err();
    assert!(matches!(error, ConnectError::NoToken { .. }), "{error}");

    shared["owned"] = true.into();
    let (_plex_tv, account) = self::account(json!([shared])).await;
    attic.require_token(ACCOUNT_TOKEN);
    account.connect("Attic").await.unwrap().sections().get_sections().await.unwrap();
}

#[tokio::test]
async fn a_server_that_has_moved_is_found_again() {
    let (old, new) = (attic("id-1").await, attic("id-1").await);
    let at =
        |server: &MockServer| json!([device("Attic", "id-1", &[connection(address(server), Way::Local)])]);
    let (plex_tv, account) = account(at(&old)).await;
    let mut plex = account.connect("Attic").await.unwrap();
    plex.call(|plex| plex.sections().get_sections().send()).await.unwrap();
    assert_eq!(plex_tv.calls_of::<GetServerResources>().len(), 1, "nothing was wrong");

    drop(old);
    plex_tv.on::<GetServerResources>().json(at(&new));
    plex.call(|plex| plex.sections().get_sections().send()).await.unwrap();
    assert_eq!(plex.url(), new.url());
    assert_eq!(new.calls_of::<GetSections>().len(), 1);

    // Without plex.tv the addresses that it told last are tried.
    drop(plex_tv);
    plex.reconnect().await.unwrap();
    drop(new);
    let error = plex.call(|plex| plex.sections().get_sections().send()).await.unwrap_err();
    assert!(error.is_connect(), "{error}");
    assert!(matches!(plex.reconnect().await, Err(ConnectError::Unreachable { .. })));
}

/// A name server behind a router with protection against DNS rebinding: it knows no names of local addresses.
struct Blocking;

impl reqwest::dns::Resolve for Blocking {
    fn resolve(&self, _: reqwest::dns::Name) -> reqwest::dns::Resolving {
        Box::pin(async { Err("no address".into()) })
    }
}

#[tokio::test]
async fn a_name_that_a_router_hides_is_explained() {
    let attic = attic("id-1").await;
    let address = address(&attic);
    let hidden = json!({
        "protocol": "https", "address": "127.0.0.1", "port": address.port(), "local": true, "relay": false,
        "uri": format!("https://127-0-0-1.0a1b2c3d4e5f60718293a4b5c6d7e8f9.plex.direct:{}", address.port()),
    });
    let plex_tv = MockServer::start().await.unwrap();
    let client = reqwest::Client::builder().dns_resolver(std::sync::Arc::new(Blocking)).build().unwrap();
    let app = plex_tv.client_builder().client_identifier("installation").http_client(client).build().unwrap();
    let account = PlexAccount::with_token(&app, ACCOUNT_TOKEN).unwrap();
    plex_tv.on::<GetServerResources>().json(json!([device("Attic", "id-1", &[hidden])]));

    let secure = ConnectOptions::default().insecure(Insecure::Never);
    let error = account.connect_with("Attic", secure.clone()).await.unwrap_err();
    assert!(matches!(error, ConnectError::Unreachable { dns_rebinding: true, .. }), "{error}");
    assert!(error.to_string().contains("DNS rebinding protection"), "{error}");
    let plex = account.connect("Attic").await.unwrap();
    assert_eq!((plex.url(), plex.is_secure()), (attic.url(), false));

    attic.on::<GetIdentity>().json(json!({ "MediaContainer": { "machineIdentifier": "id-2" } }));
    let error = account.connect_with("Attic", secure).await.unwrap_err();
    assert!(matches!(error, ConnectError::Unreachable { dns_rebinding: false, .. }), "{error}");
}
