//! Long lists on the server for tests.

use plex_sdk::mock::MockServer;
use plex_sdk::operations::ListContent;
use plex_sdk::runtime::Value;

const COUNT: u64 = 200_000;

#[tokio::test]
async fn a_long_list_comes_in_pages() {
    let server = MockServer::start().await.unwrap();
    let plex = server.client();
    server.on::<ListContent>().list(COUNT);
    for (start, size, expected) in
        [(0, 50, 50), (199_990, 50, 10), (200_000, 50, 0), (300_000, 1, 0), (7, 0, 0)]
    {
        let call = plex.sections().list_content("1").container_start(start).container_size(size);
        let response = call.await.unwrap();
        let container = &response.media_container;
        let offset = i64::from(start).min(COUNT as i64);
        assert_eq!(
            (container.offset, container.size, container.total_size),
            (Some(offset as _), Some(expected as _), Some(COUNT as _))
        );
        assert_eq!(response.headers()["x-plex-container-total-size"], "200000");
        assert_eq!(response.headers()["x-plex-container-start"], offset.to_string().as_str());
        let keys: Vec<_> = container.metadata.iter().map(|item| item.rating_key.clone().unwrap()).collect();
        let numbers: Vec<_> = (offset + 1..).take(expected).map(|number| number.to_string()).collect();
        assert_eq!(keys, numbers);
    }
}

/// The client fetches them all, and each is another.
#[tokio::test]
async fn a_long_list_is_walked_through() {
    let server = MockServer::start().await.unwrap();
    server.on::<ListContent>().list(20_000);
    let mut items = server.client().sections().list_content("1").items().page_size(3000);
    let mut expected = 0;
    while let Some(item) = items.next().await {
        expected += 1;
        assert_eq!(item.unwrap().rating_key, Some(u64::to_string(&expected)));
    }
    assert_eq!(expected, 20_000);
    assert_eq!(server.calls_of::<ListContent>().len(), 7);
}

#[tokio::test]
async fn a_page_can_be_asked_for_in_headers() {
    let server = MockServer::start().await.unwrap();
    server.on::<ListContent>().list(COUNT);
    let request = reqwest::Client::new()
        .get(format!("{}/library/sections/1/all", server.url()))
        .header("X-Plex-Container-Start", "99999")
        .header("X-Plex-Container-Size", "2");
    let body: Value = serde_json::from_slice(&request.send().await.unwrap().bytes().await.unwrap()).unwrap();
    let items = body["MediaContainer"]["Metadata"].as_array().unwrap();
    let keys: Vec<_> = items.iter().map(|item| item["ratingKey"].as_str().unwrap()).collect();
    assert_eq!(keys, ["100000", "100001"]);
    assert!(items[0]["key"].as_str().unwrap().contains("/100000"));
}

/// Without a size it is one answer, which is made while it is sent.
#[tokio::test]
async fn a_whole_list_is_one_answer() {
    let server = MockServer::start().await.unwrap();
    server.on::<ListContent>().list(5000);
    let response = server.client().sections().list_content("1").await.unwrap();
    assert_eq!(response.media_container.metadata.len(), 5000);
    assert!(!response.headers().contains_key("content-length"));

    server.on::<ListContent>().list(COUNT).cut_after(1 << 20);
    let error = server.client().sections().list_content("1").await.unwrap_err();
    assert!(matches!(error, plex_sdk::Error::Transport(_)), "{error}");
}

#[tokio::test]
#[should_panic(expected = "getIdentity is not described as a list that comes in pages")]
async fn what_is_no_list_has_no_pages() {
    let server = MockServer::start().await.unwrap();
    server.on::<plex_sdk::operations::GetIdentity>().list(3);
}
