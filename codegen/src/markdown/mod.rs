//! Markdown (CommonMark with GitHub's tables), written so that no text of a document can change what is around it.
//!
//! `text` escapes plain strings, `prose` rewrites Markdown of the document, `table` lays out tables.

mod prose;
mod table;
mod text;

pub use prose::{block, cell, line};
pub use table::table;
pub use text::{anchor, code, escape, fence};
