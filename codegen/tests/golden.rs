//! Small documents and what they become, one folder a case: `openapi.yaml` and the dump of its API, `ir.txt`.
//!
//! `UPDATE=1 cargo test -p codegen --test golden` writes the dumps anew.

mod support;

use std::{fs, path::Path};

use codegen::{diagnostic::Diagnostic, frontend, surface};

#[test]
fn documents_become_what_their_dump_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut cases: Vec<_> =
        fs::read_dir(&folder).expect("the folder of cases").flatten().map(|entry| entry.path()).collect();
    cases.retain(|case| case.join("openapi.yaml").exists());
    cases.sort();
    assert!(cases.len() > 30, "cases are missing: {cases:?}");
    let update = std::env::var_os("UPDATE").is_some();
    let mut stale = Vec::new();
    for case in cases {
        let expected = case.join("ir.txt");
        let found = run(&case.join("openapi.yaml"));
        if update {
            fs::write(&expected, found).expect("a dump that can be written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            stale.push(format!("{} is not\n{found}", expected.display()));
        }
    }
    assert!(
        stale.is_empty(),
        "{} dumps differ; UPDATE=1 writes them anew\n{}",
        stale.len(),
        stale.join("\n")
    );
}

fn run(document: &Path) -> String {
    let (mut out, findings) = match frontend::load(document, &[], &surface::reserved()) {
        Ok(loaded) => (support::dump::dump(&loaded.api), loaded.warnings),
        Err(errors) => ("no API\n".to_owned(), errors),
    };
    if !findings.is_empty() {
        out.push('\n');
    }
    findings.iter().for_each(|finding| out.push_str(&finding_text(finding)));
    out
}

fn finding_text(finding: &Diagnostic) -> String {
    let kind = if finding.is_error() { "error" } else { "warning" };
    let place =
        finding.site.place.as_ref().map_or(String::new(), |place| format!("{}:{}", place.line, place.column));
    format!("{kind} {place} {}: {}\n", finding.site.pointer, finding.message)
}
