//! What lies under an error.

use std::error::Error;

/// The errors under `error`, the nearest first.
pub(super) fn causes<'e>(error: &'e dyn Error) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(error.source(), |cause: &&'e (dyn Error + 'static)| (*cause).source())
}
