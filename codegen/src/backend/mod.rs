//! From an [`Api`](crate::ir::Api) to files. Backends share [`surface`](crate::surface) and
//! [`markdown`](crate::markdown), and know nothing of each other.

pub mod diff;
pub mod docs;
pub mod rust;
