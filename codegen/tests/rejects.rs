//! Documents and what the front end says about them.
//!
//! `tests/rejects/<case>/` holds a document that is refused and `expected.txt`, all that is said about it.
//! `tests/normalise/<case>/` holds a document that is taken and `expected.txt`, its schemas and paths as lowering gets
//! them and the warnings. `overlay.yaml`, where there is one, is applied. `UPDATE=1 cargo test -p codegen --test rejects`
//! writes the expectations anew; review the difference.

use std::{
    fs,
    path::{Path, PathBuf},
};

use codegen::{
    diagnostic::{Diagnostic, render},
    frontend::{
        self, Document,
        tree::{Node, NodeValue},
    },
};

#[path = "rejects_more/generators.rs"]
mod generators;
#[path = "rejects_more/hostile.rs"]
mod hostile;
#[path = "rejects_more/properties.rs"]
mod properties;

#[test]
fn rejects() {
    for_each_case("tests/rejects", |case| match load(case) {
        Ok((_, warnings)) => panic!("{} was taken; warnings: {}", case.display(), render(&warnings, false)),
        Err(diagnostics) => render(&diagnostics, false),
    });
}

#[test]
fn normalises() {
    for_each_case("tests/normalise", |case| match load(case) {
        Ok((document, warnings)) => format!("{}\n{}", body(&document), render(&warnings, false)),
        Err(diagnostics) => panic!("{} was refused: {}", case.display(), render(&diagnostics, false)),
    });
}

fn load(case: &Path) -> Result<(Document, Vec<Diagnostic>), Vec<Diagnostic>> {
    let file = |name: &str| Some(case.join(name)).filter(|path| path.exists());
    let input = file("openapi.yaml").or_else(|| file("openapi.json")).expect("a case has a document");
    frontend::load_document(&input, &file("overlay.yaml").into_iter().collect::<Vec<_>>())
}

/// The document without what every case has.
fn body(document: &Document) -> String {
    let mut out = String::new();
    for (key, node) in document.root.as_object().into_iter().flatten() {
        if !matches!(key.as_str(), "openapi" | "info")
            && node.as_object().is_none_or(|members| !members.is_empty())
        {
            out.push_str(&format!("{key}: {}\n", pretty(node, 1)));
        }
    }
    out
}

/// JSON in which what is short stands on one line.
fn pretty(node: &Node, indent: usize) -> String {
    let short = node.to_text();
    if short.len() + indent * 2 <= 100 && indent > 1 {
        return short;
    }
    let item = |text: String| format!("\n{}{text}", "  ".repeat(indent));
    match &node.value {
        NodeValue::List(items) => {
            items.iter().map(|node| item(format!("- {}", pretty(node, indent + 1)))).collect()
        }
        NodeValue::Object(members) => {
            members.iter().map(|(key, node)| item(format!("{key}: {}", pretty(node, indent + 1)))).collect()
        }
        _ => short,
    }
}

/// Compares what `run` gives for each folder of `folder` with its `expected.txt`; tells all that differ.
fn for_each_case(folder: &str, run: impl Fn(&Path) -> String) {
    let mut cases: Vec<PathBuf> =
        fs::read_dir(folder).expect("cases").map(|entry| entry.expect("a case").path()).collect();
    cases.sort();
    assert!(!cases.is_empty(), "no cases in {folder}");
    let update = std::env::var_os("UPDATE").is_some();
    let mut different = Vec::new();
    for case in cases {
        let expectation = case.join("expected.txt");
        let actual = run(&case).trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n";
        let expected = fs::read_to_string(&expectation).unwrap_or_default();
        if update && actual != expected {
            fs::write(&expectation, actual).expect("the expectation can be written");
        } else if actual != expected {
            different.push(format!("{}:\n--- expected\n{expected}\n--- actual\n{actual}", case.display()));
        }
    }
    assert!(different.is_empty(), "{}\nUPDATE=1 writes the expectations anew", different.join("\n"));
}
