//! plex.tv: sign-in with a PIN, and the servers of the account.

use plex_sdk::mock::MockServer;
use plex_sdk::operations::{CreateOauthPin, GetOauthPin};
use plex_sdk::{PlexApi, Value};
use serde_json::json;

use crate::attic::{MACHINE_IDENTIFIER, SERVER_TOKEN};

pub async fn plex_tv() -> (MockServer, PlexApi) {
    let server = MockServer::start().await.unwrap();
    let app = server.client_builder().client_identifier("installation").product("Whole Way").build().unwrap();
    (server, app)
}

/// Makes a PIN that the user enters after the second question.
pub fn pin(plex_tv: &MockServer, token: &str) {
    plex_tv.on::<CreateOauthPin>().json(r#"{"id": 7, "code": "7RQZ", "expiresIn": 900}"#);
    plex_tv.on::<GetOauthPin>().json(r#"{"id": 7, "code": "7RQZ", "authToken": null}"#).times(2);
    plex_tv.on::<GetOauthPin>().json(json!({ "id": 7, "code": "7RQZ", "authToken": token }));
}

/// A server with these addresses, and one of the same kind that is not meant.
pub fn devices(urls: &[&str]) -> Value {
    let connections: Vec<_> =
        urls.iter().map(|url| json!({ "uri": url, "local": true, "relay": false })).collect();
    let device = |name: &str, identifier: &str, token: &str, connections: &[Value]| {
        json!({
            "name": name, "clientIdentifier": identifier, "provides": "server", "owned": true,
            "accessToken": token, "connections": connections,
        })
    };
    json!([
        device("Cellar", "cellar", "canary-of-cellar", &[]),
        device("Attic", MACHINE_IDENTIFIER, SERVER_TOKEN, &connections),
    ])
}

/// The time of the PIN stands still and moves on when there is nothing else to do.
pub async fn without_waiting<T>(future: impl Future<Output = T>) -> T {
    tokio::time::pause();
    let result = future.await;
    tokio::time::resume();
    result
}
