//! Addresses of items: what is written, read, resolved and refused.

use plex_sdk::PlexApi;
use plex_sdk::item_uri::{ItemUri, Key, Place, UriError};
use plex_sdk::media_query::{Field, Query};
use plex_sdk::mock::MockServer;
use plex_sdk::models::{MediaType, Metadata, PlaylistType};
use plex_sdk::operations::{CreatePlayQueue, CreatePlaylist};
use proptest::prelude::*;

fn key(path: &str) -> Key {
    Key::rooted(path).unwrap()
}

fn item(rating_key: &str) -> Metadata {
    Metadata { rating_key: Some(rating_key.to_owned()), ..Metadata::default() }
}

#[test]
fn addresses_are_written_and_read() {
    let query = Query::of(MediaType::Movie).filter(Field::text("title").contains("a b&c/ü"));
    let cases = [
        (ItemUri::of("m1", &item("7")), "server://m1/com.plexapp.plugins.library/library/metadata/7"),
        (ItemUri::items("m1", ["7", "8"]), "server://m1/com.plexapp.plugins.library/library/metadata/7,8"),
        (
            ItemUri::query("m1", 2, &query),
            "server://m1/com.plexapp.plugins.library/library/sections/2/all?type=1&title=a%20b%26c%2F%C3%BC",
        ),
        (
            ItemUri::query("m1", 2, &Query::new()),
            "server://m1/com.plexapp.plugins.library/library/sections/2/all",
        ),
        (
            ItemUri::of_provider("m1", "tv.plex.providers.epg.cloud-3", key("/x y?a=é")),
            "server://m1/tv.plex.providers.epg.cloud-3/x%20y?a=%C3%A9",
        ),
        (
            ItemUri::library_item("2d8e-42", key("/library/metadata/19")),
            "library://2d8e-42/item/%2Flibrary%2Fmetadata%2F19",
        ),
        (
            ItemUri::library_directory("", key("/library/sections/1/all?genre!=Books%20%26%20Spoken")),
            "library:///directory/%2Flibrary%2Fsections%2F1%2Fall%3Fgenre%21%3DBooks%2520%2526%2520Spoken",
        ),
    ];
    for (uri, text) in cases {
        let uri = uri.unwrap();
        assert_eq!(uri.to_string(), text);
        assert_eq!(text.parse(), Ok(uri));
    }
}

#[test]
fn addresses_of_other_clients_are_read() {
    let recorded =
        "library://22d0bfe3/directory/%2Flibrary%2Fsections%2F12%2Fall%3Ftrack%2EaddedAt%3E%3D-12mon";
    let uri: ItemUri = recorded.parse().unwrap();
    assert_eq!(uri.place(), &Place::LibraryDirectory { section: "22d0bfe3".to_owned() });
    assert_eq!(uri.key().as_str(), "/library/sections/12/all?track.addedAt%3E=-12mon");
    let plain: ItemUri = "library:///directory//library/metadata/1,4".parse().unwrap();
    assert_eq!(plain.to_string(), "library:///directory/%2Flibrary%2Fmetadata%2F1%2C4");
}

#[test]
fn what_is_no_address_is_refused() {
    let foreign = |text: &str| UriError::Foreign(text.to_owned());
    let no_item = |text: &str| UriError::NotAnItem(text.to_owned());
    let cases = [
        ("http://h/x", no_item("http://h/x")),
        ("server://m", no_item("server://m")),
        ("server://m/p", no_item("server://m/p")),
        ("library://u/other/x", no_item("library://u/other/x")),
        ("library://u/item/%ff", no_item("library://u/item/%ff")),
        ("server:///p/x", UriError::Missing("machine identifier")),
        ("server://m//x", UriError::Missing("provider")),
        ("server://m?/p/x", UriError::BadIdentifier("m?".to_owned())),
        ("server://m/p//x", foreign("//x")),
        ("server://m/p/a/../b", UriError::Climbs("/a/../b".to_owned())),
        ("library://u/item/http%3A%2F%2Fh", foreign("http://h")),
    ];
    for (text, error) in cases {
        assert_eq!(text.parse::<ItemUri>(), Err(error), "{text}");
    }
    assert_eq!(ItemUri::items::<&str>("m", []), Err(UriError::Missing("rating key")));
    assert_eq!(ItemUri::items("m", ["1", ""]), Err(UriError::Missing("rating key")));
    assert_eq!(ItemUri::of("m", &Metadata::default()), Err(UriError::Missing("rating key")));
    assert_eq!(ItemUri::library_item("a/b", key("/x")), Err(UriError::BadIdentifier("a/b".to_owned())));
}

