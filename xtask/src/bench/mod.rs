//! `cargo xtask bench`: this generator and plex-sdk, each beside others, measured in turn in one run.
//!
//! The package `figures` has what is measured of plex-sdk itself. Other generators are installed from crates.io when
//! they are first measured; nothing else in this workspace needs them. One that cannot be installed, or does not take
//! the document, is a row that says so.

mod arguments;
mod binary;
mod call;
mod comparison;
mod compile;
mod decode;
mod figures;
mod generate;
mod generators;
mod install;
mod limits;
mod machine;
mod manifest;
mod page;
mod process;
mod readme;
mod rebuild;
mod scale;
mod scratch;
mod section;
mod size;
mod statistics;
mod subject;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use codegen::frontend::tree::Node;
use codegen::{bundle, frontend};

pub use arguments::{BenchJob, EXIT_CODES};
use arguments::{Generator, Measurement};
use figures::Programs;
use generators::Input;
use limits::Findings;
use section::Section;
use subject::Subject;

use crate::workspace::Workspace;
use crate::{bundle as files, report};

/// Runs the command.
///
/// # Errors
/// When the document is refused, our own generator does not build, a limit is exceeded, or a file cannot be written.
pub fn run(job: &BenchJob) -> Result<ExitCode> {
    let workspace = Workspace::open(job.workspace.as_deref())?;
    let folder = workspace.root().join("target").join("bench");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let document = document(job, &workspace);
    let bundled = match frontend::bundle_document(&document, &[], None) {
        Ok(bundled) => bundled,
        Err(diagnostics) => return Ok(report::rejected(&diagnostics, crate::args::Limit::Count(10))),
    };
    let input = input(&folder, &document, &bundled.root, workspace.root())?;
    let bench = Bench { job, workspace: &workspace, folder: &folder, input: &input };
    let machine = codegen::markdown::escape(&machine::describe());
    let of_document = format!("{}, on {machine}.", named(&document, operations(&bundled.root)));
    let mut sections = texts(&bench.generators(&bundled.root)?, &of_document);
    let mut rest = bench.sdk()?;
    let limits =
        job.measures(Measurement::Limits).then(|| Findings::measure(&workspace, &folder)).transpose()?;
    rest.extend(limits.as_ref().map(Findings::section));
    sections.extend(texts(&rest, &format!("On {machine}.")));
    write(job, &workspace, &sections)?;
    limits.map_or(Ok(()), |findings| findings.check())?;
    Ok(ExitCode::SUCCESS)
}

/// What measurements work with.
struct Bench<'a> {
    job: &'a BenchJob,
    workspace: &'a Workspace,
    /// The folder of everything that is written
    folder: &'a Path,
    input: &'a Input,
}

impl Bench<'_> {
    /// What is measured of generators.
    fn generators(&self, root: &Node) -> Result<Vec<Section>> {
        let Self { job, workspace, folder, input } = *self;
        let rounds = job.rounds.get();
        let optimised = || install::ours(workspace.root());
        // What is written does not depend on how the generator was built.
        let as_it_is = || std::env::current_exe().context("cannot find this program");
        let mut sections = Vec::new();
        if job.measures(Measurement::Generate) {
            sections.push(generate::measure(&subjects(job, folder, optimised)?, input, rounds)?);
        }
        if job.measures(Measurement::Scale) {
            sections.push(scale::measure(root, optimised()?, folder, workspace.root(), rounds)?);
        }
        if job.measures(Measurement::Size) {
            sections.push(size::measure(&subjects(job, folder, as_it_is)?, input, operations(root))?);
        }
        if job.measures(Measurement::Compile) {
            let subjects = subjects(job, folder, as_it_is)?;
            sections.push(compile::measure(&subjects, input, rounds, &folder.join("build"))?);
        }
        if job.measures(Measurement::Rebuild) {
            let ours = Subject::new(Generator::Ours, as_it_is(), folder);
            sections.push(rebuild::measure(&ours, input, folder, rounds)?);
        }
        Ok(sections)
    }

    /// What is measured of plex-sdk.
    fn sdk(&self) -> Result<Vec<Section>> {
        let Self { job, workspace, folder, .. } = *self;
        let rounds = job.rounds.get();
        let mut sections = Vec::new();
        if [Measurement::Decode, Measurement::Call, Measurement::Page]
            .into_iter()
            .any(|one| job.measures(one))
        {
            let programs = Programs::ours(workspace.root(), folder)?;
            if job.measures(Measurement::Decode) {
                let peer = job.generators().into_iter().find(|&generator| generator == decode::PEER);
                let peer =
                    peer.and_then(Generator::peer).map(|peer| install::peer(peer, &folder.join("peers")));
                let peer = peer.map(|program| decode::peer(program, workspace, folder)).transpose()?;
                sections.push(decode::measure(&programs, peer, rounds)?);
            }
            if job.measures(Measurement::Call) {
                sections.push(call::measure(&programs, rounds)?);
            }
            if job.measures(Measurement::Page) {
                sections.push(page::measure(&programs)?);
            }
        }
        if job.measures(Measurement::Binary) {
            sections.push(binary::measure(workspace.root(), folder)?);
        }
        Ok(sections)
    }
}

