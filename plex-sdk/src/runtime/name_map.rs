//! A few values by name.

/// A few values by name, in the order in which they came. For a dozen of them a list is quicker than a tree, and a tree
/// of each type would be a good part of what there is to compile here.
#[derive(Clone, Debug)]
pub(super) struct NameMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for NameMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: AsRef<str>, V> NameMap<K, V> {
    /// Sets the value of `name`.
    pub(super) fn insert(&mut self, name: K, value: V) {
        match self.0.iter_mut().find(|(known, _)| known.as_ref() == name.as_ref()) {
            Some((_, old)) => *old = value,
            None => self.0.push((name, value)),
        }
    }

    /// The value of `name`.
    pub(super) fn get(&self, name: &str) -> Option<&V> {
        self.iter().find(|(known, _)| known.as_ref() == name).map(|(_, value)| value)
    }

    /// Forgets the value of `name`.
    pub(super) fn remove(&mut self, name: &str) {
        self.0.retain(|(known, _)| known.as_ref() != name);
    }

    /// All names.
    pub(super) fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(name, _)| name)
    }

    /// All names with their values.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(name, value)| (name, value))
    }
}

impl<K: AsRef<str>, V> FromIterator<(K, V)> for NameMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        entries.into_iter().for_each(|(name, value)| map.insert(name, value));
        map
    }
}
