//! Two servers for tests in place of plex.tv and a server of one's own.

use std::io;
use std::time::Duration;

use plex_sdk::mock::{Answer, MockServer};
use plex_sdk::operations::{
    CreateOauthPin, GetIdentity, GetNotifications, GetOauthPin, GetServerResources, ListContent, ListSessions,
};
use plex_sdk::{MemoryStore, RetryConfig, Value};
use serde_json::json;

use super::setup::Setup;

/// The secrets of this small world, which are never to be seen.
pub const ACCOUNT_TOKEN: &str = "secret-account-token";
pub const SERVER_TOKEN: &str = "secret-server-token";

/// What the user answers.
pub const ANSWERS: &[u8] = b"1\n";

/// plex.tv and a server of the account. They live as long as this does.
pub struct Mock {
    pub plex_tv: MockServer,
    pub attic: MockServer,
}

impl Mock {
    pub async fn start() -> io::Result<Self> {
        let (plex_tv, attic) = (MockServer::start().await?, MockServer::start().await?);
        plex_tv.on::<CreateOauthPin>().json(r#"{"id": 7, "code": "7RQZ", "expiresIn": 900}"#);
        plex_tv.on::<GetOauthPin>().json(r#"{"id": 7, "code": "7RQZ", "authToken": null}"#).times(1);
        plex_tv.on::<GetOauthPin>().json(json!({ "id": 7, "code": "7RQZ", "authToken": ACCOUNT_TOKEN }));
        plex_tv.on::<GetServerResources>().json(devices(attic.url()));
        attic.require_token(SERVER_TOKEN);
        attic.on::<GetIdentity>().json(json!({ "MediaContainer": { "machineIdentifier": "attic" } }));
        attic.on::<ListContent>().answer_with(|request| {
            Answer::example().list(if request.path().contains("/1/") { 250 } else { 12 })
        });
        attic.on::<ListSessions>().json(sessions());
        events(&attic);
        Ok(Self { plex_tv, attic })
    }

    /// How many calls there were so far.
    pub fn calls(&self) -> usize {
        self.plex_tv.calls().len() + self.attic.calls().len()
    }

    pub fn setup(&self) -> Setup {
        let app = self.plex_tv.client_builder().client_identifier("mock").product("plex-sdk example");
        Setup {
            app: app.build().expect("the client has nothing that could not be sent"),
            store: Box::new(MemoryStore::new()),
            reconnects: Some(RetryConfig::backoff().initial_interval(Duration::from_millis(10))),
            events: Some(4),
        }
    }
}

/// What plex.tv knows: a server here, and one of a friend that is off.
fn devices(url: &str) -> Value {
    let (address, port) = url.trim_start_matches("http://").rsplit_once(':').unwrap_or_default();
    let connection = json!({
        "protocol": "http", "address": address, "port": port.parse::<u16>().unwrap_or_default(),
        "uri": url, "local": true, "relay": false,
    });
    json!([
        {
            "name": "Attic Server", "clientIdentifier": "attic", "provides": "server", "owned": true,
            "presence": true, "accessToken": SERVER_TOKEN, "connections": [connection],
        },
        {
            "name": "Summer House", "clientIdentifier": "summer-house", "provides": "server", "owned": false,
            "sourceTitle": "byron", "presence": false, "lastSeenAt": "2024-06-20T21:10:00Z",
            "accessToken": "secret-token-of-byron", "connections": [],
        },
    ])
}

/// A film, and an episode with a long title that is in another script.
fn sessions() -> Value {
    let film = json!({
        "ratingKey": "184", "sessionKey": "453", "type": "movie", "title": "The General", "year": 1926,
        "duration": 4_740_000, "viewOffset": 1_862_000, "User": { "title": "ada" },
        "Player": { "title": "Living room", "state": "playing" },
    });
    let episode = json!({
        "ratingKey": "311", "sessionKey": "454", "type": "episode", "grandparentTitle": "Bramble Lane",
        "parentIndex": 1, "index": 2, "title": "長い夜と、とても遠い朝の話 (The Night That Would Not End)",
        "duration": 1_500_000, "viewOffset": 61_000, "User": { "title": "byron" },
        "Player": { "title": "Phone", "state": "paused" },
    });
    json!({ "MediaContainer": { "size": 2, "Metadata": [film, episode] } })
}

/// The first connection breaks in the middle of a message; the next one brings the rest.
fn events(attic: &MockServer) {
    let playing = |state: &str, offset: u64| {
        let news = json!({ "PlaySessionStateNotification": {
            "sessionKey": "453", "ratingKey": "184", "state": state, "viewOffset": offset,
        }});
        format!("event: playing\ndata: {news}\n\n")
    };
    let (first, second) = (playing("paused", 1_862_000), playing("playing", 1_863_000));
    let middle = first.len() + second.len() / 2;
    let body = format!("{first}{second}");
    attic.on::<GetNotifications>().body("text/event-stream", body).cut_after(middle as u64).times(1);

    let scan = json!({ "ActivityNotification": { "event": "updated", "Activity": {
        "title": "Scanning the library", "subtitle": "Films", "progress": 40, "Response": {},
    }}});
    let found = json!({ "TimelineEntry": { "title": "Sherlock Jr.", "itemID": 185, "state": 5 } });
    let rest = format!("{second}event: activity\ndata: {scan}\n\nevent: timeline\ndata: {found}\n\n");
    attic.on::<GetNotifications>().body("text/event-stream", rest);
}
