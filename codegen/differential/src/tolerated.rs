//! Where the two clients may differ, each row with its reason: the only place where a difference is accepted.
//!
//! A row does not skip a comparison. It rewrites what progenitor sent into what the specification asks for, so that
//! the rest of the request still has to be equal.

use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::compare::{Body, Message};
use crate::document::{Document, Place};
use crate::plan::Call;
use crate::request::Request;

/// A difference that is accepted.
pub struct Tolerance {
    /// What a report calls it
    pub name: &'static str,
    /// Why it is right that they differ, and where that is written
    pub reason: &'static str,
    /// Rewrites progenitor's message, given ours; tells whether it had something to rewrite
    pub apply: fn(&Call<'_>, &Message, &mut Message) -> bool,
}

/// All differences that are accepted.
pub const TABLE: &[Tolerance] = &[
    Tolerance {
        name: "plus signs",
        reason: "a space in a query is `+` (WHATWG URL, 5.1) or `%20` (RFC 3986, 2.1); a form decoder reads both alike",
        apply: |_, _, _| false,
    },
    Tolerance {
        name: "literal characters",
        reason: "a reserved character that delimits nothing may be encoded or not (RFC 3986, 2.2); ours always is",
        apply: |_, _, _| false,
    },
    Tolerance {
        name: "joined lists",
        reason: "`explode: false` joins the items of a list by commas (OpenAPI 3.0.4, Parameter Object); progenitor repeats the name",
        apply: joined_lists,
    },
    Tolerance {
        name: "headers of HTTP",
        reason: "parameters named Accept, Content-Type and Authorization are to be ignored (OpenAPI 3.0.4, Parameter Object); \
                 `accepts` is such a one, misspelled",
        apply: headers_of_http,
    },
    Tolerance {
        name: "backslashes",
        reason: "a path has no bare backslash (RFC 3986, 3.3); progenitor writes one, and its URL parser makes it a slash",
        apply: backslashes,
    },
    Tolerance {
        name: "whole floats",
        reason: "nothing says whether a whole `number` is written with a point (RFC 8259, 6): 9, progenitor 9.0",
        apply: whole_floats,
    },
    Tolerance {
        name: "defaults",
        reason: "a `default` is what the server takes when nothing is sent (OpenAPI 3.0.4, Schema Object); progenitor sends it",
        apply: defaults,
    },
];

fn joined_lists(call: &Call<'_>, _: &Message, peer: &mut Message) -> bool {
    let mut changed = false;
    for slot in &call.operation.slots {
        let is_list = call.values.get(&slot.key()).is_some_and(|value| value.is_array());
        if slot.place != Place::Query || slot.explode || !is_list {
            continue;
        }
        let items = call.values[&slot.key()].as_array().into_iter().flatten().map(text).collect::<Vec<_>>();
        // The order of the items is the order of the values; pairs are sorted.
        let mut sent: Vec<String> = peer
            .pairs
            .iter()
            .filter(|(name, _)| *name == slot.name)
            .map(|(_, value)| value.clone())
            .collect();
        let mut sorted = items.clone();
        sorted.sort();
        sent.sort();
        if sent == sorted && items.len() > 1 {
            peer.pairs.retain(|(name, _)| *name != slot.name);
            peer.pairs.push((slot.name.clone(), items.join(",")));
            changed = true;
        }
    }
    peer.pairs.sort();
    changed
}

fn headers_of_http(_: &Call<'_>, ours: &Message, peer: &mut Message) -> bool {
    let mut changed = false;
    for name in ["accept", "accepts", "content-type", "authorization"] {
        if let (Some(own), Some(sent)) = (ours.headers.get(name), peer.headers.get_mut(name))
            && own != sent
        {
            sent.clone_from(own);
            changed = true;
        }
    }
    changed
}

fn backslashes(_: &Call<'_>, ours: &Message, peer: &mut Message) -> bool {
    let split: Vec<&str> = ours.segments.iter().flat_map(|segment| segment.split('\\')).collect();
    let is_it = ours.segments != peer.segments && split == peer.segments;
    if is_it {
        peer.segments.clone_from(&ours.segments);
    }
    is_it
}

fn whole_floats(_: &Call<'_>, ours: &Message, peer: &mut Message) -> bool {
    let whole =
        |text: &str| text.strip_suffix(".0").filter(|whole| whole.parse::<i64>().is_ok()).map(str::to_owned);
    let mut changed = false;
    for (name, value) in &mut peer.pairs {
        if let Some(whole) = whole(value)
            && ours.pairs.iter().any(|(own, text)| own == name && *text == whole)
        {
            *value = whole;
            changed = true;
        }
    }
    for segment in 0..peer.segments.len().min(ours.segments.len()) {
        if whole(&peer.segments[segment]).as_ref() == Some(&ours.segments[segment]) {
            peer.segments[segment].clone_from(&ours.segments[segment]);
            changed = true;
        }
    }
    peer.pairs.sort();
    changed
}

fn defaults(call: &Call<'_>, _: &Message, peer: &mut Message) -> bool {
    let Some(slot) = call.operation.slots.iter().find(|slot| slot.place == Place::Body) else { return false };
    let passed = call.values.get("body").unwrap_or(&Value::Null);
    match &mut peer.body {
        Body::Json(sent) => remove_defaults(call.document, &slot.schema, passed, sent),
        Body::Form(pairs) => {
            let before = pairs.len();
            pairs.retain(|(name, value)| {
                let default =
                    property(call.document, &slot.schema, name).and_then(|schema| schema.get("default"));
                passed.get(name).is_some() || default.map(text).as_ref() != Some(value)
            });
            pairs.len() < before
        }
        Body::Bytes(_) => false,
    }
}

/// Takes the members out of `sent` that were not passed and have the value of their `default`.
fn remove_defaults(document: &Document, schema: &Value, passed: &Value, sent: &mut Value) -> bool {
    let mut changed = false;
    if let (Value::Object(sent), Value::Object(passed)) = (&mut *sent, passed) {
        let is_default = |key: &String, value: &Value| {
            let schema = property(document, schema, key).map(|schema| document.resolve(schema));
            !passed.contains_key(key) && schema.and_then(|schema| schema.get("default")) == Some(value)
        };
        let before = sent.len();
        sent.retain(|key, value| !is_default(key, value));
        changed = sent.len() < before;
        for (key, value) in sent {
            if let (Some(schema), Some(passed)) = (property(document, schema, key), passed.get(key)) {
                changed |= remove_defaults(document, schema, passed, value);
            }
        }
    } else if let (Value::Array(sent), Value::Array(passed)) = (sent, passed) {
        let items = &document.resolve(schema)["items"];
        for (sent, passed) in sent.iter_mut().zip(passed) {
            changed |= remove_defaults(document, items, passed, sent);
        }
    }
    changed
}

/// The schema of a member, in `schema` or what it is made of.
fn property<'a>(document: &'a Document, schema: &'a Value, key: &str) -> Option<&'a Value> {
    let schema = document.resolve(schema);
    let own = schema["properties"].get(key);
    own.or_else(|| schema["allOf"].as_array()?.iter().find_map(|member| property(document, member, key)))
}

/// A scalar as a query writes it.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Rows of [`TABLE`] about two spellings of the same path and query.
pub fn spellings(ours: &Request, peer: &Request) -> Vec<&'static str> {
    let mut names = Vec::new();
    if peer.query.as_ref().is_some_and(|query| query.contains('+')) {
        names.push("plus signs");
    }
    let (own, other) = (spelled_pairs(ours), spelled_pairs(peer));
    let differs = |((own_value, own), (other_value, other)): (&(String, String), &(String, String))| {
        own_value == other_value && own != other
    };
    if ours.path != peer.path || own.iter().zip(&other).any(differs) {
        names.push("literal characters");
    }
    names
}

/// The pairs of the query, each decoded and as it was written but for plus signs, sorted by what they mean.
fn spelled_pairs(request: &Request) -> Vec<(String, String)> {
    let pairs = request.query.iter().flat_map(|query| query.split('&')).map(|pair| pair.replace('+', "%20"));
    let mut pairs: Vec<_> =
        pairs.map(|pair| (percent_decode_str(&pair).decode_utf8_lossy().into_owned(), pair)).collect();
    pairs.sort();
    pairs
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;
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
    fn applied(
        name: &str,
        parameters: Value,
        body: Value,
        ours: &Message,
        peer: &Message,
    ) -> Option<Message> {
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
        let form =
            |pairs: &[(&str, &str)]| message(&[], &[], Body::Form(message(&[], pairs, nothing()).pairs));
        let pairs = [("a", "1"), ("b", "false")];
        assert_eq!(
            applied("defaults", json!([]), schema.clone(), &ours, &form(&pairs)),
            Some(form(&pairs[..1]))
        );
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
}
