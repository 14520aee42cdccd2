//! `cargo xtask bundle` writes one file, or says why not.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn bundle(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("bundle")
        .args(words)
        .current_dir(folder)
        .output()
        .expect("the command runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

const DOCUMENT: &str = "\
openapi: 3.1.1
info:
  title: T
  version: '1'
paths: {}
components:
  schemas:
    A:
      $ref: a.yaml
";

#[test]
fn the_document_goes_to_the_file_or_to_standard_output() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("in.yaml"), DOCUMENT).expect("a file");
    fs::write(folder.path().join("a.yaml"), "type: [string, 'null']\n").expect("a file");
    let run = bundle(folder.path(), &["--spec", "in.yaml"]);
    assert!(run.status.success(), "{}", text(&run.stderr));
    assert!(text(&run.stdout).contains("    A:\n      type: [string, 'null']\n"), "{}", text(&run.stdout));
    assert_eq!(
        text(&run.stderr),
        "OpenAPI 3.1.1: 0 paths, 1 schema, 0 parameters, 0 responses, 0 headers, 1 kB\n"
    );
    for (name, expected) in [("out.yaml", "nullable: true\n"), ("out.json", "\"nullable\": true\n")] {
        let run = bundle(folder.path(), &["--spec", "in.yaml", "--openapi", "3.0", "-o", name]);
        assert!(run.status.success() && run.stdout.is_empty(), "{}", text(&run.stderr));
        let written = fs::read_to_string(folder.path().join(name)).expect("a file was written");
        assert!(written.contains(expected), "{written}");
    }
    let names = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(names, 4, "nothing else is left there");
}

#[test]
fn a_wrong_document_leaves_the_file_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("in.yaml"), DOCUMENT).expect("a file");
    fs::write(folder.path().join("out.yaml"), "before").expect("a file");
    let run = bundle(folder.path(), &["--spec", "in.yaml", "-o", "out.yaml"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(text(&run.stderr).contains("in.yaml:9:13"), "{}", text(&run.stderr));
    assert_eq!(fs::read_to_string(folder.path().join("out.yaml")).expect("it is there"), "before");
    let run = bundle(folder.path(), &["--openapi", "2.0"]);
    assert_eq!(run.status.code(), Some(2));
}
