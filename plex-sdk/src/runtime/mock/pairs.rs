//! `name=value` pairs of queries, forms and cookies.

use crate::runtime::params::decode_lossy;

/// The media type of forms whose body is such pairs.
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

/// A pair.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// The decoded name
    pub(super) name: String,
    /// The decoded value
    pub(super) value: String,
    /// The value as it came: separators between parts of it are told from encoded ones there
    pub(super) raw: String,
}

/// The pairs of `a=b&c=d`.
pub(super) fn parse(text: &str) -> Vec<Pair> {
    text.split('&').filter(|pair| !pair.is_empty()).map(one).collect()
}

/// The pairs of a `Cookie` header.
pub(super) fn parse_cookies(text: &str) -> Vec<Pair> {
    text.split(';').map(str::trim).filter(|pair| !pair.is_empty()).map(one).collect()
}

fn one(pair: &str) -> Pair {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    Pair { name: decode(name), value: decode(value), raw: value.to_owned() }
}

/// Text without percent-encoding; `+` is a space, as forms write it.
pub(super) fn decode(text: &str) -> String {
    decode_lossy(&text.replace('+', " "))
}
