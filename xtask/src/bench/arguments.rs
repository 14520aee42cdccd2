//! The command line of `bench`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// What exit codes mean.
pub const EXIT_CODES: &str = "\
Exit codes:
  0  measured, whatever others did
  1  the document is wrong, this generator does not build, a limit is exceeded, or a file could
     not be read or written
  2  the command line is wrong";

/// What to measure, and where to write it.
#[derive(Debug, Args)]
pub struct BenchJob {
    /// What to measure [default: everything]
    #[arg(value_name = "MEASUREMENT", value_enum)]
    pub measurements: Vec<Measurement>,

    /// How often each one is measured, after one run that does not count
    #[arg(long, value_name = "COUNT", default_value = "5")]
    pub rounds: NonZeroUsize,

    /// Measure this generator, and no other; may be given several times. plex-sdk is measured all the same
    /// [default: all]
    #[arg(long, value_name = "GENERATOR", value_enum)]
    pub only: Vec<Generator>,

    /// The OpenAPI document [default: plex-api-spec.yaml in the folder that the variable PLEX_SPECS names, or in
    /// ../shared/upstream, where it exists; else spec/openapi.yaml]
    #[arg(long, value_name = "FILE")]
    pub spec: Option<PathBuf>,

    /// Also write the tables to this file
    #[arg(long, value_name = "FILE")]
    pub markdown: Option<PathBuf>,

    /// Also write the tables of this run into the section `figures` of README.md, in place of those of the same
    /// measurements
    #[arg(long)]
    pub write_readme: bool,

    /// The workspace to work in [default: the one that this command was built in]
    #[arg(long, value_name = "DIR", hide = true)]
    pub workspace: Option<PathBuf>,
}

impl BenchJob {
    /// Whether this is to be measured.
    pub fn measures(&self, measurement: Measurement) -> bool {
        self.measurements.is_empty() || self.measurements.contains(&measurement)
    }

    /// The generators to measure, in the order of the tables.
    pub fn generators(&self) -> Vec<Generator> {
        let all = Generator::value_variants().iter().copied();
        all.filter(|generator| self.only.is_empty() || self.only.contains(generator)).collect()
    }
}

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Measurement {
    /// How long a generator runs, from its start to its end, and the memory that it takes
    Generate,
    /// How much Rust it writes
    Size,
    /// How long the compiler takes for it, and the memory that it takes
    Compile,
    /// How long it takes after a change of one file
    Rebuild,
    /// How long this generator takes for documents of several sizes
    Scale,
    /// How fast plex-sdk reads a large answer, and the memory that it takes
    Decode,
    /// How fast plex-sdk calls, and what it allocates
    Call,
    /// How much of a long list is in memory
    Page,
    /// How large a program with plex-sdk is
    Binary,
    /// Whether code and programs have kept within their limits; takes no time
    Limits,
}

/// A generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Generator {
    /// The one of this workspace
    Ours,
    /// openapi-to-rust
    OpenapiToRust,
    /// oas3-gen
    Oas3Gen,
    /// ploidy
    Ploidy,
    /// cargo-progenitor, which reads the document as OpenAPI 3.0
    Progenitor,
}
