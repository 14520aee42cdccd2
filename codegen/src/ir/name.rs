use std::fmt;

/// A decided name: lower-case ASCII words joined by `_`, the first starting with a letter (`media_container`).
///
/// A backend writes it in the letter case of its language and does nothing else to it. Two names of one scope
/// differ even when their underscores are taken away, so that no letter case can make them collide.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// Wraps words that already have the form described above.
    ///
    /// # Panics
    /// When `words` has another form: names are made by the front end's naming pass, which owns that form.
    pub fn new(words: impl Into<String>) -> Self {
        let words = words.into();
        assert!(Self::is_valid(&words), "not a name: {words:?}");
        Self(words)
    }

    /// Whether `words` has the form of a name.
    pub fn is_valid(words: &str) -> bool {
        words.starts_with(|c: char| c.is_ascii_lowercase())
            && !words.ends_with('_')
            && !words.contains("__")
            && words.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    }

    /// The words joined by `_`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words, one by one.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split('_')
    }

    /// What has to be unique in a scope: the words without anything between them.
    pub fn collision_key(&self) -> String {
        self.0.replace('_', "")
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
