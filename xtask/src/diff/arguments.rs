//! The command line of `diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::args::Limit;

/// What to compare, and how to tell it.
#[derive(Debug, Args)]
pub struct DiffJob {
    /// Nothing: the last commit and the working tree. One revision: that and the working tree. `A..B`: two revisions;
    /// `A...B`: where they parted, and B. Two names: files, folders with an openapi.yaml, or revisions
    #[arg(value_name = "REV | OLD NEW", num_args = 0..=2)]
    pub sides: Vec<String>,

    /// An OpenAPI Overlay to apply to both documents first; may be given several times
    #[arg(long, value_name = "FILE")]
    pub overlay: Vec<PathBuf>,

    /// How to write the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// Exit with code 2 when there is such a change
    #[arg(long, value_name = "KIND", value_enum)]
    pub fail_on: Option<FailOn>,

    /// Count new fields of models as additive: so they are for code that ends literals and patterns of models with `..`
    #[arg(long)]
    pub open_models: bool,

    /// Also show how the generated files change
    #[arg(long)]
    pub code: bool,

    /// Write an entry for a change log: instead of the report, or into FILE, under its heading `Unreleased`, where it
    /// takes the place of an earlier one
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true)]
    pub release_notes: Option<Option<PathBuf>>,

    /// How many places of each change to write, but for JSON, which has all: a number, or `all`
    #[arg(long, value_name = "COUNT", default_value = "3")]
    pub places: Limit,

    /// The workspace to work in [default: the one that this command was built in]
    #[arg(long, value_name = "DIR", hide = true)]
    pub workspace: Option<PathBuf>,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal
    Text,
    /// For a pull request
    Markdown,
    /// For programs
    Json,
}

/// A kind of change that fails the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// It breaks Rust code or the wire
    Breaking,
    /// It breaks Rust code
    BreakingRust,
    /// It breaks the wire
    BreakingWire,
    /// It breaks or adds something
    Additive,
    /// Anything, words included
    Any,
}
