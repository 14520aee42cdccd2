//! The rules of `spec/README.md` hold for `spec/`, and for other documents when that is asked for.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn xtask(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(words)
        .current_dir(folder)
        .output()
        .expect("the command runs")
}

fn errors(run: &Output) -> String {
    String::from_utf8_lossy(&run.stderr).into_owned()
}

const DOCUMENT: &str = "\
openapi: 3.1.1
info: {title: T, version: '1'}
paths:
  /a:
    get:
      operationId: get_a
      responses: {'204': {description: Done.}}
";

#[test]
fn another_document_is_held_to_the_rules_when_that_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("openapi.yaml"), DOCUMENT).expect("a file");
    let generate = ["generate", "--spec", "openapi.yaml", "--out", "sdk"];
    for command in ["generate", "check"] {
        let words = [&[command], &generate[1..], &["--lint"]].concat();
        let run = xtask(folder.path(), &words);
        assert_eq!(run.status.code(), Some(1));
        let text = errors(&run);
        assert!(text.contains("`get_a` is not in camelCase (operation-id)"), "{text}");
        assert!(text.contains("--> openapi.yaml:6:20"), "{text}");
        assert!(!folder.path().join("sdk").exists());
    }
    assert!(xtask(folder.path(), &generate).status.success());
    let check = [&["check"], &generate[1..]].concat();
    let run = xtask(folder.path(), &check);
    assert!(run.status.success(), "{}", errors(&run));
}
