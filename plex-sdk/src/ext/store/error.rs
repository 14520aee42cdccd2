//! A store that fails.

use std::fmt;

use crate::runtime::BoxError;

/// Why secrets cannot be kept or read.
#[derive(Debug)]
pub struct StoreError(BoxError);

impl StoreError {
    /// Wraps what went wrong, in words or as another error. It is printed, so it must not have a secret in it.
    pub fn new(error: impl Into<BoxError>) -> Self {
        Self(error.into())
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}
