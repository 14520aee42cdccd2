//! All faults.

mod bodies;
mod connections;
mod documents;
mod statuses;

use crate::fault::Fault;

/// All faults.
pub fn all() -> Vec<Fault> {
    [connections::faults(), bodies::faults(), documents::faults(), statuses::faults()].concat()
}
