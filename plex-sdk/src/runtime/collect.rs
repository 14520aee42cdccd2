//! Collections from whatever a caller has.

use std::collections::BTreeMap;

/// A list from anything that gives items.
pub fn list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// A map from anything that gives entries.
pub fn map<V>(entries: impl IntoIterator<Item = (impl Into<String>, impl Into<V>)>) -> BTreeMap<String, V> {
    entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
}
