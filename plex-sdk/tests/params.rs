//! The exact bytes of every parameter style.

mod support;

use std::collections::BTreeMap;

use plex_sdk::runtime::{Empty, Error, PAIRS, Params, RequestError, Style};
use serde_json::{Value, json};
use support::probe::{Probe, operation};
use support::{Server, client, raw_answer};

/// Adds parameters to a request.
type Add = fn(&mut Params);

/// The request that these parameters make.
async fn sent(params: Add) -> support::Request {
    let server = Server::start([raw_answer(200, &[], b"")]).await;
    client(&server).call(Probe(params)).await.unwrap();
    server.request()
}

async fn refused(params: Add) -> RequestError {
    let server = Server::start([raw_answer(200, &[], b"")]).await;
    let error = client(&server).call(Probe(params)).await.unwrap_err();
    assert!(server.requests().is_empty(), "nothing is sent");
    match error {
        Error::Request(error) => *error,
        other => panic!("{other:?}"),
    }
}

/// `name` for a scalar, a list, an object in one style of a query.
fn three(params: &mut Params, style: Style) {
    params.query("s", style, "a b/ü");
    params.query("l", style, &["x,y", "z&"]);
    params.query("o", style, &json!({"g": "a,b", "r": 1}));
}

#[tokio::test]
async fn query_styles() {
    let cases: [(Add, &str); 8] = [
        (|p| three(p, Style::FORM), "s=a%20b%2F%C3%BC&l=x%2Cy&l=z%26&g=a%2Cb&r=1"),
        (|p| three(p, Style::FORM_JOINED), "s=a%20b%2F%C3%BC&l=x%2Cy,z%26&o=g,a%2Cb,r,1"),
        (|p| three(p, Style::FORM_RESERVED), "s=a%20b/%C3%BC&l=x,y&l=z%26&g=a,b&r=1"),
        (|p| three(p, Style::FORM_JOINED_RESERVED), "s=a%20b/%C3%BC&l=x,y,z%26&o=g,a,b,r,1"),
        (|p| three(p, Style::SPACE_DELIMITED), "s=a%20b%2F%C3%BC&l=x%2Cy%20z%26&o=g%20a%2Cb%20r%201"),
        (|p| three(p, Style::PIPE_DELIMITED), "s=a%20b%2F%C3%BC&l=x%2Cy%7Cz%26&o=g%7Ca%2Cb%7Cr%7C1"),
        (|p| three(p, Style::DEEP_OBJECT), "s=a%20b%2F%C3%BC&l=x%2Cy&l=z%26&o%5Bg%5D=a%2Cb&o%5Br%5D=1"),
        (
            |p| three(p, Style::JSON),
            "s=%22a%20b%2F%C3%BC%22&l=%5B%22x%2Cy%22%2C%22z%26%22%5D&o=%7B%22g%22%3A%22a%2Cb%22%2C%22r%22%3A1%7D",
        ),
    ];
    for (params, query) in cases {
        assert_eq!(sent(params).await.query(), query);
    }
}

#[tokio::test]
async fn pairs_of_a_query_keep_their_order_and_come_more_than_once() {
    let request = sent(|p| {
        let pairs = json!([["or", "1"], ["b>>", "x y"], ["a", 2], ["or", "1"]]);
        p.query("o", Style::FORM, &json!({PAIRS: pairs, "z": 1}));
        p.query("l", Style::FORM, &json!({PAIRS: ["no pair", ["a"]]}));
    })
    .await;
    assert_eq!(request.query(), "or=1&b%3E%3E=x%20y&a=2&or=1&z=1");
}

#[tokio::test]
async fn scalars_of_a_query() {
    let request = sent(|p| {
        p.query("t", Style::FORM, &true);
        p.query("i", Style::FORM, &-5);
        p.query("f", Style::FORM, &1.5);
        p.query("whole", Style::FORM, &8.0);
        p.query("big", Style::FORM, &u64::MAX);
        p.query("empty", Style::FORM, "");
        p.query("name &=", Style::FORM, "v");
    })
    .await;
    assert_eq!(
        request.line,
        "GET /probe?t=true&i=-5&f=1.5&whole=8&big=18446744073709551615&empty=&name%20%26%3D=v"
    );
}

#[tokio::test]
async fn nothing_is_left_out() {
    let request = sent(|p| {
        p.query("none", Style::FORM, &None::<i64>);
        p.query("null", Style::JSON, &Value::Null);
        p.query("list", Style::FORM, &[0; 0]);
        p.query("joined", Style::FORM_JOINED, &[0; 0]);
        p.query("nulls", Style::FORM_JOINED, &json!([null, 1, null]));
        p.query("object", Style::DEEP_OBJECT, &json!({"a": null, "b": {}}));
        p.header("X-None", Style::SIMPLE, &None::<&str>);
        p.cookie("none", Style::FORM, &None::<&str>);
    })
    .await;
    assert_eq!(request.line, "GET /probe?nulls=1");
    assert_eq!((request.header("x-none"), request.header("cookie")), (None, None));
}

#[tokio::test]
async fn deep_objects_nest() {
    let request = sent(|p| {
        p.query("k", Style::DEEP_OBJECT, &json!({"a": {"b": [1, 2], "c d": true}, "e[": "f"}));
    })
    .await;
    assert_eq!(request.query(), "k%5Ba%5D%5Bb%5D=1&k%5Ba%5D%5Bb%5D=2&k%5Ba%5D%5Bc%20d%5D=true&k%5Be%5B%5D=f");
}

