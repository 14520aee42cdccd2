//! Where the two clients may differ, each row with its reason: the only place where a difference is accepted.
//!
//! A row does not skip a comparison. It rewrites what progenitor sent into what the specification asks for, so that
//! the rest of the request still has to be equal.

use percent_encoding::percent_decode_str;

use crate::compare::Message;
use crate::document::Place;
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
        reason: "`explode: false` joins the items of a list by commas (OpenAPI 3.0.4, 4.7.12.2); progenitor repeats the name",
        apply: joined_lists,
    },
    Tolerance {
        name: "headers of HTTP",
        reason: "parameters named Accept, Content-Type and Authorization are to be ignored (OpenAPI 3.0.4, 4.7.12.1); \
                 `accepts` is such a one, misspelled",
        apply: headers_of_http,
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

/// A scalar as a query writes it.
fn text(value: &serde_json::Value) -> String {
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
