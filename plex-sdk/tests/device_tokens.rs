//! Tokens that an installation gets with a key of its own. Time stands still and moves on when a test says so.

#[path = "support/device_token.rs"]
mod device_token;

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use device_token::{DAY, now, token};
use ed25519_dalek::{Signature, VerifyingKey};
use plex_sdk::ext::store::StoreFuture;
use plex_sdk::mock::{Answer, MockServer};
use plex_sdk::operations::{
    CreateOauthPin, ExchangeJwtToken, GetAuthNonce, GetOauthPin, GetTokenDetails, RegisterDeviceJwk, SignOut,
};
use plex_sdk::runtime::Value;
use plex_sdk::{
    AccountError, CredentialStore, DeviceTokens, MemoryStore, PinKind, PlexAccount, PlexApi, Secret,
};
use serde_json::json;

/// A store of which there can be several handles, as there are several runs of a program.
#[derive(Clone, Default)]
struct Shared(Arc<MemoryStore>);

impl CredentialStore for Shared {
    fn load<'s>(&'s self, name: &'s str) -> StoreFuture<'s, Option<Secret>> {
        self.0.load(name)
    }
    fn save<'s>(&'s self, name: &'s str, value: Secret) -> StoreFuture<'s, ()> {
        self.0.save(name, value)
    }
    fn remove<'s>(&'s self, name: &'s str) -> StoreFuture<'s, ()> {
        self.0.remove(name)
    }
}

async fn plex_tv() -> (MockServer, PlexApi) {
    let server = MockServer::start().await.unwrap();
    let app = server.client_builder().client_identifier("installation").build().unwrap();
    server.on::<GetAuthNonce>().json(json!({ "nonce": "a word" }));
    tokio::time::pause();
    (server, app)
}

