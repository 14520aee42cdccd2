//! What answers tell about their page, and what is made of it.

use crate::list::{Asked, Sent, asked, client, server};
use crate::support::{Server, json, raw_answer};

#[tokio::test]
async fn pages_know_where_they_are_without_being_told() {
    let server = server(|asked| Sent::cut(25, asked.start, asked.size).total(25)).await;
    let mut pages = client(&server).sections().list_content("1").pages().page_size(10);
    for offset in [0, 10, 20] {
        assert_eq!(pages.next().await.unwrap().unwrap().offset(), offset);
    }
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn headers_tell_of_a_page_where_the_body_does_not() {
    let server = Server::answering(|request| {
        let start = Asked::of(request, 0).start;
        let body = if start == 0 {
            r#"{"MediaContainer":{"Metadata":[{"ratingKey":"0"},{"ratingKey":"1"}]}}"#
        } else {
            r#"{"MediaContainer":{"Metadata":[{"ratingKey":"2"}]}}"#
        };
        let start = start.to_string();
        let headers = [
            ("content-type", "application/json"),
            ("X-Plex-Container-Total-Size", "3"),
            ("X-Plex-Container-Start", &start),
        ];
        raw_answer(200, &headers, body.as_bytes())
    })
    .await;
    let mut pages = client(&server).sections().list_content("1").pages().page_size(2);
    assert_eq!(pages.next().await.unwrap().unwrap().total(), Some(3));
    assert_eq!(pages.next().await.unwrap().unwrap().offset(), 2);
    assert!(pages.next().await.is_none());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn items_that_cannot_be_read_keep_their_place() {
    let server = Server::start([
        json(r#"{"MediaContainer":{"totalSize":4,"offset":0,"Metadata":[{"ratingKey":"0"},"odd"]}}"#),
        json(r#"{"MediaContainer":{"totalSize":4,"offset":2,"Metadata":[5,{"ratingKey":"3"}]}}"#),
    ])
    .await;
    let items = client(&server).sections().list_content("1").items().page_size(2).collect().await.unwrap();
    let keys: Vec<_> = items.into_iter().filter_map(|item| item.rating_key).collect();
    assert_eq!((keys, asked(&server)), (vec!["0".to_owned(), "3".to_owned()], vec![(0, 2), (2, 2)]));
}

#[tokio::test]
async fn things_of_another_list_take_positions_where_the_server_counts_them() {
    let server = Server::start([
        json(r#"{"MediaContainer":{"size":2,"totalSize":3,"Directory":[{"key":"all"}],"Metadata":[{"ratingKey":"1"}]}}"#),
        json(r#"{"MediaContainer":{"size":1,"totalSize":3,"Metadata":[{"ratingKey":"2"}]}}"#),
    ])
    .await;
    let items = client(&server).metadata().get_metadata_children("9").items().page_size(2);
    assert_eq!(items.collect().await.unwrap().len(), 2);
    assert_eq!(asked(&server), [(0, 2), (2, 2)]);
}

#[tokio::test]
async fn a_count_that_cannot_be_that_of_the_page_is_not_believed() {
    // More than was asked for, and a number that says nothing where the server knows of no pages.
    for told in [r#""size":9,"totalSize":3"#, r#""size":2"#] {
        let server = Server::start([
            json(&format!(r#"{{"MediaContainer":{{{told},"Metadata":[{{"ratingKey":"1"}}]}}}}"#)),
            json(r#"{"MediaContainer":{}}"#),
        ])
        .await;
        let items = client(&server).sections().list_content("1").items().page_size(2);
        assert_eq!(items.collect().await.unwrap().len(), 1);
        assert_eq!(asked(&server), [(0, 2), (1, 2)], "{told}");
    }
}
