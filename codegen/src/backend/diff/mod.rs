//! Two APIs side by side: what changed, whom it breaks, and where it is seen.
//!
//! [`compare()`] finds out which operations and types of the two belong together (`pairing`), follows the operations to
//! the types that they reach (`reach`), and holds each pair against the other (the module `compare`). A change is one of
//! the [`rules`], once, with all places that see it. What it means for Rust code is what the names and types of
//! [`surface`](crate::surface) mean; what it means on the wire depends on the direction of the value.

mod compare;
mod impact;
mod input;
mod limits;
mod merge;
mod pairing;
mod reach;
pub mod render;
mod report;
pub mod rules;
mod sink;
mod text;
mod wire;

use crate::ir::Api;

pub use impact::{Direction, Impact, Semver, Wire};
pub use report::{Change, Item, OperationRef, Place, Report, Side, Subject, Words};

/// What changed from `old` to `new`. Nothing of the two has to be related, and the same two give the same report.
pub fn compare(old: &Api, new: &Api) -> Report {
    compare::report(old, new)
}
