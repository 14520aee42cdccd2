//! The rules for documents that are written here.
//!
//! `tests/lint/<rule>/` holds a document that breaks the rule and `expected.txt`, what is said about that; `good/` breaks
//! none, and `security-scheme/` what every document is held to. `UPDATE=1 cargo test -p codegen --test lint` writes the
//! expectations anew.

use std::{collections::BTreeSet, fs, path::Path};

use codegen::{
    diagnostic::render,
    frontend::lint::{lint, rules},
};

#[test]
fn every_rule_finds_what_breaks_it() {
    let update = std::env::var_os("UPDATE").is_some();
    let names: BTreeSet<_> = rules().collect();
    let mut different = Vec::new();
    for name in names.iter().copied().chain(["security-scheme"]) {
        let case = Path::new("tests/lint").join(name);
        let mut findings = lint(&case.join("openapi.yaml"), &[]);
        if names.contains(name) {
            findings.retain(|finding| finding.message.ends_with(&format!("({name})")));
            assert!(!findings.is_empty(), "{name} finds nothing");
        }
        assert!(findings.iter().all(|finding| finding.is_error()), "{name}");
        let lines: Vec<_> = render(&findings, false).lines().map(|line| line.trim_end().to_owned()).collect();
        let found = lines.join("\n").trim_end().to_owned() + "\n";
        let file = case.join("expected.txt");
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if update && found != expected {
            fs::write(&file, found).expect("the expectation can be written");
        } else if found != expected {
            different.push(format!("{name}:\n--- expected\n{expected}\n--- actual\n{found}"));
        }
    }
    assert!(different.is_empty(), "{}\nUPDATE=1 writes the expectations anew", different.join("\n"));
}

#[test]
fn a_good_document_breaks_no_rule() {
    let findings = lint(Path::new("tests/lint/good/openapi.yaml"), &[]);
    assert!(findings.is_empty(), "{}", render(&findings, false));
}

#[test]
fn every_rule_is_described() {
    let page = fs::read_to_string("../spec/README.md").expect("the page");
    for rule in rules() {
        assert!(page.contains(&format!("| `{rule}` |")), "{rule} is not in the table of spec/README.md");
    }
}
