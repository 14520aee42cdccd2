//! The examples on the mock server.

#[path = "../examples/mark_watched.rs"]
#[allow(dead_code, reason = "the program around it is not called")]
mod mark_watched;
#[path = "../examples/search.rs"]
#[allow(dead_code, reason = "the program around it is not called")]
mod search;

#[path = "../examples/plex/main.rs"]
#[allow(dead_code, reason = "the program around it is not called")]
mod plex;
#[path = "examples/whole_program.rs"]
mod whole_program;

#[tokio::test]
async fn a_search_finds_something() {
    let mut out = Vec::new();
    search::on_mock_server("night", &mut out).await.unwrap();
    let out = String::from_utf8(out).unwrap();
    let (found, listed) = out.split_once("Not yet seen in ").unwrap_or_default();
    assert!(found.starts_with("Everything with \"night\":\n  "), "{out}");
    assert!(listed.contains(", the newest first:\n  "), "{out}");
}

#[tokio::test]
async fn an_item_is_played_and_marked() {
    let mut out = Vec::new();
    mark_watched::on_mock_server(&mut out).await.unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains(" as watched.\nTook that back.\nThe mock server had "), "{out}");
}
