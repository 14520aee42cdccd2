//! The second opinion on what `diff` calls breaking: `cargo-semver-checks` on the crates that are generated from the
//! documents of every case in `codegen/tests/diff`.
//!
//! Slow, and it needs `cargo install cargo-semver-checks`, so it has a command of its own:
//! `cargo test -p xtask --features semver --test semver -- --nocapture`. `UPDATE=1` writes what it finds to `semver.txt`
//! of each case, `UPDATE=missing` only where there is none yet, and the tests of `codegen` hold the proposed versions
//! against that. `CASES=field` takes the cases with that in their name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn proposed_versions_are_never_too_low() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/diff");
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("semver");
    let wanted = std::env::var("CASES").unwrap_or_default();
    let update = std::env::var("UPDATE").ok();
    let mut stale = Vec::new();
    let mut names: Vec<PathBuf> =
        fs::read_dir(cases).expect("cases").flatten().map(|one| one.path()).collect();
    names.sort();
    names.retain(|case| case.to_string_lossy().contains(&wanted));
    names.retain(|case| update.as_deref() != Some("missing") || !case.join("semver.txt").exists());
    for case in names {
        let (old, new) = (rustdoc(&case, "old", &work), rustdoc(&case, "new", &work));
        let found = verdict(&old, &new);
        println!("{}: {found}", case.file_name().unwrap_or_default().to_string_lossy());
        let expected = case.join("semver.txt");
        if update.is_some() {
            fs::write(&expected, format!("{found}\n")).expect("it can be written");
        } else if fs::read_to_string(&expected).unwrap_or_default().trim() != found {
            stale.push(format!("{}: {found}", case.display()));
        }
    }
    assert!(stale.is_empty(), "UPDATE=1 writes them anew\n{}", stale.join("\n"));
}

/// The description of the crate that is generated from one document of a case.
fn rustdoc(case: &Path, side: &str, work: &Path) -> PathBuf {
    let folder = work.join("crate");
    fs::remove_dir_all(&folder).ok();
    let mut generate = Command::new(env!("CARGO_BIN_EXE_xtask"));
    generate.arg("generate").arg("--spec").arg(case.join(format!("{side}.yaml")));
    run(generate.arg("--out").arg(&folder).args(["--name", "small-api"]));
    let mut doc = Command::new("cargo");
    doc.args(["rustdoc", "--quiet", "--lib", "--features", "catalogue", "--"]);
    doc.args([
        "-Zunstable-options",
        "--output-format",
        "json",
        "--document-private-items",
        "--cap-lints",
        "allow",
    ]);
    // A stable compiler writes this format only when it is told that it may.
    doc.current_dir(&folder).env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", work.join("target"));
    run(&mut doc);
    let (made, kept) = (work.join("target/doc/small_api.json"), work.join(format!("{side}.json")));
    fs::copy(made, &kept).expect("the description was written");
    kept
}

/// The release that the differences need, and the lints that say so.
fn verdict(old: &Path, new: &Path) -> String {
    let mut lints = BTreeSet::new();
    for (release, needs) in [("minor", "major"), ("patch", "minor")] {
        let mut check = Command::new("cargo");
        check.args(["semver-checks", "--release-type", release, "--baseline-rustdoc"]).arg(old);
        let run = check.arg("--current-rustdoc").arg(new).output().expect("cargo runs");
        let text =
            format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        for line in text.lines() {
            lints.extend(
                line.strip_prefix("--- failure ").and_then(|rest| rest.split(':').next()).map(str::to_owned),
            );
        }
        if !run.status.success() {
            assert!(!lints.is_empty(), "cargo semver-checks is not installed, or failed:\n{text}");
            return format!("{needs} {}", lints.into_iter().collect::<Vec<_>>().join(" "));
        }
    }
    "patch".to_owned()
}

fn run(command: &mut Command) {
    let run = command.output().expect("the command runs");
    assert!(run.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&run.stderr));
}
