//! What a list is sorted by.

use std::fmt;

/// A field to sort by, with its direction.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SortKey {
    pub(super) key: String,
    descending: bool,
    nulls_last: bool,
}

impl SortKey {
    /// Sorts by `key` from its lowest value up. Servers list the keys in `Sort`: `titleSort`, `addedAt`,
    /// `random`, `show.titleSort`.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), descending: false, nulls_last: false }
    }

    /// Turns the order round.
    pub fn descending(mut self) -> Self {
        self.descending = true;
        self
    }

    /// Puts items without a value to the end, whatever the direction.
    pub fn nulls_last(mut self) -> Self {
        self.nulls_last = true;
        self
    }

    /// Reads one of the keys of a `sort`, if it has no other modifiers than these.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let mut sort = Self::new(parts.next().filter(|key| !key.is_empty())?);
        for part in parts {
            sort = match part {
                "desc" => sort.descending(),
                "asc" => sort,
                "nullsLast" => sort.nulls_last(),
                _ => return None,
            };
        }
        Some(sort)
    }
}

/// Shows the key as it stands in a query.
impl fmt::Display for SortKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key)?;
        if self.descending {
            f.write_str(":desc")?;
        }
        if self.nulls_last {
            f.write_str(":nullsLast")?;
        }
        Ok(())
    }
}
