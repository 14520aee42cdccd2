<<<<<<< HEAD
//! Collections out of what callers pass.

use std::collections::BTreeMap;

/// A list of anything that converts.
=======
//! Collections from whatever a caller has.

use std::collections::BTreeMap;

/// A list from anything that gives items.
>>>>>>> rustgen
pub fn list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

<<<<<<< HEAD
/// A map of anything that converts.
pub fn map<T>(entries: impl IntoIterator<Item = (impl Into<String>, impl Into<T>)>) -> BTreeMap<String, T> {
=======
/// A map from anything that gives entries.
pub fn map<V>(entries: impl IntoIterator<Item = (impl Into<String>, impl Into<V>)>) -> BTreeMap<String, V> {
>>>>>>> rustgen
    entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
}