#[tokio::test]
async fn operators_in_keys_are_encoded() {
    let request = sent(|p| {
        let filter = BTreeMap::from([("year>=", json!(2000)), ("genre!", json!(["a", "b"]))]);
        p.query("mediaQuery", Style::FORM, &filter);
    })
    .await;
    assert_eq!(request.query(), "genre%21=a&genre%21=b&year%3E%3D=2000");
}

#[tokio::test]
async fn headers_and_cookies() {
    let request = sent(|p| {
        p.header("X-Scalar", Style::SIMPLE, "Möbel, 50% off");
        p.header("X-List", Style::SIMPLE, &[1, 2]);
        p.header("X-Object", Style::SIMPLE, &json!({"a": 1, "b": "c"}));
        p.header("X-Exploded", Style::SIMPLE_EXPLODED, &json!({"a": 1, "b": "c"}));
        p.header("X-Json", Style::JSON, &json!([1]));
        p.cookie("a", Style::FORM, "x; y");
        p.cookie("b", Style::FORM_JOINED, &[1, 2]);
    })
    .await;
    assert_eq!(request.header("x-scalar"), Some("Möbel, 50% off"));
    assert_eq!(request.header("x-list"), Some("1,2"));
    assert_eq!(request.header("x-object"), Some("a,1,b,c"));
    assert_eq!(request.header("x-exploded"), Some("a=1,b=c"));
    assert_eq!(request.header("x-json"), Some("[1]"));
    assert_eq!(request.header("cookie"), Some("a=x%3B%20y; b=1,2"));
}

#[tokio::test]
async fn headers_that_would_break_the_request_are_refused() {
    let cases: [Add; 3] = [
        |p| p.header("X-Value", Style::SIMPLE, "a\r\nX-Other: b"),
        |p| p.header("X-Value", Style::SIMPLE, "a\nb"),
        |p| p.header("X-Value", Style::SIMPLE, "a\0b"),
    ];
    for case in cases {
        let error = refused(case).await;
        assert_eq!((error.operation(), error.parameter()), ("Probe", Some("X-Value")));
        assert_eq!(error.to_string(), "Probe: parameter `X-Value` has a control character in its value");
    }
    assert_eq!(refused(|p| p.header("X Value", Style::SIMPLE, "a")).await.parameter(), Some("X Value"));
}

struct Path(Style, Value);

operation!(impl Path: GET "/a/{id}/:/z", Empty,
    fn params(&self, params: &mut Params) {
        params.path("id", self.0, &self.1);
        params.query("id", Style::FORM, "of the query");
    }
);

struct File(&'static str, &'static str);

operation!(impl File: GET "/streams/{streamId}.{ext}", Empty,
    fn params(&self, params: &mut Params) {
        params.path("streamId", Style::SIMPLE, self.0);
        params.path("ext", Style::SIMPLE, self.1);
    }
);

#[tokio::test]
async fn path_styles() {
    let list = || json!(["1", "2 /"]);
    let object = || json!({"g": "x", "r": 1});
    let cases = [
        (Style::SIMPLE, json!(5), "5"),
        (Style::SIMPLE, json!("a/b?c#d%2e"), "a%2Fb%3Fc%23d%252e"),
        (Style::SIMPLE, list(), "1,2%20%2F"),
        (Style::SIMPLE, object(), "g,x,r,1"),
        (Style::SIMPLE_EXPLODED, object(), "g=x,r=1"),
        (Style::LABEL, json!(5), ".5"),
        (Style::LABEL, list(), ".1,2%20%2F"),
        (Style::LABEL_EXPLODED, list(), ".1.2%20%2F"),
        (Style::LABEL_EXPLODED, object(), ".g=x.r=1"),
        (Style::MATRIX, json!(5), ";id=5"),
        (Style::MATRIX, list(), ";id=1,2%20%2F"),
        (Style::MATRIX, object(), ";id=g,x,r,1"),
        (Style::MATRIX_EXPLODED, list(), ";id=1;id=2%20%2F"),
        (Style::MATRIX_EXPLODED, object(), ";g=x;r=1"),
        (Style::JSON, json!([1]), "%5B1%5D"),
        (Style::SIMPLE, json!("..."), "..."),
        (Style::SIMPLE, json!("../x"), "..%2Fx"),
        (Style::SIMPLE, json!("\\..\\"), "%5C..%5C"),
    ];
    let server = Server::start([raw_answer(200, &[], b"")]).await;
    let client = client(&server);
    for (style, value, segment) in cases {
        client.call(Path(style, value)).await.unwrap();
        let line = server.requests().pop().unwrap().line;
        assert_eq!(line, format!("GET /a/{segment}/:/z?id=of%20the%20query"));
    }
    client.call(File("7", "srt")).await.unwrap();
    assert_eq!(server.requests().pop().unwrap().line, "GET /streams/7.srt");
}

#[tokio::test]
async fn path_values_cannot_change_the_path() {
    let server = Server::start([raw_answer(200, &[], b"")]).await;
    let client = client(&server);
    for value in [json!("."), json!(".."), json!(""), json!([]), Value::Null] {
        let error = client.call(Path(Style::SIMPLE, value.clone())).await.unwrap_err();
        let Error::Request(error) = error else { panic!("{value}: {error}") };
        assert_eq!(error.parameter(), Some("id"), "{value}");
    }
    for (id, ext) in [("", "srt"), ("7", "")] {
        assert!(client.call(File(id, ext)).await.is_err());
    }
    client.call(File(".", ".")).await.unwrap();
    assert_eq!(server.request().line, "GET /streams/...", "three dots are an ordinary segment");
}
