//! `cargo xtask diff`: what a change of the document means for those who use the SDK.

mod arguments;
mod changelog;
mod code;
mod git;
mod side;

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use anyhow::{Result, ensure};
use codegen::backend::diff::{Impact, Report, compare, render};

pub use arguments::DiffJob;
use arguments::{FailOn, Format};
use codegen::ir::Api;
use side::Side;

use crate::report;
use crate::workspace::Workspace;

/// The exit code when there are changes of the kind that `--fail-on` names.
const FOUND: u8 = 2;

/// Runs the command. Writes nothing but the file that `--release-notes` names.
///
/// # Errors
/// When a file or revision does not exist, or a file cannot be read or written.
pub fn run(job: &DiffJob) -> Result<ExitCode> {
    ensure!(
        !job.code || job.format != Format::Json,
        "--code is text: take --format text or markdown with it"
    );
    let workspace = Workspace::open(job.workspace.as_deref())?;
    let (old, new) = side::sides(&job.sides, &workspace)?;
    let (Some(old), Some(new)) = (load(&old, job, &workspace)?, load(&new, job, &workspace)?) else {
        return Ok(ExitCode::FAILURE);
    };
    let mut found = compare(&old, &new);
    if job.open_models {
        found.open_models();
    }
    print(job, &found, (&old, &new))?;
    let reached = job.fail_on.is_some_and(|limit| is_reached(&found, limit));
    Ok(if reached { ExitCode::from(FOUND) } else { ExitCode::SUCCESS })
}

/// Reads a side; prints why where its document is wrong.
fn load(side: &Side, job: &DiffJob, workspace: &Workspace) -> Result<Option<Api>> {
    match side.load(&job.overlay, workspace)? {
        Ok(loaded) => Ok(Some(loaded)),
        Err(diagnostics) => {
            report::not_compared(&diagnostics, &side.to_string());
            Ok(None)
        }
    }
}

fn print(job: &DiffJob, found: &Report, (old, new): (&Api, &Api)) -> Result<()> {
    if let Some(file) = &job.release_notes {
        let notes = changelog::entry(found);
        match file {
            None => {
                report::to_stdout(&notes);
                return Ok(());
            }
            Some(path) => changelog::insert(path, &notes)?,
        }
    }
    let color = io::stdout().is_terminal() && report::wants_color();
    let options = render::Options { places: job.places.count(), color };
    let mut text = match job.format {
        Format::Text => render::text(found, options),
        Format::Markdown => render::markdown(found, options),
        Format::Json => render::json(found),
    };
    if job.code {
        text.push_str(&code::text(old, new, job.format)?);
    }
    report::to_stdout(&text);
    Ok(())
}

fn is_reached(found: &Report, limit: FailOn) -> bool {
    let worst = found.rust().max(found.wire());
    match limit {
        FailOn::Breaking => worst == Impact::Breaking,
        FailOn::BreakingRust => found.rust() == Impact::Breaking,
        FailOn::BreakingWire => found.wire() == Impact::Breaking,
        FailOn::Additive => worst >= Impact::Additive,
        FailOn::Any => !found.is_empty(),
    }
}
