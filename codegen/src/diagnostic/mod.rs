//! What is wrong with a document, where, and what to do about it.
//!
//! Bad input never stops at the first fault and never panics: each stage of the front end puts its findings in a
//! [`Diagnostics`], and the caller prints them all. Everything that a diagnostic quotes comes from an untrusted
//! document, so [`text`] cleans and shortens it.

mod accumulator;
mod render;
pub mod text;

pub use accumulator::Diagnostics;
pub use render::{SHOWN, render};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// Something is doubtful; the run goes on.
    Warning,
}

/// A finding about a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// How bad it is
    pub severity: Severity,
    /// What is wrong: one sentence without a full stop
    pub message: String,
    /// Where
    pub site: Site,
    /// What to do about it
    pub help: Option<String>,
    /// Other places of which the same is true (warnings only)
    pub also: Vec<Place>,
}

/// A spot of a document, in every form that a reader may want.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Site {
    /// JSON pointer (RFC 6901) into the bundled document, or into the file while files are still apart
    pub pointer: String,
    /// File, line and column; `None` when nothing is known, as for a file that cannot be read
    pub place: Option<Place>,
    /// The line of the file; `None` when it is too long to be of use
    pub source_line: Option<SourceLine>,
}

/// A position in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, as a path that the user can open
    pub file: String,
    /// The line, from 1
    pub line: u32,
    /// The column in characters, from 1
    pub column: u32,
}

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SourceLine {
    /// The text, perhaps cut at its end; control characters are not yet replaced
    pub text: String,
    /// Bytes of `text` to underline
    pub underline: std::ops::Range<usize>,
}

impl Diagnostic {
    /// A finding without help.
    pub fn new(severity: Severity, site: Site, message: String) -> Self {
        Self { severity, message, site, help: None, also: Vec::new() }
    }

    /// Adds what to do about it.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Whether it stops the run.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl Site {
    /// A spot that is known by its JSON pointer only.
    pub fn pointer(pointer: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), ..Self::default() }
    }

    /// The start of a file, for a fault of the file as a whole.
    pub fn file(file: impl Into<String>) -> Self {
        Self { place: Some(Place { file: file.into(), line: 1, column: 1 }), ..Self::default() }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}
