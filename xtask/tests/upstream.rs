//! The public Plex documents, as they are, become crates that compile without a warning and pass their own tests.
//!
//! Slow, so it has a command of its own: `cargo test -p xtask --features upstream --test upstream`. The documents
//! are not part of this repository; they are looked for in `../shared/upstream`, or in the folder that the
//! variable `PLEX_SPECS` names, and the test says so when it skips.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The documents, and what the summary says about each.
const DOCUMENTS: &[(&str, &str)] = &[
    ("plex-api-spec.yaml", "405 operations in 33 groups"),
    ("plex-api-spec.2026-02.yaml", "241 operations"),
    ("plex-api-spec.2025-10-12.yaml", "237 operations"),
];

fn documents() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/upstream");
    std::env::var_os("PLEX_SPECS").map_or(beside, PathBuf::from)
}

#[test]
fn public_documents_become_silent_crates() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("upstream");
    let mut found = 0;
    for (file, counts) in DOCUMENTS {
        let document = documents().join(file);
        if !document.is_file() {
            eprintln!("skipped: {} is not there", document.display());
            continue;
        }
        found += 1;
        let name = format!("upstream-{found}");
        let folder = target.join(&name);
        fs::remove_dir_all(&folder).ok();
        let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
        xtask.arg("generate").arg("--spec").arg(&document).arg("--out").arg(&folder);
        let summary = run(&mut xtask);
        assert!(summary.starts_with(&format!("{name}: {counts}")), "{file}: {summary}");

        // The versions of this workspace, which are there already.
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        fs::copy(lock, folder.join("Cargo.lock")).expect("the lock file can be copied");
        run(cargo(&folder, &target).args(["clippy", "--", "-D", "warnings"]));
        run(cargo(&folder, &target).args(["doc", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"));
        // Every operation is called on the mock server, and nothing that is shown holds a secret.
        run(cargo(&folder, &target).args(["test", "--lib", "--features", "mock"]));
    }
}

/// Cargo for the crate in `folder`; all crates share one build folder.
fn cargo(folder: &Path, target: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(folder).env("CARGO_TARGET_DIR", target.join("target")).env_remove("RUSTFLAGS");
    cargo
}

/// Runs a command that has to succeed, and gives what it printed.
fn run(command: &mut Command) -> String {
    eprintln!("running {command:?}");
    let run = command.output().expect("the command runs");
    let errors = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{command:?}\n{errors}");
    String::from_utf8_lossy(&run.stdout).into_owned()
}
