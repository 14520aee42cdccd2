//! The examples that the server for tests answers with, against the types that read them.

use std::collections::BTreeSet;

use plex_sdk::PlexApi;
use plex_sdk::catalogue::OPERATIONS;
use plex_sdk::runtime::mock::{MockedApi, Route};
use plex_sdk::runtime::{Bytes, HeaderValue};
use serde_json::Value;

fn routes() -> impl Iterator<Item = &'static Route> {
    PlexApi::API.groups.iter().flat_map(|group| group.iter())
}

#[test]
fn every_operation_has_a_route_with_an_answer() {
    let ids: BTreeSet<_> = routes().map(|route| route.meta.id).collect();
    let known: BTreeSet<_> = OPERATIONS.iter().map(|operation| operation.meta.id).collect();
    assert_eq!(ids, known);
    for route in routes() {
        assert!(!route.answers.is_empty(), "{}", route.meta.id);
    }
}

/// What the type of an answer does not declare would be lost on a user that reads its fields.
#[test]
fn examples_are_read_without_a_loss() {
    let mut read = 0;
    let mut failures = Vec::new();
    for (route, operation) in routes().zip(OPERATIONS) {
        assert_eq!(route.meta.id, operation.meta.id);
        for example in route.answers[0].examples {
            let media_type = HeaderValue::from_static(example.media_type);
            match operation.reread(media_type, Bytes::from_static(example.body.as_bytes())) {
                Err(error) => failures.push(format!("{}: {error}", route.meta.id)),
                Ok(None) => {}
                Ok(Some(reread)) => {
                    read += 1;
                    failures.extend(reread.undeclared().iter().map(|at| format!("{}: {at}", route.meta.id)));
                    let is_json = example.media_type == "application/json";
                    let example: Option<Value> = serde_json::from_str(example.body).ok();
                    if is_json && example.as_ref() != Some(&reread.value) {
                        failures.push(format!("{}: it is another when it is written again", route.meta.id));
                    }
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(read > 300, "only {read} examples are made of fields");
}

/// A list of any length is made of the items of the example.
#[test]
fn lists_have_an_item_in_their_examples() {
    let mut paged = 0;
    for route in routes() {
        let Some(paging) = &route.paging else { continue };
        paged += 1;
        let example =
            route.answers[0].examples.iter().find(|example| example.media_type == "application/json");
        let body: Value = serde_json::from_str(example.expect("it has JSON").body).unwrap();
        let envelope = paging.envelope.iter().fold(&body, |value, key| &value[*key]);
        let items = paging.items.map_or(envelope, |key| &envelope[key]);
        assert!(items.as_array().is_some_and(|items| !items.is_empty()), "{}: {items}", route.meta.id);
    }
    assert!(paged > 50, "only {paged} operations give pages");
}
