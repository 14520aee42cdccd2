//! Filters and sorts: the exact text of every query, and what of it reaches a server.

use plex_sdk::media_query::{Field, Query, SortKey};
use plex_sdk::mock::MockServer;
use plex_sdk::models::MediaType;
use plex_sdk::operations::ListContent;

#[tokio::test]
async fn a_query_reaches_the_server_in_its_order() {
    let server = MockServer::start().await.unwrap();
    let either = Field::text("title").contains("sun & moon").or(Field::tag("genre").is(7));
    let query = Query::of(MediaType::Movie)
        .filter(Field::number("year").greater_than(1989))
        .filter(either)
        .filter(Field::tag("genre").is(9).or(Field::flag("hdr").is_true()))
        .sort(SortKey::new("year").descending());
    server.client().sections().list_content("1").media_query(&query).await.unwrap();
    let calls = server.calls_of::<ListContent>();
    let sent: Vec<_> = calls[0].query_pairs().collect();
    let expected = [
        ("type", "1"),
        ("year>>", "1989"),
        ("push", "1"),
        ("title", "sun & moon"),
        ("or", "1"),
        ("genre", "7"),
        ("pop", "1"),
        ("push", "1"),
        ("genre", "9"),
        ("or", "1"),
        ("hdr", "1"),
        ("pop", "1"),
        ("sort", "year:desc"),
    ];
    assert_eq!(sent, expected);
}
