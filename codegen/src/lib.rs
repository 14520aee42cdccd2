//! From an OpenAPI document to a Rust SDK and its Markdown documentation.

pub mod backend;
pub mod bundle;
pub mod diagnostic;
pub mod file_set;
pub mod frontend;
pub mod ir;
pub mod markdown;
pub mod surface;
