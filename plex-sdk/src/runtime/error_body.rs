//! What the API documents about the failures of an operation.

use std::ops::RangeInclusive;

use super::answer::Answer;
use super::field::Field;

/// The documented failures of an operation.
pub trait ErrorBody: Sized {
    /// Reads a failure; `None` when `answer` is something else. `documented` are the statuses whose bodies are of one
    /// type; a type that differs by status knows its statuses itself.
    fn read(answer: &Answer<'_>, documented: &[RangeInclusive<u16>]) -> Option<Self>;
}

/// One type for all of them.
impl<T: Field + Default> ErrorBody for T {
    fn read(answer: &Answer<'_>, documented: &[RangeInclusive<u16>]) -> Option<Self> {
        documented.iter().any(|statuses| statuses.contains(&answer.status())).then(|| answer.json())?
    }
}

/// The error type of an operation that documents none. It has no values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoError {}

impl ErrorBody for NoError {
    fn read(_: &Answer<'_>, _: &[RangeInclusive<u16>]) -> Option<Self> {
        None
    }
}