/// Gives out `one`, then `two` and so on, each for a week by the clock of the test.
fn give_tokens(server: &MockServer, names: &[&'static str]) {
    let (start, begin) = (now(), tokio::time::Instant::now());
    for name in names.iter().copied() {
        let answer =
            move || json!({ "auth_token": token(name, start + begin.elapsed().as_secs() + 7 * DAY) });
        server.on::<ExchangeJwtToken>().answer_with(move |_| Answer::example().json(answer())).times(1);
    }
}

/// The name in a token that was sent.
fn name(token: Option<&str>) -> String {
    claims(token.unwrap())["name"].as_str().unwrap().to_owned()
}

fn part(token: &str, index: usize) -> Value {
    serde_json::from_slice(&BASE64.decode(token.split('.').nth(index).unwrap()).unwrap()).unwrap()
}

fn claims(token: &str) -> Value {
    part(token, 1)
}

/// The claims of a token, whose signature is checked with the key that was registered.
fn verified(token: &str, jwk: &Value) -> Value {
    let key = BASE64.decode(jwk["x"].as_str().unwrap()).unwrap();
    let key = VerifyingKey::from_bytes(&key.try_into().unwrap()).unwrap();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let signature = Signature::from_slice(&BASE64.decode(signature).unwrap()).unwrap();
    key.verify_strict(signed.as_bytes(), &signature).unwrap();
    let header = part(token, 0);
    assert_eq!((&header["alg"], &header["kid"]), (&json!("EdDSA"), &jwk["kid"]));
    claims(token)
}

#[tokio::test]
async fn a_pin_brings_the_key_with_it() {
    let (server, app) = plex_tv().await;
    server.on::<CreateOauthPin>().json(r#"{"id": 7, "code": "7RQZ", "expiresIn": 900}"#);
    server.on::<GetOauthPin>().json(json!({ "id": 7, "code": "7RQZ", "authToken": null })).times(1);
    let linked = token("first", now() + 7 * DAY);
    server.on::<GetOauthPin>().json(json!({ "id": 7, "code": "7RQZ", "authToken": linked }));
    let store = Shared::default();
    let tokens = DeviceTokens::open(&app, store.clone()).await.unwrap();
    assert!(!tokens.is_signed_in().await);
    let account = tokens.sign_in_with_pin(PinKind::Link, |_| {}).await.unwrap();

    let made = &server.calls_of::<CreateOauthPin>()[0];
    assert_eq!(made.path(), "/clients.plex.tv/api/v2/pins");
    let body = made.json().unwrap();
    let jwk = &body["jwk"];
    assert_eq!((&jwk["kty"], &jwk["crv"], &jwk["alg"]), (&json!("OKP"), &json!("Ed25519"), &json!("EdDSA")));
    assert_eq!(body["strong"], true);
    let asked = &server.calls_of::<GetOauthPin>()[1];
    assert_eq!(asked.path(), "/clients.plex.tv/api/v2/pins/7");
    let claims = verified(asked.query("deviceJWT").unwrap(), jwk);
    assert_eq!((&claims["aud"], &claims["iss"]), (&json!("plex.tv"), &json!("installation")));

    account.plex_tv().account().get_token_details().await.unwrap();
    assert_eq!(name(server.calls_of::<GetTokenDetails>()[0].header("x-plex-token")), "first");
    let again = DeviceTokens::open(&app, store).await.unwrap();
    assert_eq!(name(Some(again.account().unwrap().token().await.unwrap().expose())), "first", "it was kept");
    assert!(!format!("{tokens:?} {account:?}").contains("canary"));
}

#[tokio::test]
async fn a_key_is_registered_and_signs_a_word() {
    let (server, app) = plex_tv().await;
    give_tokens(&server, &["one"]);
    let old = PlexAccount::with_token(&app, "canary-old").unwrap();
    let tokens = DeviceTokens::open(&app, MemoryStore::new()).await.unwrap();
    let account = tokens.register(&old).await.unwrap();
    assert_eq!(name(Some(account.token().await.unwrap().expose())), "one");

    let registered = &server.calls_of::<RegisterDeviceJwk>()[0];
    assert_eq!(registered.header("x-plex-token"), Some("canary-old"));
    let exchange = &server.calls_of::<ExchangeJwtToken>()[0];
    assert_eq!(exchange.header("x-plex-token"), None);
    let body = exchange.json().unwrap();
    let claims = verified(body["jwt"].as_str().unwrap(), &registered.json().unwrap()["jwk"]);
    assert_eq!(claims["nonce"], "a word");
    assert_eq!(claims["scope"], "username,email,friendly_name");
    assert_eq!((&claims["aud"], &claims["iss"]), (&json!("plex.tv"), &json!("installation")));
    let lifetime = claims["exp"].as_u64().unwrap() - claims["iat"].as_u64().unwrap();
    assert_eq!(lifetime, 300);
}

#[tokio::test]
async fn a_token_is_renewed_a_day_before_its_end() {
    let (server, app) = plex_tv().await;
    give_tokens(&server, &["one", "two"]);
    let tokens = DeviceTokens::open(&app, MemoryStore::new()).await.unwrap();
    let account = tokens.account().unwrap();
    let sent = async || {
        account.plex_tv().account().get_token_details().await.unwrap();
        name(server.calls_of::<GetTokenDetails>().last().unwrap().header("x-plex-token"))
    };
    assert_eq!(sent().await, "one");
    tokio::time::advance(Duration::from_secs(6 * DAY - 60)).await;
    assert_eq!(sent().await, "one");
    tokio::time::advance(Duration::from_secs(120)).await;
    // The Date of the server for tests stands still; only the clock of the test moves.
    assert_eq!(sent().await, "two");
    assert_eq!(sent().await, "two");
    assert_eq!(server.calls_of::<ExchangeJwtToken>().len(), 2);
}

#[tokio::test]
async fn a_token_that_cannot_be_renewed_is_used_to_its_end() {
    let (server, app) = plex_tv().await;
    give_tokens(&server, &["one"]);
    let tokens = DeviceTokens::open(&app, MemoryStore::new()).await.unwrap();
    tokens.token().await.unwrap();
    server.on::<GetAuthNonce>().status(503);
    tokio::time::advance(Duration::from_secs(6 * DAY + 60)).await;
    assert_eq!(name(Some(tokens.token().await.unwrap().expose())), "one");
    tokio::time::advance(Duration::from_secs(DAY)).await;
    assert!(matches!(tokens.token().await, Err(AccountError::Call(_))));
}

#[tokio::test]
async fn a_token_that_is_refused_is_renewed_at_once() {
    for status in [498, 401] {
        let (server, app) = plex_tv().await;
        give_tokens(&server, &["one", "two"]);
        let tokens = DeviceTokens::open(&app, MemoryStore::new()).await.unwrap();
        let account = tokens.account().unwrap();
        account.plex_tv().account().get_token_details().await.unwrap();
        server.on::<GetTokenDetails>().status(status).times(1);
        account.plex_tv().account().get_token_details().await.unwrap();
        let calls = server.calls_of::<GetTokenDetails>();
        let names: Vec<_> = calls.iter().map(|call| name(call.header("x-plex-token"))).collect();
        assert_eq!(names, ["one", "one", "two"]);

        // Another client that comes later has not been refused anything.
        let other = tokens.account().unwrap();
        other.plex_tv().account().get_token_details().await.unwrap();
        assert_eq!(server.calls_of::<ExchangeJwtToken>().len(), 2);
        tokio::time::resume();
    }
}

/// plex.tv is ten years ahead of this machine.
#[tokio::test]
async fn a_wrong_clock_does_no_harm() {
    let (server, app) = plex_tv().await;
    let ahead = SystemTime::now() + Duration::from_secs(3650 * DAY);
    let there = now() + 3650 * DAY;
    let date = httpdate::fmt_http_date(ahead);
    server.on::<GetAuthNonce>().json(json!({ "nonce": "a word" })).header("Date", &date);
    let given = token("one", there + 7 * DAY);
    server.on::<ExchangeJwtToken>().json(json!({ "authToken": given })).header("Date", &date);
    let tokens = DeviceTokens::open(&app, MemoryStore::new()).await.unwrap();
    tokens.token().await.unwrap();
    tokens.token().await.unwrap();
    let calls = server.calls_of::<ExchangeJwtToken>();
    assert_eq!(calls.len(), 1, "the token is good for six days");
    let issued = claims(calls[0].json().unwrap()["jwt"].as_str().unwrap())["iat"].as_u64().unwrap();
    assert!(issued.abs_diff(there) <= 5, "{issued} {there}");
    tokio::time::advance(Duration::from_secs(6 * DAY + 60)).await;
    tokens.token().await.unwrap();
    assert_eq!(server.calls_of::<ExchangeJwtToken>().len(), 2);
}

#[tokio::test]
async fn signing_out_forgets_the_token_and_keeps_the_key() {
    let (server, app) = plex_tv().await;
    give_tokens(&server, &["one"]);
    let store = Shared::default();
    let tokens = DeviceTokens::open(&app, store.clone()).await.unwrap();
    tokens.token().await.unwrap();
    let key = store.load("plex-device-key").await.unwrap();
    server.on::<SignOut>().status(204);
    tokens.account().unwrap().sign_out().await.unwrap();
    assert!(!tokens.is_signed_in().await);
    assert_eq!(store.load("plex-device-token").await.unwrap(), None);
    assert_eq!(store.load("plex-device-key").await.unwrap(), key);

    store.save("plex-device-key", "canary-no-key".into()).await.unwrap();
    let error = DeviceTokens::open(&app, store).await.unwrap_err();
    assert!(matches!(error, AccountError::Store(_)) && !format!("{error:?}").contains("canary"), "{error:?}");
}
