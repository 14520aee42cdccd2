use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::TABLE;
use crate::compare::{Body, Message};
use crate::document::Document;
use crate::plan::plan;

fn message(segments: &[&str], pairs: &[(&str, &str)], body: Body) -> Message {
    Message {
        method: "GET".to_owned(),
        segments: segments.iter().map(|segment| (*segment).to_owned()).collect(),
        pairs: pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        headers: BTreeMap::new(),
        content_type: None,
        body,
    }
}

fn nothing() -> Body {
    Body::Bytes(String::new())
}

/// Applies the row `name` to the first call of an operation; gives what becomes of `peer`.
fn applied(name: &str, parameters: Value, body: Value, ours: &Message, peer: &Message) -> Option<Message> {
    let operation = json!({ "operationId": "a", "parameters": parameters, "requestBody": { "content": { "x/y": body } } });
    let document = Document::new(json!({ "paths": { "/a": { "get": operation } } }));
    let operations = document.operations();
    let calls = plan(&document, &operations);
    let row = TABLE.iter().find(|row| row.name == name).expect("there is such a row");
    let mut peer = peer.clone();
    (row.apply)(&calls[0], ours, &mut peer).then_some(peer)
}

#[test]
fn repeated_names_are_joined_only_where_the_document_says_so() {
    let list = |explode: bool| json!([{ "name": "q", "in": "query", "explode": explode, "schema": { "type": "array" }, "example": ["b", "a"] }]);
    let ours = message(&[], &[("q", "b,a")], nothing());
    let repeated = message(&[], &[("q", "a"), ("q", "b")], nothing());
    assert_eq!(applied("joined lists", list(false), json!({}), &ours, &repeated), Some(ours.clone()));
    assert_eq!(applied("joined lists", list(true), json!({}), &ours, &repeated), None);
    let other = message(&[], &[("q", "a"), ("q", "c")], nothing());
    assert_eq!(applied("joined lists", list(false), json!({}), &ours, &other), None);
}

#[test]
fn backslashes_explain_only_a_split_segment() {
    let ours = message(&["a", r"b\c"], &[], nothing());
    let split = message(&["a", "b", "c"], &[], nothing());
    assert_eq!(applied("backslashes", json!([]), json!({}), &ours, &split), Some(ours.clone()));
    let other = message(&["a", "b", "d"], &[], nothing());
    assert_eq!(applied("backslashes", json!([]), json!({}), &ours, &other), None);
}

#[test]
fn a_point_is_taken_off_only_where_ours_has_none() {
    let ours = message(&["1"], &[("q", "9")], nothing());
    let pointed = message(&["1.0"], &[("q", "9.0")], nothing());
    assert_eq!(applied("whole floats", json!([]), json!({}), &ours, &pointed), Some(ours.clone()));
    for value in ["9.5", "8.0", "9.00"] {
        let other = message(&["1"], &[("q", value)], nothing());
        assert_eq!(applied("whole floats", json!([]), json!({}), &ours, &other), None, "{value}");
    }
}

#[test]
fn only_defaults_that_were_not_passed_are_taken_out() {
    let schema = json!({ "example": { "a": 1 }, "schema": { "type": "object", "properties": {
        "a": { "type": "integer", "default": 1 }, "b": { "type": "boolean", "default": false } } } });
    let body = |body: Value| message(&[], &[], Body::Json(body));
    let ours = body(json!({ "a": 1 }));
    let sent = |value: Value| applied("defaults", json!([]), schema.clone(), &ours, &body(value));
    assert_eq!(sent(json!({ "a": 1, "b": false })), Some(ours.clone()));
    assert_eq!(sent(json!({ "a": 1, "b": true })), None);
    assert_eq!(sent(json!({ "a": 1, "c": false })), None);
    let form = |pairs: &[(&str, &str)]| message(&[], &[], Body::Form(message(&[], pairs, nothing()).pairs));
    let pairs = [("a", "1"), ("b", "false")];
    assert_eq!(applied("defaults", json!([]), schema.clone(), &ours, &form(&pairs)), Some(form(&pairs[..1])));
}

#[test]
fn only_headers_of_http_are_ignored() {
    let headers = |name: &str, value: &str| Message {
        headers: BTreeMap::from([(name.to_owned(), vec![value.to_owned()])]),
        ..message(&[], &[], nothing())
    };
    let row = |name: &str| {
        applied("headers of HTTP", json!([]), json!({}), &headers(name, "a"), &headers(name, "b"))
    };
    assert_eq!(row("accept"), Some(headers("accept", "a")));
    assert_eq!(row("x-plex-product"), None);
}

#[test]
fn every_row_has_a_name_of_its_own_and_a_reason() {
    let names: std::collections::BTreeSet<_> = TABLE.iter().map(|row| row.name).collect();
    assert!(names.len() == TABLE.len() && TABLE.iter().all(|row| row.reason.len() > 40));
}

#[test]
fn only_empty_lists_that_were_passed_may_be_absent() {
    let example = json!({ "schema": { "type": "object" }, "example": { "a": { "list": [] }, "full": [1] } });
    let body = |body: Value| message(&[], &[], Body::Json(body));
    let ours = body(json!({ "a": { "list": [] }, "full": [1] }));
    let without = body(json!({ "a": {}, "full": [1] }));
    assert_eq!(applied("empty lists", json!([]), example.clone(), &ours, &without), Some(ours.clone()));
    let less = body(json!({ "a": { "list": [] } }));
    assert_eq!(applied("empty lists", json!([]), example, &ours, &less), None);
}
