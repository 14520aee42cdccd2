//! From an [`Api`](crate::ir::Api) to files. Backends share [`surface`](crate::surface) and know nothing of each other.

pub mod docs;
pub mod rust;
