//! What is known of the fields of a model.

use std::sync::OnceLock;

use super::key_index::KeyIndex;

/// What is known of the fields of a model.
#[derive(Debug)]
pub struct Shape {
    /// The name of the type, for messages
    pub name: &'static str,
    /// The keys on the wire, by position
    pub keys: &'static [&'static str],
    /// The names of the fields in Rust, by position, and then the one of the [`Extra`](super::Extra), with spaces
    /// between them
    pub fields: &'static str,
    /// Positions of the fields that every object has, in ascending order. A list or map that is absent is empty all
    /// the same.
    pub required: &'static [u16],
    index: OnceLock<KeyIndex>,
}

impl Shape {
    /// What is known of a model.
    pub const fn new(
        name: &'static str,
        keys: &'static [&'static str],
        fields: &'static str,
        required: &'static [u16],
    ) -> Self {
        Self { name, keys, fields, required, index: OnceLock::new() }
    }

    /// How many fields there are.
    pub(super) fn len(&self) -> u16 {
        // No list in a source file is that long.
        u16::try_from(self.keys.len()).unwrap_or(u16::MAX)
    }

    /// The key at `index`.
    pub(super) fn key(&self, index: u16) -> &'static str {
        self.keys.get(usize::from(index)).copied().unwrap_or_default()
    }

    /// Whether every object has the field at `index`.
    pub(super) fn is_required(&self, index: u16) -> bool {
        self.required.binary_search(&index).is_ok()
    }

    /// What finds the position of a key.
    pub(super) fn index(&self) -> &KeyIndex {
        self.index.get_or_init(|| KeyIndex::new(self.keys))
    }
}
