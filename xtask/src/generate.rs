//! `cargo xtask generate`: writes the SDK.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;

use crate::args::Job;
use crate::assemble::{Assembly, assemble};
use crate::{report, sync};

/// Runs the command.
///
/// # Errors
/// When something cannot be read or written; nothing is written then.
pub fn run(job: &Job) -> Result<ExitCode> {
    let start = Instant::now();
    let ready = match assemble(job, job.lint)? {
        Assembly::Ready(ready) => ready,
        Assembly::Rejected(diagnostics) => return Ok(report::rejected(&diagnostics, job.warnings)),
    };
    report::warnings(&ready.warnings, job.warnings);
    let delta = sync::write(&ready.output)?;
    report::to_stdout(&report::summary(&ready.crate_name, &ready.api, &delta, start.elapsed()));
    Ok(ExitCode::SUCCESS)
}
