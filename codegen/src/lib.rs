//! From an OpenAPI document to a Rust SDK and its Markdown documentation.

pub mod file_set;
pub mod ir;
pub mod surface;
