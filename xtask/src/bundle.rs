//! `cargo xtask bundle`: writes the document, which may be many files, as one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use codegen::frontend::tree::Node;
use codegen::{bundle, frontend};

use crate::args::Limit;
use crate::report;
use crate::workspace::Workspace;

/// What to bundle, and where to write it.
#[derive(Debug, Args)]
pub struct BundleJob {
    /// The version of OpenAPI to write: 3.1 as it is, or 3.0 for tools that know no other [default: that of the document]
    #[arg(long, value_name = "VERSION", value_enum)]
    pub openapi: Option<Version>,

    /// The OpenAPI 3.0 or 3.1 document, YAML or JSON [default: spec/openapi.yaml]
    #[arg(long, value_name = "FILE")]
    pub spec: Option<PathBuf>,

    /// An OpenAPI Overlay to apply to the document first; may be given several times
    #[arg(long, value_name = "FILE")]
    pub overlay: Vec<PathBuf>,

    /// The file to write, JSON when its name ends in `.json` and YAML otherwise [default: standard output, YAML]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// How many warnings to print: a number, or `all`
    #[arg(long, value_name = "COUNT", default_value = "10")]
    pub warnings: Limit,

    /// The workspace to work in [default: the one that this command was built in]
    #[arg(long, value_name = "DIR", hide = true)]
    pub workspace: Option<PathBuf>,
}

/// A version of OpenAPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Version {
    /// OpenAPI 3.0
    #[value(name = "3.0")]
    V3_0,
    /// OpenAPI 3.1
    #[value(name = "3.1")]
    V3_1,
}

impl From<Version> for frontend::Version {
    fn from(version: Version) -> Self {
        match version {
            Version::V3_0 => Self::V3_0,
            Version::V3_1 => Self::V3_1,
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When the file cannot be written.
pub fn run(job: &BundleJob) -> Result<ExitCode> {
    let spec = match &job.spec {
        Some(spec) => spec.clone(),
        None => near(Workspace::open(job.workspace.as_deref())?.spec()),
    };
    let version = job.openapi.map(Into::into);
    let bundled = match frontend::bundle_document(&spec, &job.overlay, version) {
        Ok(bundled) => bundled,
        Err(diagnostics) => return Ok(report::rejected(&diagnostics, job.warnings)),
    };
    report::warnings(&bundled.warnings, job.warnings);
    let json = job.output.as_deref().and_then(Path::extension).is_some_and(|extension| extension == "json");
    let text = if json { bundle::to_json(&bundled.root) } else { bundle::to_yaml(&bundled.root) };
    match &job.output {
        Some(path) => write(path, &text)?,
        None => report::to_stdout(&text),
    }
    report::to_stderr(&summary(&bundled.root, text.len()));
    Ok(ExitCode::SUCCESS)
}

/// `path` as it is written from the current folder, when it lies below that.
pub fn near(path: PathBuf) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned)).unwrap_or(path)
}

/// Writes the whole text or, where that fails, nothing of it.
///
/// # Errors
/// When it cannot be written.
pub fn write(path: &Path, text: &str) -> Result<()> {
    let Some(name) = path.file_name() else { bail!("{} is not the name of a file", path.display()) };
    let failed = || format!("cannot write {}", path.display());
    if path.exists() && !path.is_file() {
        // A device or a pipe: there is nothing to keep.
        return fs::write(path, text).with_context(failed);
    }
    let mut beside = name.to_owned();
    beside.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(beside);
    let done = fs::write(&beside, text).and_then(|()| fs::rename(&beside, path));
    if done.is_err() {
        fs::remove_file(&beside).ok();
    }
    done.with_context(failed)
}

/// What was written: `OpenAPI 3.1.1: 62 paths, 90 schemas, 75 parameters, ..., 512 kB`
fn summary(root: &Node, bytes: usize) -> String {
    let version = root.get("openapi").and_then(Node::as_str).unwrap_or_default();
    let count = |pointer: &str| root.pointer(pointer).and_then(Node::as_object).map_or(0, |all| all.len());
    let sections = [
        ("/paths", "path"),
        ("/components/schemas", "schema"),
        ("/components/parameters", "parameter"),
        ("/components/responses", "response"),
        ("/components/headers", "header"),
    ];
    let parts: Vec<_> =
        sections.iter().map(|(pointer, noun)| report::counted(count(pointer), noun)).collect();
    format!("OpenAPI {version}: {}, {} kB\n", parts.join(", "), bytes.div_ceil(1000))
}
