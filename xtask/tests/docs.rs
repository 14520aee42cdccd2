//! `cargo xtask docs` writes to no folder but its own. What it writes is tested in the package `site`.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn docs(out: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("docs")
        .arg("--out")
        .arg(out)
        // Nothing is compiled: a run that goes so far fails.
        .env("CARGO", "no-such-program")
        .output()
        .expect("the command runs")
}

#[test]
fn a_folder_of_somebody_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("notes.txt", "mine"), (".xtask-docs", "mine")] {
        let out = folder.path().join(format!("of {name}"));
        fs::create_dir(&out).expect("a folder");
        fs::write(out.join(name), text).expect("a file");
        let run = docs(&out);
        let error = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(1), "{error}");
        assert!(error.contains("is not empty, and was not made by `cargo xtask docs`"), "{error}");
        assert_eq!(fs::read_to_string(out.join(name)).expect("it is still there"), text);
    }
    let file = folder.path().join("file");
    fs::write(&file, "mine").expect("a file");
    assert_eq!(docs(&file).status.code(), Some(1));
    assert_eq!(fs::read_to_string(&file).expect("it is still there"), "mine");
}

#[test]
fn a_site_that_cannot_be_made_leaves_the_old_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("site");
    fs::create_dir(&out).expect("a folder");
    let mark = "Made by `cargo xtask docs`, which replaces this folder when it runs again.\n";
    fs::write(out.join(".xtask-docs"), mark).expect("a file");
    fs::write(out.join("index.html"), "old").expect("a file");
    let run = docs(&out);
    let error = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(error.contains("cannot run cargo"), "{error}");
    assert_eq!(fs::read_to_string(out.join("index.html")).expect("it is still there"), "old");
    let entries = fs::read_dir(folder.path()).expect("it can be listed").count();
    assert_eq!(entries, 1, "something was left beside the site");
}
