//! Generated files before they are written: relative path -> text.

mod parts;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub use parts::{Part, collect};

/// Generated files by relative path, with `/` between folders, in byte order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSet {
    files: BTreeMap<String, String>,
    taken: BTreeSet<String>,
}

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileSetError {
    /// The path is absolute, empty, leaves its folder, or has characters that file systems disagree about.
    UnsafePath(String),
    /// The path is taken, perhaps in other letter case.
    Duplicate(String),
}

impl FileSet {
    /// An empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    ///
    /// # Errors
    /// When `path` is not a plain relative path of `[A-Za-z0-9._-]` segments, or is taken (letter case aside,
    /// since some file systems ignore it).
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) -> Result<(), FileSetError> {
        let path = path.into();
        if !path.split('/').all(is_safe_segment) {
            return Err(FileSetError::UnsafePath(path));
        }
        if !self.taken.insert(path.to_ascii_lowercase()) {
            return Err(FileSetError::Duplicate(path));
        }
        self.files.insert(path, text.into());
        Ok(())
    }

    /// Takes over the files of `other`.
    ///
    /// # Errors
    /// As [`FileSet::insert`].
    pub fn merge(&mut self, other: FileSet) -> Result<(), FileSetError> {
        other.files.into_iter().try_for_each(|(path, text)| self.insert(path, text))
    }

    /// Moves the files of `other` below `folder`.
    ///
    /// # Errors
    /// As [`FileSet::insert`].
    pub fn merge_under(&mut self, folder: &str, other: FileSet) -> Result<(), FileSetError> {
        other.files.into_iter().try_for_each(|(path, text)| self.insert(format!("{folder}/{path}"), text))
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// All files, in byte order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

fn is_safe_segment(segment: &str) -> bool {
    !matches!(segment, "" | "." | "..")
        && segment.len() <= 200
        && segment.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
}

impl fmt::Display for FileSetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnsafePath(path) => write!(f, "the path {path:?} is not safe to write"),
            Self::Duplicate(path) => write!(f, "two files want the path {path:?}"),
        }
    }
}

impl std::error::Error for FileSetError {}
