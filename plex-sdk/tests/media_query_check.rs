//! Queries held against what a server says that it takes.

use plex_sdk::media_query::{Field, Problem, Query, SortKey};
use plex_sdk::mock::MockServer;
use plex_sdk::models::{MediaType, Meta};
use plex_sdk::operations::ListContent;

/// What a library of films and one of series tell, shortened.
const META: &str = r#"{
  "Type": [
    {"key": "/library/sections/1/all?type=1", "type": "movie", "active": true,
     "Field": [
       {"key": "title", "type": "string"}, {"key": "year", "type": "integer", "subType": "year"},
       {"key": "genre", "type": "tag"}, {"key": "hdr", "type": "boolean"}, {"key": "addedAt", "type": "date"}],
     "Sort": [{"key": "titleSort", "descKey": "titleSort:desc"}, {"key": "random"}]},
    {"key": "/library/sections/2/all?type=2", "type": "show",
     "Field": [{"key": "show.title", "type": "string"}, {"key": "episode.year", "type": "integer"}],
     "Sort": [{"key": "show.titleSort,episode.index:nullsLast"}]},
    {"key": "/library/sections/2/all?type=4", "type": "episode",
     "Field": [{"key": "episode.title", "type": "string"}], "Sort": []}],
  "FieldType": [
    {"type": "string", "Operator": [{"key": "=", "title": "contains"}, {"key": "=="}, {"key": "<="}]},
    {"type": "integer", "Operator": [{"key": "=", "title": "is"}, {"key": ">>=", "title": "is greater than"}]},
    {"type": "tag", "Operator": [{"key": "="}, {"key": "!="}]},
    {"type": "boolean", "Operator": [{"key": "="}, {"key": "!="}]},
    {"type": "date", "Operator": [{"key": "<<="}, {"key": ">>="}]}]
}"#;

fn meta() -> Meta {
    serde_json::from_str(META).unwrap()
}

#[test]
fn what_the_server_knows_passes() {
    let films = Query::of(MediaType::Movie)
        .filter(Field::text("title").begins_with("a").or(Field::number("year").at_least(1990)))
        .filter(Field::tag("genre").is(3))
        .filter(Field::flag("hdr").is_false())
        .filter(Field::date("addedAt").in_last("30d"))
        .filter(Field::date("addedAt").before("2024-02-29"))
        .filter(Field::date("addedAt").after(1700000000))
        .sort(SortKey::new("titleSort").descending())
        .sort(SortKey::new("random"))
        .raw("anything", "goes");
    assert_eq!(films.check(&meta()), Ok(()));
    let series = Query::of(MediaType::Show)
        .filter(Field::text("title").is("x"))
        .filter(Field::text("episode.title").is("x"))
        .sort(SortKey::new("titleSort"))
        .sort(SortKey::new("episode.index"));
    assert_eq!(series.check(&meta()), Ok(()));
    let episodes = Query::of(MediaType::Episode).source(MediaType::Show).filter(Field::text("title").is("x"));
    assert_eq!(episodes.check(&meta()), Ok(()));
}

#[test]
fn what_it_does_not_know_is_told_with_what_it_knows() {
    let query = |filter| Query::new().filter(filter);
    let cases = [
        (
            query(Field::text("titel").contains("a")),
            "`movie` has no field `titel`, only title, year, genre, hdr, addedAt",
        ),
        (
            query(Field::number("year").less_than(1990)),
            "`year` is of the type `integer`, which has no operator `<<=`, only `=` (is), `>>=` (is greater than)",
        ),
        (
            query(Field::tag("year").is("nineteen")),
            "`year` is of the type `integer`, of which `nineteen` is no value",
        ),
        (
            query(Field::date("addedAt").before("yesterday")),
            "`addedAt` is of the type `date`, of which `yesterday` is no value",
        ),
        (query(Field::tag("hdr").is("yes")), "`hdr` is of the type `boolean`, of which `yes` is no value"),
        (
            query(Field::text("title").is("Hello, World")),
            "`Hello, World` for `title` (string) has a comma, which means \"or\" to servers",
        ),
        (
            Query::new().sort(SortKey::new("size")),
            "nothing can be sorted by `size`, only by titleSort, random",
        ),
        (Query::of(MediaType::Track), "there are no items of the kind `track`, only movie, show, episode"),
        (Query::of(MediaType::Unknown(99)), "there are no items of the kind `99`, only movie, show, episode"),
    ];
    for (query, message) in cases {
        assert_eq!(query.check(&meta()).unwrap_err().to_string(), message);
    }
}

#[test]
fn all_problems_are_told_at_once() {
    let inside =
        Field::text("a").is("x").or(Field::text("b").is("x")).or(Field::number("year").less_than("x"));
    let error = Query::new().filter(inside).sort(SortKey::new("c")).check(&meta()).unwrap_err();
    assert_eq!(error.problems.len(), 5, "{error}");
    assert!(matches!(&error.problems[1], Problem::UnknownField { field, .. } if field == "b"));
    assert_eq!(Query::new().check(&Meta::default()).unwrap_err().problems.len(), 1);
}

#[tokio::test]
async fn a_server_is_asked_what_it_takes() {
    let server = MockServer::start().await.unwrap();
    server.on::<ListContent>().json(format!(r#"{{"MediaContainer": {{"Meta": {META}}}}}"#));
    let plex = server.client();
    let list = plex.sections().list_content("1").container_size(0).include_meta(true).await.unwrap();
    let meta = list.media_container.meta.as_ref().unwrap();
    assert!(Query::new().filter(Field::number("year").is(1999)).check(meta).is_ok());
}
