//! `cargo xtask check`: tells whether what is on disk is what `generate` would write.

use std::process::ExitCode;

use anyhow::{Result, ensure};

use crate::args::{Job, Limit};
use crate::assemble::{Assembly, assemble};
use crate::{report, sync};

/// Runs the command. Only reads.
///
/// # Errors
/// When something cannot be read, or a `generate` was killed halfway.
pub fn run(job: &Job, lines: Limit) -> Result<ExitCode> {
    let ready = match assemble(job, job.lint || job.is_own_spec())? {
        Assembly::Ready(ready) => ready,
        Assembly::Rejected(diagnostics) => return Ok(report::rejected(&diagnostics, job.warnings)),
    };
    report::warnings(&ready.warnings, job.warnings);
    ensure!(
        !sync::is_interrupted(&ready.output.root),
        "an earlier run was interrupted; this finishes it: {}",
        job.generate_command()
    );
    let delta = ready.output.compare()?;
    if delta.changes.is_empty() {
        let files = report::counted(delta.unchanged, "file");
        report::to_stdout(&report::contents(&ready.crate_name, &ready.api));
        report::to_stdout(&format!("{files}: all up to date\n"));
        return Ok(ExitCode::SUCCESS);
    }
    report::to_stdout(&report::unified_diff(&delta.changes, lines.count()));
    let differ = report::counted(delta.changes.len(), "file");
    report::to_stderr(&format!(
        "error: {differ} of {} out of date; this brings them up to date: {}\n",
        ready.crate_name,
        job.generate_command()
    ));
    Ok(ExitCode::FAILURE)
}
