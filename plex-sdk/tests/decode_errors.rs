//! What happens when an answer is not what the API describes.

mod sample;
mod support;

use plex_sdk::runtime::*;
use sample::{SourceConnectionInformation, plain_model};
use support::probe::operation;
use support::{Server, answer, client, json, raw_answer};

operation!(Source: GET "/source", Json<SourceConnectionInformation>);
operation!(MaybeSource: GET "/source", Maybe<Json<SourceConnectionInformation>>);
operation!(Numbers: GET "/numbers", Json<Vec<i64>>);

plain_model!(Titles {
    title: Option<String> = 0 "title",
} required []);

operation!(GetTitles: GET "/titles", Json<Titles>);

async fn decoded<O: Operation<Response: Send> + Copy>(
    operation: O,
    answer: Vec<u8>,
) -> Result<Output<O>, Error>
where
    Output<O>: Send,
{
    let server = Server::start([answer]).await;
    client(&server).call(operation).await.map(|response| response.into_inner())
}

async fn failed<O: Operation<Response: Send> + Copy>(operation: O, answer: Vec<u8>) -> DecodeError
where
    Output<O>: Send + std::fmt::Debug,
{
    match decoded(operation, answer).await.unwrap_err() {
        Error::Decode(error) => *error,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn the_path_of_the_value_is_told() {
    let body = r#"{"MediaContainer":{"Device":{"Connection":[{"uri":"a"},{"port":5}]}}}"#;
    let error = failed(Source, json(body)).await;
    assert_eq!(error.path(), Some("$.MediaContainer.Device.Connection[1]"));
    assert_eq!((error.status().as_u16(), error.operation()), (200, "Source"));
    assert_eq!(error.body(), body);
    assert!(error.headers().contains_key("content-type"));
    let shown = error.to_string();
    let expected = "Source: 200 OK, but the body cannot be read at $.MediaContainer.Device.Connection[1]: \
                    missing field `uri` at line 1 column 65 (http://127.0.0.1:";
    assert!(shown.starts_with(expected), "{shown}");

    let error = failed(Source, json(r#"{"MediaContainer":{"Device":{"Connection":[{"uri":[]}]}}}"#)).await;
    assert_eq!(error.path(), Some("$.MediaContainer.Device.Connection[0].uri"));
    assert!(error.to_string().contains("expected string, found array"), "{error}");
}

#[tokio::test]
async fn broken_documents() {
    let cases = [
        (json(r#"{"MediaContainer":{"size":1"#), "EOF while parsing", Some("$.MediaContainer")),
        (json(r#"{"MediaContainer":{"size":NaN}}"#), "expected value", Some("$.MediaContainer.size")),
        (json(r#"{"MediaContainer":{}} x"#), "trailing characters", Some("$")),
        (json(r#"{"x y":{"z":[1,}}"#), "expected value", Some("$[\"x y\"]")),
        (json("5"), "expected SourceConnectionInformation, found number 5", Some("$")),
        (json("null"), "expected SourceConnectionInformation, found null", Some("$")),
        (json("\"text\""), "found string \"text\"", Some("$")),
        (json("[[[["), "EOF while parsing", Some("$")),
        (json(""), "expected JSON, found an empty body", None),
        (json("  \r\n"), "expected JSON, found an empty body", None),
        (answer(200, "text/html", "<!DOCTYPE html><title>Sign in</title>"), "found an HTML page", None),
        (answer(200, "application/json", "<html>Sign in"), "found an HTML page", None),
        (answer(200, "text/xml", "<MediaContainer"), "broken XML", None),
    ];
    for (answer, message, path) in cases {
        let body = String::from_utf8_lossy(&answer).into_owned();
        let error = failed(Source, answer).await;
        assert!(error.to_string().contains(message), "{body}: {error}");
        assert_eq!(error.path(), path, "{body}");
    }
}

#[tokio::test]
async fn a_path_of_an_earlier_document_is_forgotten() {
    let server = Server::start([json(r#"{"MediaContainer":{"size":}}"#), json("{")]).await;
    let client = client(&server);
    for path in ["$.MediaContainer.size", "$"] {
        let Error::Decode(error) = client.call(Source).await.unwrap_err() else { panic!() };
        assert_eq!(error.path(), Some(path));
    }
}

#[tokio::test]
async fn long_values_are_cut() {
    let body = format!(
        r#"{{"MediaContainer":{{"Device":{{"Connection":[{{"uri":[]}}]}},"x":"{}"}}}}"#,
        "y".repeat(9999)
    );
    let error = failed(Source, json(&body)).await;
    assert!(error.to_string().len() < 400);
    assert_eq!(error.body().len(), body.len());
    let error = failed(Source, json(&format!("\"{}\"", "é".repeat(9999)))).await;
    assert!(error.to_string().contains(&format!("found string \"{}\"...", "é".repeat(40))), "{error}");
}

#[tokio::test]
async fn maybe_is_none_only_for_an_empty_body() {
    for body in [json(""), json(" \n"), raw_answer(204, &[], b"")] {
        assert!(decoded(MaybeSource, body).await.unwrap().is_none());
    }
    assert!(decoded(MaybeSource, json("{}")).await.unwrap().is_some());
    failed(MaybeSource, json("x")).await;
}

#[tokio::test]
async fn lists_stand_alone() {
    assert_eq!(decoded(Numbers, json(r#"[1,"2"]"#)).await.unwrap(), [1, 2]);
    assert!(decoded(Numbers, json("null")).await.unwrap().is_empty());
    failed(Numbers, json("\"x\"")).await;
}

#[tokio::test]
async fn titles_that_are_not_utf_8_are_read() {
    let latin_1 = b"{\"title\":\"Am\xe9lie\",\"other\":\"\xff\"}";
    let answer = raw_answer(200, &[("content-type", "application/json")], latin_1);
    let titles = decoded(GetTitles, answer).await.unwrap();
    assert_eq!(titles.title.as_deref(), Some("Am\u{fffd}lie"));
    let marked = raw_answer(200, &[], b"\xef\xbb\xbf{\"title\":\"a\"}");
    assert_eq!(decoded(GetTitles, marked).await.unwrap().title.as_deref(), Some("a"));
    failed(GetTitles, raw_answer(200, &[], b"{\"title\":\"Am\xe9lie\"")).await;
}
