//! All calls of a comparison, and which request belongs to which.

use serde_json::{Map, Value, json};

use crate::arguments::REFUSES;
use crate::document::{Document, Operation, Slot};
use crate::request::Request;
use crate::values::{Run, values};

/// One call, to be made by both clients.
#[derive(Clone, Debug)]
pub struct Call<'a> {
    /// The document
    pub document: &'a Document,
    /// The operation
    pub operation: &'a Operation,
    /// How its values were chosen
    pub run: Run,
    /// The values, by the keys of their slots
    pub values: Map<String, Value>,
    /// Values that progenitor's client refuses and the call does without: their keys, each with the reason
    pub left_out: Vec<String>,
}

impl Call<'_> {
    /// Takes out the value that `error` of progenitor's client is about, when the call can do without it.
    pub fn leave_out(&mut self, error: &str) -> bool {
        let Some(problem) = error.strip_prefix(REFUSES) else { return false };
        let is_it = |slot: &&Slot| problem.starts_with(&format!("{}: ", slot.key()));
        let slot = self.operation.slots.iter().filter(|slot| !slot.required).find(is_it);
        let found = slot.is_some_and(|slot| self.values.remove(&slot.key()).is_some());
        if found {
            self.left_out.push(problem.to_owned());
        }
        found
    }
}

/// One of the two clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The client that this workspace generates
    Ours,
    /// progenitor's
    Peer,
}

impl Side {
    /// The first segment of the URL that the client of this side is given.
    pub fn word(self) -> &'static str {
        match self {
            Side::Ours => "ours",
            Side::Peer => "peer",
        }
    }
}

/// Every run of every operation; a run whose values another run has already is left out.
pub fn plan<'a>(document: &'a Document, operations: &'a [Operation]) -> Vec<Call<'a>> {
    let mut calls: Vec<Call<'a>> = Vec::new();
    for operation in operations {
        let first = calls.len();
        for run in Run::ALL {
            let values = values(document, operation, run);
            if calls[first..].iter().all(|call| call.values != values) {
                calls.push(Call { document, operation, run, values, left_out: Vec::new() });
            }
        }
    }
    calls
}

/// The calls for the driver.
pub fn to_json(calls: &[Call<'_>]) -> Value {
    calls.iter().map(|call| json!({ "operation": call.operation.id, "values": call.values })).collect()
}

/// The base URL of one call is the server's with the side and the number of the call as a prefix, `/ours/7`.
/// Takes the prefix off and tells what it was.
pub fn place(request: &mut Request) -> Option<(Side, usize)> {
    let mut steps = request.path.strip_prefix('/')?.splitn(3, '/');
    let word = steps.next()?;
    let side = [Side::Ours, Side::Peer].into_iter().find(|side| side.word() == word)?;
    let number = steps.next()?.parse().ok()?;
    request.path = format!("/{}", steps.next()?);
    Some((side, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_runs_are_made_once() {
        let document = Document::new(json!({ "paths": { "/a": {
            "get": { "operationId": "plain" },
            "put": { "operationId": "hard", "parameters": [
                { "name": "q", "in": "query", "schema": { "type": "string" } }] },
        } } }));
        let operations = document.operations();
        let calls = plan(&document, &operations);
        let runs = |id: &str| {
            calls.iter().filter(|call| call.operation.id == id).map(|call| call.run).collect::<Vec<_>>()
        };
        assert_eq!(runs("plain"), [Run::Documented]);
        assert_eq!(runs("hard"), Run::ALL);
        assert!(to_json(&calls)[1]["values"]["query q"].is_string());
    }

    #[test]
    fn a_value_that_progenitor_refuses_is_left_out_once() {
        let document = Document::new(json!({ "paths": { "/a": { "get": { "operationId": "a", "parameters": [
            { "name": "q", "in": "query", "schema": { "type": "string" } },
            { "name": "r", "in": "query", "schema": { "type": "string" }, "required": true },
        ] } } } }));
        let operations = document.operations();
        let mut calls = plan(&document, &operations);
        assert!(calls[0].leave_out("refuses the value of query q: no match"));
        assert!(!calls[0].leave_out("refuses the value of query q: no match"));
        assert!(!calls[0].leave_out("refuses the value of query r: no match"));
        assert!(!calls[0].leave_out("query q: something else"));
        assert_eq!(
            (calls[0].values.len(), &calls[0].left_out[..]),
            (1, &["query q: no match".to_owned()][..])
        );
    }

    #[test]
    fn the_prefix_tells_the_call() {
        let mut request = Request { path: "/peer/12/a/b".to_owned(), ..Request::default() };
        assert_eq!((place(&mut request), &*request.path), (Some((Side::Peer, 12)), "/a/b"));
        let mut other = Request { path: "/a/12/b".to_owned(), ..Request::default() };
        assert_eq!((place(&mut other), &*other.path), (None, "/a/12/b"));
    }
}
