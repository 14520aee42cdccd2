//! A file that could not be written.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The file of a download could not be written.
#[derive(Debug)]
pub struct FileError {
    operation: &'static str,
    path: PathBuf,
    source: io::Error,
}

impl FileError {
    pub(in crate::runtime) fn new(operation: &'static str, path: PathBuf, source: io::Error) -> Self {
        Self { operation, path, source }
    }

    /// The id of the operation.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The path that the download was to have.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What kind of error it is, such as [`StorageFull`](io::ErrorKind::StorageFull).
    pub fn kind(&self) -> io::ErrorKind {
        self.source.kind()
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: the answer cannot be saved as {}", self.operation, self.path.display())
    }
}

impl Error for FileError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}
