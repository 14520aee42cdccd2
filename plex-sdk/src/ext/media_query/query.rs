//! A query over a library.

use std::fmt;

use crate::generated::models::{MediaQuery, MediaType};
use crate::runtime::{PAIRS, Value};

use super::filter::{Filter, Node};
use super::query_string;
use super::sort_key::SortKey;

/// Which items to list, and in which order. `Display` writes it as the query string that servers take.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    pub(super) kind: Option<MediaType>,
    pub(super) source: Option<MediaType>,
    /// None of them is [`Node::All`].
    pub(super) filters: Vec<Node>,
    pub(super) sort: Vec<SortKey>,
    pub(super) group: Option<String>,
    pub(super) limit: Option<u64>,
}

impl Query {
    /// A query for all items of the kind that a library is made for.
    pub fn new() -> Self {
        Self::default()
    }

    /// A query for all items of `kind`.
    pub fn of(kind: MediaType) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }

    /// The kind that fields without a kind before them belong to, when it is not the kind to list: episodes by
    /// the title of their series.
    pub fn source(mut self, kind: MediaType) -> Self {
        self.source = Some(kind);
        self
    }

    /// Leaves only items that fit `filter` too.
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filters.extend(Node::flat(vec![filter.0]));
        self
    }

    /// Adds a parameter as it is; see [`Filter::raw`].
    pub fn raw(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.filter(Filter::raw(name, value))
    }

    /// Sorts by `key` what the sort keys before it leave equal.
    pub fn sort(mut self, key: SortKey) -> Self {
        self.sort.push(key);
        self
    }

    /// Gathers items with the same value of `field` into one.
    pub fn group(mut self, field: impl Into<String>) -> Self {
        self.group = Some(field.into());
        self
    }

    /// Lists no more items than this.
    pub fn limit(mut self, limit: u64) -> Self {
        self.limit = Some(limit);
        self
    }

    /// The parameters in the order in which they are sent, not encoded.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let mut put = |name: &str, value: String| pairs.push((name.to_owned(), value));
        if let Some(kind) = &self.kind {
            put("type", kind.to_string());
        }
        if let Some(kind) = &self.source {
            put("sourceType", kind.to_string());
        }
        self.filters.iter().for_each(|node| node.write(&mut pairs));
        let mut put = |name: &str, value: String| pairs.push((name.to_owned(), value));
        if !self.sort.is_empty() {
            put("sort", self.sort.iter().map(SortKey::to_string).collect::<Vec<_>>().join(","));
        }
        if let Some(field) = &self.group {
            put("group", field.clone());
        }
        if let Some(limit) = self.limit {
            put("limit", limit.to_string());
        }
        pairs
    }
}

/// Shows the query string, encoded.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&query_string::write(&self.pairs()))
    }
}

/// For the `media_query` of a call. The model is for sending only: all is listed under one key, since its map
/// has no order and each key once.
impl From<Query> for MediaQuery {
    fn from(query: Query) -> Self {
        let pairs = query.pairs().into_iter().map(|(name, value)| Value::from(vec![name, value]));
        let mut model = Self::default();
        model.extra.insert(PAIRS.to_owned(), pairs.collect());
        model
    }
}

impl From<&Query> for MediaQuery {
    fn from(query: &Query) -> Self {
        query.clone().into()
    }
}