#[test]
fn keys_are_resolved_as_servers_mean_them() {
    let cases = [
        ("/library/sections", "1", "/library/sections/1"),
        ("/library/sections/", "1", "/library/sections/1"),
        ("/library/sections/1/all?type=1", "/library/metadata/7/children", "/library/metadata/7/children"),
        (
            "/library/sections/1?includeDetails=1",
            "all?genre=3&x=a%2Fb",
            "/library/sections/1/all?genre=3&x=a%2Fb",
        ),
        ("/library/sections/1/genre", "?type=2", "/library/sections/1/genre?type=2"),
        ("/", "library", "/library"),
        ("/hubs", "", "/hubs"),
        ("/a", "/photo/:/transcode?url=http://x/..%2F", "/photo/:/transcode?url=http://x/..%2F"),
        ("/a", "b/x:y", "/a/b/x:y"),
        ("/a", "/ü {x}", "/%C3%BC%20%7Bx%7D"),
    ];
    for (request, relative, expected) in cases {
        assert_eq!(Key::resolve(request, relative).map(String::from).as_deref(), Ok(expected), "{relative}");
    }
}

#[test]
fn keys_do_not_lead_away() {
    let refused = [
        "http://evil.example/x",
        "javascript:alert(1)",
        "plex://movie/5d77",
        "//evil.example/x",
        "..",
        "a/../../b",
        "/a/%2e%2E/b",
        "/./a",
        "/a\\..\\b",
        "a\r\nb",
        "/a#b",
        "/\0",
    ];
    for relative in refused {
        assert!(Key::resolve("/library", relative).is_err(), "{relative:?}");
    }
    assert_eq!(Key::rooted("library"), Err(UriError::NotRooted("library".to_owned())));
    assert!(Key::resolve("http://h/library", "1").is_err());
    assert!(Key::resolve("/library/..", "1").is_err());
}

#[test]
fn keys_are_joined_with_servers() {
    let path = key("/library/metadata/7?x=1");
    let cases = [
        ("http://127.0.0.1:32400", "http://127.0.0.1:32400/library/metadata/7?x=1"),
        ("https://Example.org:443/", "https://example.org/library/metadata/7?x=1"),
        ("https://example.org/plex/tv/", "https://example.org/plex/tv/library/metadata/7?x=1"),
        ("http://[::1]:80", "http://[::1]/library/metadata/7?x=1"),
    ];
    for (server, expected) in cases {
        assert_eq!(path.join(server).as_deref(), Ok(expected));
    }
    for server in ["ftp://h", "h", "http://h?x", "http://h#x", "data:,x"] {
        assert_eq!(path.join(server), Err(UriError::BadServer), "{server}");
    }
}

#[test]
fn a_picture_has_its_path_as_one_value() {
    let plex =
        PlexApi::builder().server_url("https://example.org/plex").access_token("canary").build().unwrap();
    let thumb = Key::resolve("/library/sections/1/all", "/library/metadata/7/thumb/17?a=1&b=2").unwrap();
    let url = plex.transcoder().transcode_image(&thumb).width(200).height(300).url().unwrap();
    let (path, query) = url.split_once('?').unwrap();
    assert_eq!(path, "https://example.org/plex/photo/:/transcode");
    assert!(query.contains("url=%2Flibrary%2Fmetadata%2F7%2Fthumb%2F17%3Fa%3D1%26b%3D2"), "{query}");
    assert!(!url.contains("canary"));
}

#[tokio::test]
async fn playlists_and_queues_take_addresses() {
    let server = MockServer::start().await.unwrap();
    let plex = server.client();
    let query = Query::of(MediaType::Movie).filter(Field::text("title").contains("50% & more"));
    let smart = ItemUri::query("m1", 1, &query).unwrap();
    plex.playlists()
        .create_playlist()
        .title("x")
        .type_(PlaylistType::Video)
        .smart(true)
        .uri(&smart)
        .await
        .unwrap();
    let item = ItemUri::items("m1", ["7", "8"]).unwrap();
    plex.play_queues().create_play_queue(PlaylistType::Video).uri(&item).await.unwrap();
    let playlist = &server.calls_of::<CreatePlaylist>()[0];
    assert_eq!(playlist.query("uri"), Some(smart.to_string().as_str()));
    let queue = &server.calls_of::<CreatePlayQueue>()[0];
    assert_eq!(queue.query("uri"), Some("server://m1/com.plexapp.plugins.library/library/metadata/7,8"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_address_is_read_as_it_was_written(path in "(/[^/?#\\\\\\p{Cc}]{1,8}){1,4}(\\?[^#\\\\\\p{Cc}]{0,12})?", place in 0..3) {
        let Ok(key) = Key::rooted(&path) else { return Ok(()) };
        prop_assert_eq!(Key::rooted(key.as_str()), Ok(key.clone()), "encoding it twice changes nothing");
        let uri = match place {
            0 => ItemUri::new("m-1", key),
            1 => ItemUri::library_item("", key),
            _ => ItemUri::library_directory("u", key),
        };
        let uri = uri.unwrap();
        prop_assert!(uri.to_string().is_ascii());
        prop_assert_eq!(uri.to_string().parse(), Ok(uri));
    }

    #[test]
    fn no_key_leaves_the_server(relative in "[/.:?%2eEa\\\\#@h ]{0,10}") {
        if let Ok(key) = Key::resolve("/base", &relative) {
            let url = reqwest::Url::parse(&key.join("http://h.example/prefix").unwrap()).unwrap();
            prop_assert_eq!(url.host_str(), Some("h.example"));
            prop_assert!(url.path().starts_with("/prefix/"));
        }
    }
}
