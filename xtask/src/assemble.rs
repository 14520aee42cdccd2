//! From the document to everything that has to be on disk, in memory.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use codegen::backend::{docs, rust};
use codegen::diagnostic::Diagnostic;
use codegen::file_set::{self, FileSet};
use codegen::ir::Api;
use codegen::{frontend, surface};

use crate::args::Job;
use crate::markers::{self, Comment};
use crate::output::Output;
use crate::package::{self, SdkManifest};
use crate::readme;
use crate::target::Target;
use crate::workspace::Workspace;

/// What came of a document.
pub enum Assembly {
    /// Everything that has to be on disk
    Ready(Box<Ready>),
    /// The document is wrong
    Rejected(Vec<Diagnostic>),
}

/// Everything that has to be on disk.
pub struct Ready {
    /// The name of the crate.
    pub crate_name: String,
    /// What the document says.
    pub api: Api,
    /// What is doubtful in the document.
    pub warnings: Vec<Diagnostic>,
    /// The files.
    pub output: Output,
}

/// Reads the document and makes all files of it. Writes nothing. With `lint`, a breach of the rules for `spec/` is an
/// error of the document.
///
/// # Errors
/// When the target is refused, or a file of the workspace is missing.
pub fn assemble(job: &Job, lint: bool) -> Result<Assembly> {
    let workspace = Workspace::open(job.workspace.as_deref())?;
    let sdk = SdkManifest::read(&workspace.sdk().join("Cargo.toml"))?;
    let target = Target::of(job, &sdk)?;
    let spec = job.spec.clone().unwrap_or_else(|| workspace.spec());
    let loaded = match frontend::load(&spec, &job.overlay, &surface::reserved()) {
        Ok(loaded) => loaded,
        Err(diagnostics) => return Ok(Assembly::Rejected(diagnostics)),
    };
    if lint {
        let findings = frontend::lint::lint(&spec, &job.overlay);
        if !findings.is_empty() {
            return Ok(Assembly::Rejected(findings));
        }
    }
    let output = output(&workspace, &target, &sdk, &loaded.api)?;
    let crate_name = target.crate_name().to_owned();
    Ok(Assembly::Ready(Box::new(Ready { crate_name, api: loaded.api, warnings: loaded.warnings, output })))
}

fn output(workspace: &Workspace, target: &Target, sdk: &SdkManifest, api: &Api) -> Result<Output> {
    let mut trees = vec!["src/generated".to_owned(), "docs".to_owned()];
    if let Target::Crate { .. } = target {
        trees.push("src/runtime".to_owned());
    }
    let files = file_set::collect(&[
        &|files| Ok(files.merge(generated(api, &target.crate_name().replace('-', "_"))?)?),
        &|files| match target {
            Target::Sdk => add_marked_sections(workspace, api, files),
            Target::Crate { name, .. } => add_rest_of_crate(workspace, name, sdk, api, files),
        },
    ])?;
    Ok(Output { root: target.root(workspace), trees, files })
}

/// The generated code and its pages. `crate_name` is the name of the crate in Rust.
///
/// # Errors
/// When the API cannot be written in Rust.
pub fn generated(api: &Api, crate_name: &str) -> Result<FileSet> {
    let pages = docs::Pages::new(api, &docs::Options { crate_name: crate_name.to_owned() });
    let options = rust::Options { command: "cargo xtask generate".to_owned(), pages: pages.paths() };
    file_set::collect(&[
        &|files| Ok(files.merge_under("src/generated", rust::generate(api, &options)?)?),
        &|files| Ok(files.merge_under("docs", pages.generate()?)?),
    ])
}

/// The files of `plex-sdk` that are written by hand but for some sections.
fn add_marked_sections(workspace: &Workspace, api: &Api, files: &mut FileSet) -> Result<()> {
    let features = BTreeMap::from([("features", package::features(api))]);
    for (path, comment, sections) in
        [("README.md", Comment::Markdown, readme::sections(api)), ("Cargo.toml", Comment::Toml, features)]
    {
        let at = workspace.sdk().join(path);
        let filled = markers::fill(&read(&at)?, comment, &sections)
            .with_context(|| format!("cannot fill in {}", at.display()))?;
        files.insert(path, filled)?;
    }
    Ok(())
}

/// What a crate has beside generated code and pages.
fn add_rest_of_crate(
    workspace: &Workspace,
    name: &str,
    sdk: &SdkManifest,
    api: &Api,
    files: &mut FileSet,
) -> Result<()> {
    let sdk_root = read(&workspace.sdk().join("src").join("lib.rs"))?;
    files.merge_under("src/runtime", package::runtime(&workspace.runtime())?)?;
    files.insert("src/lib.rs", package::lib_rs(&sdk_root, api)?)?;
    files.insert("Cargo.toml", sdk.for_crate(name, api))?;
    files.insert("README.md", readme::whole(name, api))?;
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
