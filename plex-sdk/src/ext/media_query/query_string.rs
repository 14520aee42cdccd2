//! Query strings as pairs.

use crate::runtime::params::{decode, encode};

/// The pairs of a query as text; an equals sign stands in all of them.
pub(super) fn write(pairs: &[(String, String)]) -> String {
    let pairs = pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The pairs of the text of a query, in which `+` is a space; `None` where they are no UTF-8.
pub(super) fn read(query: &str) -> Option<Vec<(String, String)>> {
    let parts = query.split('&').filter(|part| !part.is_empty());
    let decoded = parts.map(|part| {
        let part = part.replace('+', " ");
        let (name, value) = part.split_once('=').unwrap_or((&part, ""));
        Some((decode(name)?, decode(value)?))
    });
    decoded.collect()
}
