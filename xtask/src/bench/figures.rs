//! The program `figures`, which measures plex-sdk itself: how it is built, and run in turn.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::bench::process::{self, Outcome, Whose};
use crate::bench::statistics::Samples;
use crate::workspace::cargo;

/// Two builds of one program: one takes times, the other one counts allocations, which makes them slower.
#[derive(Clone, Debug)]
pub struct Programs {
    timing: PathBuf,
    counting: PathBuf,
}

impl Programs {
    /// Builds the package `name`, whose manifest is `manifest`, with optimisations, below `target`.
    ///
    /// # Errors
    /// When it does not build: the line of the compiler that says why.
    pub fn build(name: &str, manifest: &Path, target: &Path, log: &Path) -> Result<Result<Self, String>> {
        let build = |kind: &str, features: &[&str]| -> Result<Result<PathBuf, String>> {
            let mut command = cargo();
            command.args(["build", "--release", "--quiet", "--package", name]).args(features);
            command
                .arg("--manifest-path")
                .arg(manifest)
                .arg("--target-dir")
                .arg(target)
                .env_remove("RUSTFLAGS");
            if let Outcome::Failed(why) = process::run(&mut command, Whose::Own, log)? {
                return Ok(Err(why));
            }
            let built = target.join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
            let kept = target.join(format!("{name}-{kind}{}", std::env::consts::EXE_SUFFIX));
            fs::copy(&built, &kept).with_context(|| format!("cannot copy {}", built.display()))?;
            Ok(Ok(kept))
        };
        let timing = match build("timing", &[])? {
            Ok(timing) => timing,
            Err(why) => return Ok(Err(why)),
        };
        Ok(build("counting", &["--features", "count"])?.map(|counting| Self { timing, counting }))
    }

    /// Those of the package `figures` of this workspace.
    ///
    /// # Errors
    /// When they do not build.
    pub fn ours(workspace: &Path, folder: &Path) -> Result<Self> {
        let log = folder.join("logs").join("figures.txt");
        let built = Self::build("figures", &workspace.join("Cargo.toml"), &folder.join("build"), &log)?;
        built.map_err(|why| anyhow::anyhow!("the package `figures` does not build: {why}"))
    }
}

/// Something that is measured.
#[derive(Clone, Debug)]
pub struct Contender {
    /// What the table calls it
    pub label: String,
    /// What the program is given
    pub words: Vec<String>,
    /// The program, or why there is none
    pub programs: Result<Programs, String>,
}

impl Contender {
    /// `programs` with the words of `line`.
    pub fn new(label: impl Into<String>, line: &str, programs: &Programs) -> Self {
        let words = line.split(' ').map(str::to_owned).collect();
        Self { label: label.into(), words, programs: Ok(programs.clone()) }
    }
}

/// The figures of one contender by name, in the order of the rounds.
#[derive(Debug, Default)]
pub struct Found(BTreeMap<String, Vec<f64>>);

impl Found {
    /// Those of this name over all rounds.
    pub fn samples(&self, name: &str) -> Option<Samples> {
        Samples::new(self.0.get(name)?.clone())
    }

    /// The one of this name.
    pub fn figure(&self, name: &str) -> Option<f64> {
        self.0.get(name)?.last().copied()
    }
}

/// The figures of each contender, or why there are none.
pub type AllFound = Vec<Result<Found, String>>;

/// Times each contender once that does not count, then `rounds` times in turn, and counts once.
///
/// # Errors
/// When a program cannot be run, or prints what is no figure.
pub fn measure(contenders: &[Contender], rounds: usize) -> Result<AllFound> {
    let mut all = none(contenders);
    for round in 0..=rounds {
        turn(contenders, &mut all, |programs| &programs.timing, round > 0)?;
    }
    turn(contenders, &mut all, |programs| &programs.counting, true)?;
    Ok(all)
}

/// Counts what each contender takes, and times nothing.
///
/// # Errors
/// As [`measure`].
pub fn count(contenders: &[Contender]) -> Result<AllFound> {
    let mut all = none(contenders);
    turn(contenders, &mut all, |programs| &programs.counting, true)?;
    Ok(all)
}

fn none(contenders: &[Contender]) -> AllFound {
    contenders.iter().map(|contender| contender.programs.clone().map(|_| Found::default())).collect()
}

/// Runs a program of each contender that has not failed yet.
fn turn(
    contenders: &[Contender],
    all: &mut AllFound,
    program: impl Fn(&Programs) -> &Path,
    counts: bool,
) -> Result<()> {
    for (contender, slot) in contenders.iter().zip(all) {
        let (Ok(found), Ok(programs)) = (&mut *slot, &contender.programs) else { continue };
        let program = program(programs);
        let run = Command::new(program).args(&contender.words).stdin(Stdio::null()).output();
        let output = run.with_context(|| format!("cannot run {}", program.display()))?;
        if !output.status.success() {
            *slot = Err(process::reason(&String::from_utf8_lossy(&output.stderr)));
        } else if counts {
            add(found, &String::from_utf8_lossy(&output.stdout))?;
        }
    }
    Ok(())
}

/// Adds lines `name number`.
fn add(figures: &mut Found, lines: &str) -> Result<()> {
    for line in lines.lines() {
        let figure = line.split_once(' ').and_then(|(name, value)| Some((name, value.parse::<f64>().ok()?)));
        let (name, value) = figure.with_context(|| format!("{line:?} is no figure"))?;
        ensure!(value.is_finite(), "{line:?} is no figure");
        figures.0.entry(name.to_owned()).or_default().push(value);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_by_name_and_in_order() {
        let mut found = Found::default();
        add(&mut found, "seconds 0.5\nkept 20\n").expect("they are figures");
        add(&mut found, "seconds 0.25\n").expect("they are figures");
        assert_eq!(found.samples("seconds").expect("there are some").median(), 0.375);
        assert_eq!((found.figure("kept"), found.figure("most")), (Some(20.0), None));
        for line in ["seconds", "seconds x", "seconds NaN"] {
            assert!(add(&mut found, line).is_err(), "{line}");
        }
    }
}
