use std::fmt;

use crate::file_set::FileSetError;

/// Why there are no Rust files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// A file could not be added.
    File(FileSetError),
    /// The item cannot be written in Rust: the front end let something through that the intermediate
    /// representation excludes, or this backend has a bug.
    Internal {
        /// The item: a type or an operation, as the document calls it
        item: String,
        /// What is wrong with it
        message: String,
    },
}

impl Error {
    pub(super) fn internal(item: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Internal { item: item.into(), message: message.into() }
    }
}

impl From<FileSetError> for Error {
    fn from(error: FileSetError) -> Self {
        Self::File(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(error) => error.fmt(f),
            Self::Internal { item, message } => write!(f, "{item} cannot be written in Rust: {message}"),
        }
    }
}

impl std::error::Error for Error {}
