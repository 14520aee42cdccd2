//! Filters and sorts: the exact text of every query, and what of it reaches a server.

use plex_sdk::media_query::{Field, Filter, Operator, ParseError, Query, SortKey};
use plex_sdk::mock::MockServer;
use plex_sdk::models::MediaType;
use plex_sdk::operations::ListContent;
use proptest::prelude::*;

#[tokio::test]
async fn a_query_reaches_the_server_in_its_order() {
    let server = MockServer::start().await.unwrap();
    let either = Field::text("title").contains("sun & moon").or(Field::tag("genre").is(7));
    let query = Query::of(MediaType::Movie)
        .filter(Field::number("year").is_any([1989, 1990]).unwrap())
        .filter(either)
        .filter(Field::tag("genre").is(9).or(Field::flag("hdr").is_true()))
        .sort(SortKey::new("year").descending());
    let plex = server.client();
    plex.sections().list_content("1").media_query(&query).items().page_size(3).next().await.unwrap().unwrap();
    let calls = server.calls_of::<ListContent>();
    let sent: Vec<_> = calls[0].query_pairs().filter(|(name, _)| !name.starts_with("X-Plex")).collect();
    let expected = [
        ("type", "1"),
        ("year", "1989,1990"),
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

#[tokio::test]
async fn the_client_encodes_a_query_as_it_shows_itself() {
    let server = MockServer::start().await.unwrap();
    let query = Query::new().filter(Field::text("show.title").is("ü+1, \"a\"#/?")).limit(3);
    let plex = server.client();
    let call = plex.sections().list_content("1").media_query(query.clone());
    let url = call.url().unwrap();
    assert_eq!(url.split_once('?').unwrap().1, query.to_string());
    assert_eq!(query.to_string(), "show.title%3D=%C3%BC%2B1%2C%20%22a%22%23%2F%3F&limit=3");
    assert!(!plex.sections().list_content("1").media_query(Query::new()).url().unwrap().contains('?'));
}

/// The query string without its encoding.
fn shown(query: &Query) -> String {
    let pairs = query.pairs().into_iter().map(|(name, value)| format!("{name}={value}"));
    pairs.collect::<Vec<_>>().join("&")
}

#[test]
fn every_comparison_has_its_operator() {
    let (text, number) = (Field::text("title"), Field::number("year"));
    let (tag, flag, date) = (Field::tag("genre"), Field::flag("hdr"), Field::date("addedAt"));
    let cases = [
        (text.contains("a"), "title=a"),
        (text.contains_not("a"), "title!=a"),
        (text.is("a"), "title==a"),
        (text.is_not("a"), "title!==a"),
        (text.is_any(["a", "b"]).unwrap(), "title==a,b"),
        (text.begins_with("a"), "title<=a"),
        (text.ends_with("a"), "title>=a"),
        (number.is(1999), "year=1999"),
        (number.is_not(1999), "year!=1999"),
        (number.is_any([1, 2]).unwrap(), "year=1,2"),
        (number.greater_than(7.5), "year>>=7.5"),
        (number.less_than(8), "year<<=8"),
        (number.at_least(8), "year>=8"),
        (number.at_most(8), "year<=8"),
        (tag.is(3), "genre=3"),
        (tag.is_not("gb/15"), "genre!=gb/15"),
        (tag.is_any([3, 4]).unwrap(), "genre=3,4"),
        (tag.is_all([3, 4]).unwrap(), "genre=3&genre=4"),
        (flag.is_true(), "hdr=1"),
        (flag.is_false(), "hdr!=1"),
        (date.after("2024-02-29"), "addedAt>>=2024-02-29"),
        (date.before(1700000000), "addedAt<<=1700000000"),
        (date.in_last("30d"), "addedAt>>=-30d"),
        (date.not_in_last("2y"), "addedAt<<=-2y"),
        (Field::new("x").compare(Operator::NotExact, "a"), "x!==a"),
        (Filter::raw("x>>", "1"), "x>>=1"),
    ];
    for (filter, expected) in cases {
        assert_eq!(shown(&Query::new().filter(filter)), expected);
    }
    assert!(number.is_any::<i32>([]).is_none() && tag.is_all::<i32>([]).is_none());
}

#[test]
fn groups_and_the_rest_of_a_query() {
    let field = |key: &str| Field::tag(key).is(1);
    let nested = field("a").and(field("b")).or(field("c"));
    let cases = [
        (Query::new(), ""),
        (Query::of(MediaType::Episode).source(MediaType::Show), "type=4&sourceType=2"),
        (Query::new().filter(field("a").and(field("b"))), "a=1&b=1"),
        (Query::new().filter(field("a").or(field("b")).or(field("c"))), "push=1&a=1&or=1&b=1&or=1&c=1&pop=1"),
        (Query::new().filter(nested), "push=1&push=1&a=1&b=1&pop=1&or=1&c=1&pop=1"),
        (
            Query::new().filter(field("index").or(field("rating"))).filter(field("duration")),
            "push=1&index=1&or=1&rating=1&pop=1&duration=1",
        ),
        (Query::new().filter(Filter::any_of([field("a")]).unwrap()), "a=1"),
        (
            Query::new()
                .sort(SortKey::new("duration").descending().nulls_last())
                .sort(SortKey::new("index"))
                .group("title")
                .limit(5)
                .raw("x", "y"),
            "x=y&sort=duration:desc:nullsLast,index&group=title&limit=5",
        ),
    ];
    for (query, expected) in cases {
        assert_eq!(shown(&query), expected);
        let read: Query = query.to_string().parse().unwrap();
        assert_eq!(shown(&read), expected, "what is raw is read as a comparison");
    }
    assert_eq!(Filter::any_of([]), None);
}

#[test]
fn queries_of_other_clients_are_read() {
    let python =
        "?type=1&push=1&year%3E%3E=1990&and=1&push=1&genre=1&or=1&genre=2&pop=1&pop=1&sort=titleSort%3Aasc";
    let query: Query = python.parse().unwrap();
    assert_eq!(shown(&query), "type=1&year>>=1990&push=1&genre=1&or=1&genre=2&pop=1&sort=titleSort");
    let cases = [
        ("push=1&a=1", ParseError::Unbalanced),
        ("a=1&pop=1", ParseError::Unbalanced),
        ("push=1&pop=1", ParseError::EmptySide),
        ("or=1&a=1", ParseError::EmptySide),
        ("a=1&or=1", ParseError::EmptySide),
        ("a=1&or=1&or=1&b=1", ParseError::EmptySide),
        ("a=1&or=1&b=1&c=1", ParseError::Mixed),
        ("a=%ff", ParseError::Encoding),
        ("limit=-1", ParseError::BadValue { name: "limit".into(), value: "-1".into() }),
        ("type=film", ParseError::BadValue { name: "type".into(), value: "film".into() }),
        ("sort=a:up", ParseError::BadValue { name: "sort".into(), value: "a:up".into() }),
    ];
    for (text, error) in cases {
        assert_eq!(text.parse::<Query>(), Err(error), "{text}");
    }
}

fn filters() -> impl Strategy<Value = Filter> {
    let operator = proptest::sample::select(Operator::ALL.to_vec());
    let leaf = ("[a-z]{1,8}\\.[a-zA-Z]{1,8}", operator, proptest::collection::vec("[^,]{0,6}", 1..3));
    let leaf =
        leaf.prop_map(|(key, operator, values)| Field::new(key).compare_any(operator, values).unwrap());
    leaf.prop_recursive(3, 12, 3, |inner| {
        let several = proptest::collection::vec(inner, 1..4);
        (several, any::<bool>()).prop_map(|(filters, either)| {
            if either { Filter::any_of(filters) } else { Filter::all_of(filters) }.unwrap()
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn any_query_is_read_as_it_was_written(
        filters in proptest::collection::vec(filters(), 0..4),
        limit in proptest::option::of(any::<u64>()),
        keys in proptest::collection::vec(("[a-z.]{1,9}", any::<bool>(), any::<bool>()), 0..3),
    ) {
        let mut query = filters.into_iter().fold(Query::of(MediaType::Track), Query::filter);
        if let Some(limit) = limit {
            query = query.limit(limit);
        }
        for (key, descending, last) in keys {
            let key = SortKey::new(key);
            let key = if descending { key.descending() } else { key };
            query = query.sort(if last { key.nulls_last() } else { key });
        }
        prop_assert_eq!(query.to_string().parse::<Query>(), Ok(query));
    }
}
