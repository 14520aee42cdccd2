//! What `cargo xtask bench` measures of plex-sdk itself, each beside the least that could be done in its place.
//!
//! A run of the program measures one subject once, and prints a line `name number` for each figure; the command runs
//! the subjects in turn and makes the table. This is a library too, so that a crate that another generator has written
//! can be measured by the same code.

// The listing is one large `json!`.
#![recursion_limit = "256"]

mod call;
mod decode;
mod figure;
pub mod listing;
mod page;
mod server;
#[allow(missing_docs, reason = "the fields are those of the types of the same names in plex-sdk")]
pub mod strict;

pub use call::{Caller, Calls, call};
pub use decode::{read, read_answer, write};
pub use page::page;
