//! From an [`Api`](crate::ir::Api) to files.

pub mod docs;
