//! Names that are free.

use std::collections::{HashMap, HashSet};

/// Names that are taken in one scope.
#[derive(Debug, Default)]
pub struct Taken {
    names: HashSet<String>,
    /// The number to try next for a name that was asked for before
    next: HashMap<String, usize>,
}

impl Taken {
    /// Takes `name`; false when it was taken before.
    pub fn insert(&mut self, name: impl Into<String>) -> bool {
        self.names.insert(name.into())
    }

    /// Takes `name` or, when that is not free, the first free one of `name2`, `name3` and so on.
    pub fn free(&mut self, name: &str) -> String {
        if self.names.insert(name.to_owned()) {
            return name.to_owned();
        }
        let next = self.next.entry(name.to_owned()).or_insert(2);
        loop {
            let candidate = format!("{name}{next}");
            *next += 1;
            if self.names.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}
