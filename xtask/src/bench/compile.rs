//! How long the compiler takes for what was generated, everything that it depends on being there.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};
use toml_edit::DocumentMut;

use crate::bench::arguments::Generator;
use crate::bench::comparison::{self, Runs};
use crate::bench::generators::Input;
use crate::bench::manifest;
use crate::bench::process::{self, Outcome, Whose};
use crate::bench::scratch;
use crate::bench::section::Section;
use crate::bench::subject::Subject;
use crate::report;
use crate::workspace::cargo;

/// What is asked of cargo.
const COMMANDS: &[(&str, &[&str])] =
    &[("check", &["check"]), ("debug build", &["build"]), ("release build", &["build", "--release"])];

/// A crate, and what of it is compiled.
struct Part {
    label: String,
    is_ours: bool,
    folder: PathBuf,
    features: Vec<String>,
    log: PathBuf,
}

/// Generates every crate, compiles it once that does not count, then `rounds` times in turn.
///
/// # Errors
/// When folders cannot be written.
pub fn measure(subjects: &[Subject], input: &Input, rounds: usize, target: &Path) -> Result<Section> {
    let words = format!(
        "The generated crate alone: cargo from its start to its end after a change of `src/lib.rs`, with everything \
         that the crate depends on already built, and not incremental; {} in turn, after one that does not count. The \
         memory is that of rustc.",
        report::counted(rounds, "round")
    );
    let mut section = Section::new("Compiling", words, comparison::HEADER);
    let mut parts = Vec::new();
    for subject in subjects {
        match subject.generate(input)? {
            Outcome::Done(_) => parts.extend(parts_of(subject, input)?),
            Outcome::Failed(why) => section.failed(&subject.generator.label(), &why),
        }
    }
    for (name, words) in COMMANDS {
        let mut all: Vec<_> =
            parts.iter().map(|part| Runs::none(format!("{}, {name}", part.label), part.is_ours)).collect();
        comparison::run_in_turn(&parts, &mut all, rounds, |part, _| part.compile(words, target))?;
        comparison::add_rows(&mut section, &all);
    }
    Ok(section)
}

/// The crate of `subject`; of ours also one group alone.
fn parts_of(subject: &Subject, input: &Input) -> Result<Vec<Part>> {
    manifest::complete(subject.generator, &subject.out)?;
    let (label, slug) = (subject.generator.label(), subject.generator.slug());
    let is_ours = subject.generator == Generator::Ours;
    let part = |label: String, is_ours, features: Vec<String>| Part {
        label,
        is_ours,
        folder: subject.out.clone(),
        log: subject.logs.join(format!("compile-{slug}.txt")),
        features,
    };
    let mut parts = vec![part(label.clone(), is_ours, Vec::new())];
    if is_ours {
        scratch::lock(&input.workspace, &subject.out)?;
        let path = subject.out.join("Cargo.toml");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        if let Some(group) = first_group(&text) {
            let features = vec!["--no-default-features".to_owned(), format!("--features=rustls,{group}")];
            parts.push(part(format!("{label}, the group {group} alone"), false, features));
        }
    }
    Ok(parts)
}

/// The first feature of the default ones that is a group of operations.
fn first_group(manifest: &str) -> Option<String> {
    let manifest: DocumentMut = manifest.parse().ok()?;
    let default = manifest.get("features")?.get("default")?.as_array()?;
    default.iter().filter_map(|feature| feature.as_str()).find(|&name| name != "rustls").map(str::to_owned)
}

impl Part {
    fn compile(&self, words: &[&str], target: &Path) -> Result<Outcome> {
        touch(&self.folder.join("src").join("lib.rs"))?;
        let mut command = cargo();
        command.args(words).args(&self.features).current_dir(&self.folder);
        command.env("CARGO_TARGET_DIR", target).env("CARGO_INCREMENTAL", "0").env_remove("RUSTFLAGS");
        command.arg("--quiet");
        process::run(&mut command, Whose::Children("rustc"), &self.log)
    }
}

/// Makes a file look changed.
fn touch(path: &Path) -> Result<()> {
    let open = fs::File::options().append(true).open(path);
    open.and_then(|file| file.set_modified(SystemTime::now()))
        .with_context(|| format!("cannot change the time of {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_found_in_the_manifest() {
        let manifest = "[features]\ndefault = [\"rustls\", \"things\", \"shelves\"]\n";
        assert_eq!(first_group(manifest).as_deref(), Some("things"));
        assert_eq!(first_group("[features]\ndefault = [\"rustls\"]\n"), None);
        assert_eq!(first_group("[package]\n"), None);
    }
}
