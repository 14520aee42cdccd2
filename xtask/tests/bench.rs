//! `bench`: what it says about a small document, without other generators.

mod common;

use common::{Small, expect_exit, stderr, stdout};

/// The cells of the first row that starts with `label`.
fn row<'a>(text: &'a str, label: &str) -> Vec<&'a str> {
    let rows = text.lines().filter(|line| line.starts_with('|'));
    let mut rows = rows.map(|line| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>());
    rows.find(|cells| cells[0] == label).unwrap_or_else(|| panic!("no row {label:?}\n{text}"))
}

#[test]
fn the_size_of_what_is_generated() {
    let small = Small::new();
    let run = expect_exit(&small, &["bench", "size", "--only", "ours", "--markdown", "figures.md"], 0);
    let text = stdout(&run);
    assert!(text.starts_with("### Size\n"), "{text}");
    assert!(text.contains("\n`openapi.yaml` with 2 operations, on "), "{text}");
    let (usual, whole) = (row(&text, "ours"), row(&text, "ours, all features"));
    let number = |cells: &[&str], column: usize| cells[column].parse::<f64>().expect("it is a number");
    let lines: f64 = (2..=4).map(|column| number(&usual, column)).sum();
    assert_eq!(usual[6], format!("{:.0}", lines / 2.0), "lines an operation");
    assert_eq!(usual[7], "1.00");
    assert!((1..=4).all(|column| number(&whole, column) >= number(&usual, column)), "{text}");
    assert!(number(&whole, 7) > 1.0, "the server to test against is more");
    assert_eq!(row(&text, "ours, the runtime")[1], "1");
    assert!(!text.contains("failed"), "{text}");
    assert_eq!(small.read("figures.md"), text);
    assert_eq!(small.read("target/bench/crates/ours/src/runtime/mod.rs"), "//! The runtime.\n");
}

#[test]
fn a_document_that_is_wrong_is_told_and_not_measured() {
    let small = Small::new();
    small.write("wrong.yaml", "openapi: 3.1.1\ninfo: { title: x, version: '1' }\npaths: { x: 1 }\n");
    let run = expect_exit(&small, &["bench", "size", "--only", "ours", "--spec", "wrong.yaml"], 1);
    assert!(stderr(&run).contains("wrong.yaml:3:"), "{}", stderr(&run));
    assert_eq!(stdout(&run), "");
}

#[test]
fn wrong_words_are_refused() {
    let small = Small::new();
    for words in [&["bench", "speed"][..], &["bench", "--rounds", "0"], &["bench", "--only", "nobody"]] {
        expect_exit(&small, words, 2);
    }
}
