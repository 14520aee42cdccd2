//! Whatever comes in, a run ends with files or with errors: it never panics, the typed model takes every document that
//! the checks let through, and the backends take every API.

use std::sync::LazyLock;

use codegen::{
    backend,
    diagnostic::Diagnostic,
    frontend::{Document, LoadResult, load_bytes, lower_document},
    surface,
};
use proptest::prelude::*;

use crate::generators::document;

/// Fails when the result is not one that a caller may rely on.
fn check(result: LoadResult) -> Result<(), TestCaseError> {
    match result {
        Ok((document, warnings)) => {
            prop_assert!(warnings.iter().all(|warning| !warning.is_error()));
            generate(&document, warnings)?;
        }
        Err(findings) => {
            prop_assert!(findings.iter().any(|finding| finding.is_error()));
            for finding in findings {
                prop_assert!(!finding.message.contains("the typed model"), "{finding}");
            }
        }
    }
    Ok(())
}

/// What is loaded either becomes an API, and that files, or gets errors.
fn generate(document: &Document, warnings: Vec<Diagnostic>) -> Result<(), TestCaseError> {
    let Ok(loaded) = lower_document(document, warnings, &surface::reserved()) else { return Ok(()) };
    let options = backend::rust::Options { command: "test".to_owned(), pages: Vec::new() };
    let code = backend::rust::generate(&loaded.api, &options);
    prop_assert!(code.is_ok(), "{:?}", code.err());
    let pages =
        backend::docs::generate(&loaded.api, &backend::docs::Options { crate_name: "test".to_owned() });
    prop_assert!(pages.is_ok(), "{:?}", pages.err());
    Ok(())
}

/// Documents of the other tests, to be broken here.
static DOCUMENTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folders =
        ["tests/normalise", "tests/rejects"].map(|folder| std::fs::read_dir(folder).expect("cases"));
    let mut paths: Vec<_> =
        folders.into_iter().flatten().map(|case| case.expect("a case").path().join("openapi.yaml")).collect();
    paths.sort();
    let small = paths.iter().filter(|path| !path.to_string_lossy().contains("bomb"));
    small.filter_map(|path| std::fs::read_to_string(path).ok()).collect()
});

/// Pieces of text that mean something to one of the stages.
const PIECES: &[&str] = &[
    "$ref",
    "'#/components/schemas/Part'",
    "'#/'",
    "null",
    "{}",
    "[]",
    "[",
    "}",
    "&a ",
    "*a",
    "<<: ",
    "allOf: ",
    "oneOf: ",
    "type: ",
    "object",
    "'null'",
    "1e999",
    "-1",
    "0.5",
    "18446744073709551616",
    "true",
    "\n",
    "\n  ",
    "- ",
    "? ",
    ": ",
    "\"",
    "'",
    "|\n",
    "#",
    "\u{feff}",
    "\u{85}",
    "\t",
    "%",
    "---\n",
    "!!int ",
    "x-",
    "nullable: true",
    "enum: ",
    "{id}",
];

/// A quarter of the cases that `PROPTEST_CASES` asks for, since each writes all files of an API.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.div_ceil(4), failure_persistence: None, ..default }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(load_bytes("bytes.yaml", bytes))?;
    }

    #[test]
    fn pieces(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let text = format!("openapi: 3.1.1\ninfo: {{title: t, version: v}}\npaths: {{}}\ncomponents:\n  schemas:\n    Part: {}", pieces.concat());
        check(load_bytes("pieces.yaml", text.into_bytes()))?;
    }

    #[test]
    fn broken_documents(which in any::<prop::sample::Index>(), changes in prop::collection::vec(change(), 1..6)) {
        let mut text = which.get(&DOCUMENTS).clone().into_bytes();
        for change in changes {
            change.apply(&mut text);
        }
        check(load_bytes("broken.yaml", text))?;
    }

    #[test]
    fn documents_of_known_keywords(document in document()) {
        check(load_bytes("document.json", document.to_string().into_bytes()))?;
    }
}

/// A change of a text.
#[derive(Clone, Debug)]
enum Change {
    Remove(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
    Insert(prop::sample::Index, &'static str),
    Move(prop::sample::Index, prop::sample::Index, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        (index(), 1usize..40).prop_map(|(at, length)| Change::Remove(at, length)),
        (index(), 1usize..40).prop_map(|(at, length)| Change::Repeat(at, length)),
        (index(), prop::sample::select(PIECES)).prop_map(|(at, piece)| Change::Insert(at, piece)),
        (index(), index(), 1usize..40).prop_map(|(from, to, length)| Change::Move(from, to, length)),
    ]
}

impl Change {
    fn apply(&self, text: &mut Vec<u8>) {
        let cut = |text: &[u8], at: &prop::sample::Index, length: usize| {
            let start = at.index(text.len() + 1);
            start..(start + length).min(text.len())
        };
        match self {
            Change::Remove(at, length) => drop(text.drain(cut(text, at, *length))),
            Change::Repeat(at, length) => {
                let range = cut(text, at, *length);
                let part = text[range.clone()].to_vec();
                text.splice(range.start..range.start, part);
            }
            Change::Insert(at, piece) => {
                let at = at.index(text.len() + 1);
                text.splice(at..at, piece.bytes());
            }
            Change::Move(from, to, length) => {
                let part: Vec<u8> = text.drain(cut(text, from, *length)).collect();
                let to = to.index(text.len() + 1);
                text.splice(to..to, part);
            }
        }
    }
}
