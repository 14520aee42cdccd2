//! What is written by hand on top of the generated operations, one topic a folder.

mod encoding;
pub mod media_query;
