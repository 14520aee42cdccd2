//! A hook that stopped a call.

use std::error::Error;
use std::fmt;

use super::BoxError;

/// A hook stopped the call.
#[derive(Debug)]
pub struct HookError {
    operation: &'static str,
    source: BoxError,
}

impl HookError {
    pub(in crate::runtime) fn new(operation: &'static str, source: BoxError) -> Self {
        Self { operation, source }
    }

    /// The id of the operation.
    pub fn operation(&self) -> &'static str {
        self.operation
    }
}

impl fmt::Display for HookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: a hook stopped the call", self.operation)
    }
}

impl Error for HookError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
