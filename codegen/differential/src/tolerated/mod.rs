//! Where the two clients may differ, each row with its reason: the only place where a difference is accepted.
//!
//! A row does not skip a comparison. It rewrites what progenitor sent into what the specification asks for, so that
//! the rest of the request still has to be equal.

mod defaults;
mod rows;
#[cfg(test)]
mod tests;

use percent_encoding::percent_decode_str;
use serde_json::Value;

use self::defaults::defaults;
use self::rows::{backslashes, empty_lists, headers_of_http, joined_lists, whole_floats};
use crate::compare::Message;
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
    Tolerance {
        name: "empty lists",
        reason: "an empty list that is given is not the same as none (RFC 8259, 5); progenitor leaves it out of a body",
        apply: empty_lists,
    },
];

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
