//! The commands of this workspace: `cargo xtask generate` and `cargo xtask check`.
//!
//! Both read the document and make all files in memory ([`assemble`]), then compare them with the disk
//! ([`output`]). `generate` writes ([`sync`], the only writer), `check` prints the difference.

mod args;
mod assemble;
mod check;
mod crate_name;
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

fn main() -> ExitCode {
    let result = match CommandLine::parse().command {
        Command::Generate { job } => generate::run(&job),
        Command::Check { job, diff } => check::run(&job, diff),
    };
    result.unwrap_or_else(|error| {
        report::to_stderr(&format!("error: {error:#}\n"));
        ExitCode::FAILURE
    })
}
