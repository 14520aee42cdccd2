//! What has to be equal in two requests.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::document::Place;
use crate::plan::Call;
use crate::request::Request;
use crate::tolerated::{self, TABLE, Tolerance};

/// What came of one call.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Both clients sent the same; the names of the rows of [`TABLE`] that had to be applied for it
    Same(BTreeSet<&'static str>),
    /// They did not: one sentence for each part that differs
    Different(Vec<String>),
    /// progenitor's client refused to send, for this reason
    Unsent(String),
}

/// A request in parts that can be compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The method
    pub method: String,
    /// The segments of the path, decoded
    pub segments: Vec<String>,
    /// The pairs of the query, decoded and sorted
    pub pairs: Vec<(String, String)>,
    /// The header parameters of the operation that are set, by their names in lower case
    pub headers: BTreeMap<String, Vec<String>>,
    /// `type/subtype` of the body
    pub content_type: Option<String>,
    /// The body
    pub body: Body,
}

/// A body in the form that its media type has.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// JSON: the order of members does not matter
    Json(Value),
    /// A form: decoded and sorted
    Form(Vec<(String, String)>),
    /// Anything else, or nothing
    Bytes(String),
}

impl Message {
    /// The parts of `request` that `call` decides.
    pub fn of(call: &Call<'_>, request: &Request) -> Self {
        let headers = call
            .operation
            .slots
            .iter()
            .filter(|slot| slot.place == Place::Header && call.values.contains_key(&slot.key()))
            .map(|slot| slot.name.to_ascii_lowercase())
            .map(|name| (name.clone(), request.header(&name).into_iter().map(str::to_owned).collect()))
            .collect();
        Self {
            method: request.method.clone(),
            segments: request.segments(),
            pairs: request.pairs(),
            headers,
            content_type: request.content_type(),
            body: body(request),
        }
    }

    /// One sentence for each part that differs from `peer`.
    fn differences(&self, peer: &Self) -> Vec<String> {
        fn part<T: PartialEq + std::fmt::Debug>(name: &str, ours: &T, peer: &T) -> Option<String> {
            (ours != peer).then(|| format!("{name}: {ours:?}, progenitor {peer:?}"))
        }
        [
            part("method", &self.method, &peer.method),
            part("path", &self.segments, &peer.segments),
            part("query", &self.pairs, &peer.pairs),
            part("headers", &self.headers, &peer.headers),
            part("content type", &self.content_type, &peer.content_type),
            part("body", &self.body, &peer.body),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

fn body(request: &Request) -> Body {
    let text = String::from_utf8_lossy(&request.body).into_owned();
    match request.content_type().as_deref() {
        Some("application/x-www-form-urlencoded") => {
            Body::Form(Request { query: Some(text), ..Request::default() }.pairs())
        }
        Some(other) if other == "application/json" || other.ends_with("+json") => {
            serde_json::from_str(&text).map_or(Body::Bytes(text), Body::Json)
        }
        _ => Body::Bytes(text),
    }
}

/// Compares what the two clients sent for one call.
pub fn compare(call: &Call<'_>, ours: &Request, peer: &Request) -> Outcome {
    let faults = ours.faults();
    if !faults.is_empty() {
        return Outcome::Different(faults);
    }
    let (own, mut other) = (Message::of(call, ours), Message::of(call, peer));
    let mut applied = BTreeSet::new();
    for Tolerance { name, apply, .. } in TABLE {
        // Also when the two are equal: both may be wrong in the same way.
        if apply(call, &own, &mut other) {
            applied.insert(*name);
        }
    }
    let differences = own.differences(&other);
    if !differences.is_empty() {
        return Outcome::Different(differences);
    }
    applied.extend(tolerated::spellings(ours, peer));
    Outcome::Same(applied)
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::*;
    use crate::document::{Document, Operation, Slot};
    use crate::values::Run;

    fn outcome(ours: (&str, &str), peer: (&str, &str)) -> Outcome {
        let slot = Slot {
            place: Place::Header,
            name: "X-One".to_owned(),
            required: true,
            explode: false,
            schema: json!({}),
            example: None,
        };
        let operation = Operation { id: "op".to_owned(), slots: vec![slot] };
        let values = Map::from_iter([("header X-One".to_owned(), json!("1"))]);
        let document = Document::new(json!({}));
        let call =
            Call { document: &document, operation: &operation, run: Run::Hard, values, left_out: vec![] };
        let request = |(target, body): (&str, &str)| {
            let (path, query) =
                target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
            Request {
                method: "PUT".to_owned(),
                path: path.to_owned(),
                query: query.map(str::to_owned),
                headers: vec![
                    ("content-type".to_owned(), "application/json; charset=utf-8".to_owned()),
                    ("x-one".to_owned(), "1".to_owned()),
                ],
                body: body.as_bytes().to_vec(),
            }
        };
        compare(&call, &request(ours), &request(peer))
    }

    #[test]
    fn order_and_spelling_do_not_matter() {
        let same = outcome(("/a%2Cb?x=1&y=%2F", r#"{"a":1,"b":2}"#), ("/a,b?y=/&x=1", r#"{"b":2, "a":1}"#));
        assert_eq!(same, Outcome::Same(BTreeSet::from(["literal characters"])));
        assert_eq!(outcome(("/a", "{}"), ("/a", "{}")), Outcome::Same(BTreeSet::new()));
        assert_eq!(
            outcome(("/a?q=x%20y", ""), ("/a?q=x+y", "")),
            Outcome::Same(BTreeSet::from(["plus signs"]))
        );
    }

    #[test]
    fn every_part_is_compared() {
        for (peer, part) in [
            (("/b?x=1", "{}"), "path"),
            (("/a/?x=1", "{}"), "path"),
            (("/a?x=2", "{}"), "query"),
            (("/a?x=1&x=1", "{}"), "query"),
            (("/a?x=1", "[]"), "body"),
        ] {
            let Outcome::Different(differences) = outcome(("/a?x=1", "{}"), peer) else { panic!("{peer:?}") };
            assert!(differences[0].starts_with(part), "{differences:?}");
        }
    }

    #[test]
    fn a_plus_sign_of_ours_is_a_space() {
        assert!(matches!(outcome(("/a?q=1+1", ""), ("/a?q=1%2B1", "")), Outcome::Different(_)));
    }
}
