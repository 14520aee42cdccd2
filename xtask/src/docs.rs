//! `cargo xtask docs`: a searchable site of the pages of a crate.
//!
//! The package `site` makes the site, since mdBook is a lot to compile: Cargo is asked for it when it is needed. Here
//! is decided what goes in, and where the result may be written.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};
use clap::Args;

use crate::bundle::near;
use crate::target::{absolute, refuse_foreign};
use crate::workspace::{Workspace, cargo};
use crate::{report, sync};

/// The file that tells a folder that may be replaced.
const MARK: (&str, &str) =
    (".xtask-docs", "Made by `cargo xtask docs`, which replaces this folder when it runs again.\n");
/// What has pages beside the reference of plex-sdk.
const GUIDES: &[&str] = &["codegen/README.md", "codegen/DIFF.md", "spec/README.md"];

/// What to make a site of, and where.
#[derive(Debug, Args)]
pub struct DocsJob {
    /// The folder of a generated crate: its README.md and docs become the site [default: plex-sdk, with the guides]
    #[arg(long = "crate", value_name = "DIR")]
    folder: Option<PathBuf>,

    /// The folder to write to: new, empty, or made by this command [default: target/site of the workspace, or of that crate]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// The URL of the sources in a repository, for links to files that are not pages; without it these are plain text
    #[arg(long, value_name = "URL")]
    sources: Option<String>,

    /// Then serve the site to this machine, until the command is stopped
    #[arg(long)]
    serve: bool,

    /// The port to serve on [default: one that is free]
    #[arg(long, requires = "serve")]
    port: Option<u16>,

    /// Open the site that is served in a browser
    #[arg(long, requires = "serve")]
    open: bool,
}

/// Runs the command.
///
/// # Errors
/// When something cannot be read, or the folder cannot be written to; that is as it was before then.
pub fn run(job: &DocsJob) -> Result<ExitCode> {
    let workspace = Workspace::open(None)?;
    let (input, home) = input(job, &workspace)?;
    let out = absolute(&job.out.clone().unwrap_or_else(|| home.join("target").join("site")))?;
    let (Some(parent), Some(name)) = (out.parent(), out.file_name().and_then(|name| name.to_str())) else {
        bail!("{} is not a folder to write to", out.display())
    };
    refuse(&out)?;
    sync::replace(parent, name, |new| {
        let words = [OsString::from("build")].into_iter().chain(input);
        site(&workspace, words.chain(["--out".into(), new.into()]))?;
        fs::write(new.join(MARK.0), MARK.1).context("cannot mark the new folder")?;
        refuse(&out)
    })?;
    report::to_stdout(&format!("{}\n", near(out.join("index.html")).display()));
    if job.serve {
        let port = job.port.map(|port| OsString::from(format!("--port={port}")));
        let open = job.open.then(|| OsString::from("--open"));
        let words = [OsString::from("serve"), out.into()];
        site(&workspace, words.into_iter().chain(port).chain(open))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The options that say what the site is made of, and the folder that is its home.
fn input(job: &DocsJob, workspace: &Workspace) -> Result<(Vec<OsString>, PathBuf)> {
    let mut words = Vec::new();
    let mut push = |option: &str, value: OsString| words.extend([OsString::from(option), value]);
    let home = match &job.folder {
        Some(folder) => {
            folder.canonicalize().with_context(|| format!("cannot find the crate {}", folder.display()))?
        }
        None => {
            push("--crate", "plex-sdk".into());
            GUIDES.iter().for_each(|guide| push("--guide", guide.into()));
            workspace.root().to_owned()
        }
    };
    push("--base", home.clone().into());
    if let Some(url) = &job.sources {
        push("--sources", url.into());
    }
    Ok((words, home))
}

/// Runs the command of the package `site`, which Cargo compiles first if it has to.
fn site(workspace: &Workspace, words: impl Iterator<Item = OsString>) -> Result<()> {
    let status = cargo()
        .args(["run", "--locked", "--package", "site", "--features", "mdbook", "--manifest-path"])
        .arg(workspace.root().join("Cargo.toml"))
        .arg("--")
        .args(words)
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "the package `site` has failed");
    Ok(())
}

/// Refuses a folder that has something in it that this command has not made.
fn refuse(out: &Path) -> Result<()> {
    let is_own = |out: &Path| fs::read(out.join(MARK.0)).is_ok_and(|text| text == MARK.1.as_bytes());
    refuse_foreign(out, is_own, "was not made by `cargo xtask docs`")
}