/// The document to generate from.
fn document(job: &BenchJob, workspace: &Workspace) -> PathBuf {
    let beside = workspace.root().join("../shared/upstream");
    let public = std::env::var_os("PLEX_SPECS").map_or(beside, PathBuf::from).join("plex-api-spec.yaml");
    match &job.spec {
        Some(spec) => spec.clone(),
        None if public.is_file() => public,
        None => workspace.spec(),
    }
}

/// Writes the document as one file, in the syntax that it has, since not every generator follows references to files;
/// and in OpenAPI 3.0, since not every generator knows 3.1.
fn input(folder: &Path, document: &Path, root: &Node, workspace: &Path) -> Result<Input> {
    let json = document.extension().is_some_and(|extension| extension == "json");
    let (name, text) = match json {
        true => ("document.json", bundle::to_json(root)),
        false => ("document.yaml", bundle::to_yaml(root)),
    };
    let whole = folder.join(name);
    files::write(&whole, &text)?;
    let document_3_0 = folder.join("document-3.0.json");
    fs::remove_file(&document_3_0).ok();
    // Where there is no such text, its reader is the one to fail.
    if let Ok(down) = frontend::bundle_document(document, &[], Some(frontend::Version::V3_0)) {
        files::write(&document_3_0, &bundle::to_json(&down.root))?;
    }
    Ok(Input { document: whole, document_3_0, workspace: workspace.to_owned() })
}

/// How many operations the paths of the document have.
fn operations(root: &Node) -> usize {
    let paths = root.get("paths").and_then(Node::as_object);
    let items = paths.into_iter().flat_map(|paths| paths.values());
    items.map(|item| frontend::METHODS.iter().filter(|&&method| item.get(method).is_some()).count()).sum()
}

/// The generators that were asked for, ready to run.
fn subjects(job: &BenchJob, folder: &Path, ours: impl Fn() -> Result<PathBuf>) -> Result<Vec<Subject>> {
    let peers = folder.join("peers");
    let subject = |generator: Generator| {
        let program = match generator.peer() {
            None => Ok(ours()?),
            Some(peer) => install::peer(peer, &peers),
        };
        Ok(Subject::new(generator, program, folder))
    };
    job.generators().into_iter().map(subject).collect()
}

/// The document, for a sentence in Markdown.
fn named(document: &Path, operations: usize) -> String {
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    format!("{} with {}", codegen::markdown::code(&name), report::counted(operations, "operation"))
}

/// Heading and text of each section.
fn texts(sections: &[Section], place: &str) -> Vec<(&'static str, String)> {
    sections.iter().map(|section| (section.title(), section.markdown(place))).collect()
}

fn write(job: &BenchJob, workspace: &Workspace, sections: &[(&str, String)]) -> Result<()> {
    let text = sections.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n");
    report::to_stdout(&text);
    if let Some(path) = &job.markdown {
        files::write(path, &text)?;
    }
    if job.write_readme {
        readme::write(&workspace.root().join("README.md"), sections)?;
    }
    Ok(())
}
