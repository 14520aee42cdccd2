//! How long the compiler takes after a change of one file.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use codegen::{frontend, surface};

use crate::bench::comparison::{self, Runs};
use crate::bench::generators::Input;
use crate::bench::manifest;
use crate::bench::process::{self, Outcome, Whose};
use crate::bench::scratch::{self, Scratch};
use crate::bench::section::Section;
use crate::bench::statistics;
use crate::bench::subject::Subject;
use crate::report;
use crate::workspace::cargo;

/// What is changed, and what is compiled.
struct Change {
    label: String,
    /// The file that is changed
    file: PathBuf,
    text: String,
    /// The package that is compiled
    folder: PathBuf,
    command: &'static str,
    log: PathBuf,
}

/// What the client of the document is called.
fn client(input: &Input) -> Result<String> {
    match frontend::load(&input.document, &[], &surface::reserved()) {
        Ok(loaded) => Ok(surface::client_ident(&loaded.api)),
        Err(_) => bail!("{} is wrong, though a crate was made of it", input.document.display()),
    }
}

/// Generates the crate and one that depends on it, then changes a file, compiles, and so on in turn.
///
/// # Errors
/// When a file cannot be read or written.
pub fn measure(ours: &Subject, input: &Input, folder: &Path, rounds: usize) -> Result<Section> {
    let words = format!(
        "Cargo from its start to its end after a change of one file of the generated crate, a function that was not \
         there before: incremental, as Cargo does it in a debug build. The memory is that of rustc; {} in turn, after \
         one that does not count.",
        report::counted(rounds, "round")
    );
    let mut section =
        Section::new("Building again", words, &["Change, command", "Median", "Range", "Memory"]);
    if let Outcome::Failed(why) = ours.generate(input)? {
        section.failed("plex-sdk", &why);
        return Ok(section);
    }
    manifest::complete(ours.generator, &ours.out)?;
    scratch::lock(&input.workspace, &ours.out)?;
    let dependent = Scratch::new(folder, "dependent");
    let dependencies = format!("bench-ours = {{ path = {:?} }}\n", ours.out);
    dependent.write(
        &input.workspace,
        &dependencies,
        "",
        &format!("fn main() {{\n    let _ = bench_ours::{}::builder();\n}}\n", client(input)?),
    )?;
    let changes = changes(ours, &dependent)?;
    let mut all: Vec<_> = changes.iter().map(|change| Runs::none(change.label.clone(), false)).collect();
    let target = folder.join("rebuild");
    comparison::run_in_turn(&changes, &mut all, rounds, |change, round| change.compile(round, &target))?;
    for runs in &all {
        let Some(times) = runs.times() else {
            section.failed(&runs.label, runs.usages.as_ref().err().map_or("it was not run", String::as_str));
            continue;
        };
        section.row(vec![
            runs.label.clone(),
            statistics::seconds(times.median()),
            times.range(statistics::seconds),
            runs.peak().map_or_else(|| "-".to_owned(), statistics::megabytes),
        ]);
    }
    Ok(section)
}

fn changes(ours: &Subject, dependent: &Scratch) -> Result<Vec<Change>> {
    let source = ours.out.join("src");
    let runtime = source.join("runtime").join("retry.rs");
    let group = first_file(&source.join("generated").join("groups"))?;
    let mut changes = Vec::new();
    for (what, file) in [("the runtime", &runtime), ("one group of operations", &group)] {
        for (of, folder) in [("the crate", ours.out.as_path()), ("a crate that uses it", dependent.folder())]
        {
            for command in ["check", "build"] {
                let text =
                    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
                changes.push(Change {
                    label: format!("{what}, {command} of {of}"),
                    file: file.clone(),
                    text,
                    folder: folder.to_owned(),
                    command,
                    log: ours.logs.join("rebuild.txt"),
                });
            }
        }
    }
    Ok(changes)
}

/// The first file of the folder but for its `mod.rs`, by name.
fn first_file(folder: &Path) -> Result<PathBuf> {
    let context = || format!("cannot read {}", folder.display());
    let entries = fs::read_dir(folder).with_context(context)?;
    let files = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    files.filter(|path| path.is_file() && !path.ends_with("mod.rs")).min().with_context(context)
}

impl Change {
    /// Compiles what was there before, unmeasured, then the change of this round.
    fn compile(&self, round: usize, target: &Path) -> Result<Outcome> {
        let write = |text: &str| {
            fs::write(&self.file, text).with_context(|| format!("cannot write {}", self.file.display()))
        };
        let run = || {
            let mut command = cargo();
            command.args([self.command, "--quiet"]).current_dir(&self.folder).env_remove("RUSTFLAGS");
            command.env("CARGO_TARGET_DIR", target).env("CARGO_INCREMENTAL", "1");
            process::run(&mut command, Whose::Children("rustc"), &self.log)
        };
        let before = run()?;
        if let Outcome::Failed(_) = before {
            return Ok(before);
        }
        write(&format!(
            "{}\n/// Not there before.\n#[must_use]\npub fn added_{round}(value: u32) -> u32 {{\n    value + 1\n}}\n",
            self.text
        ))?;
        let after = run();
        write(&self.text)?;
        after
    }
}
