//! A report as text for a terminal, as Markdown, as JSON, and as an entry of a change log.
//!
//! Everything that a document says is untrusted: it is cleaned for the terminal, escaped in Markdown, and encoded in
//! JSON.

mod json;
mod layout;
mod markdown;
mod notes;
mod sentence;
mod text;

pub use json::json;
pub use markdown::markdown;
pub use notes::notes;
pub use text::text;

/// How much to write, and how.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How many places to write of each change
    pub places: usize,
    /// Whether a terminal shows colours
    pub color: bool,
}

/// `1 operation`, `2 operations`
fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}
