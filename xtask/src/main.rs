//! The commands of this workspace: `cargo xtask generate`, `check`, `diff`, `bundle`, `docs` and `bench`.
//!
//! The first two read the document and make all files in memory ([`assemble`]), then compare them with the disk
//! ([`output`]). `generate` writes ([`sync`], the only writer of what is generated), `check` prints the difference. [`diff`]
//! compares two documents as the SDK sees them. [`bundle`] writes the document itself as one file. [`docs`] makes a
//! site of the pages. [`mod@bench`] measures the generator beside others.

mod args;
mod assemble;
mod bench;
mod bundle;
mod check;
mod crate_name;
mod diff;
mod docs;
mod generate;
mod markers;
mod output;
mod package;
mod readme;
mod report;
mod sync;
mod target;
mod workspace;

use std::process::ExitCode;

use clap::Parser as _;

use crate::args::{Command, CommandLine};

/// A run makes millions of small values in several threads, which the allocators of most systems are slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let result = match CommandLine::parse().command {
        Command::Generate { job } => generate::run(&job),
        Command::Check { job, diff } => check::run(&job, diff),
        Command::Diff { job } => diff::run(&job),
        Command::Bundle { job } => bundle::run(&job),
        Command::Bench { job } => bench::run(&job),
        Command::Docs { job } => docs::run(&job),
    };
    result.unwrap_or_else(|error| {
        report::to_stderr(&format!("error: {error:#}\n"));
        ExitCode::FAILURE
    })
}
