//! `cargo differential [DOCUMENT]`, see [`USAGE`].

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use codegen::diagnostic::Diagnostic;
use codegen::ir::Api;
use codegen::{frontend, surface};
use differential::document::{Document, Operation};
use differential::driver::Driver;
use differential::expected::Expected;
use differential::report::Report;
use differential::{peer, plan};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const USAGE: &str = "\
Compares the requests of the SDK that is generated from an OpenAPI document with those of progenitor's client for it.

Usage: cargo differential [DOCUMENT]

  DOCUMENT  the OpenAPI 3.0 or 3.1 document [default: spec/openapi.yaml]

With UPDATE=1 in the environment, codegen/differential/expected/<document>.tsv is written instead of compared: the list
of what is not compared, and why.

Exit codes:
  0  every request that can be compared is equal, or differs as codegen/differential/src/tolerated.rs says
  1  a request differs, something is not compared that the list does not have, or something failed
  2  the command line is wrong
";

/// Of a hundred operations at least so many have to be compared, whatever the list of the others says.
const LEAST_COMPARED: usize = 85;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let result = match &words[..] {
        [word] if matches!(&**word, "-h" | "--help") => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        [] => run(None),
        [document] if !document.starts_with('-') => run(Some(document)),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(document: Option<&str>) -> Result<bool> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let file = document.map_or_else(|| workspace.join("spec/openapi.yaml"), PathBuf::from);
    let file = file.canonicalize().map_err(|error| format!("{}: {error}", file.display()))?;
    let (document, api) = load(&file)?;
    let operations = document.operations();
    let peer = peer::generate(&document, &operations)?;
    let compared: Vec<Operation> =
        operations.iter().filter(|operation| !peer.refused.contains_key(&operation.id)).cloned().collect();
    let driver = Driver::build(&workspace, &file, &api, &peer.code, &peer.calls)?;

    let mut calls = plan::plan(&document, &compared);
    let outcomes = driver.compare(&mut calls)?;
    let mut report = Report {
        operations: operations.len(),
        accepted_whole: peer.accepted_whole,
        refused: peer.refused,
        ..Report::default()
    };
    for (call, outcome) in calls.iter().zip(outcomes) {
        report.add(call, outcome);
    }
    report.finish();
    print!("{}", report.summary());
    judge(&report, &workspace, &file)
}

/// The document after the front end, and the API that our client is generated from.
fn load(file: &Path) -> Result<(Document, Api)> {
    let say = |diagnostics: Vec<Diagnostic>| {
        diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let (document, _) = frontend::load_document(file, &[]).map_err(say)?;
    let loaded = frontend::load(file, &[], &surface::reserved()).map_err(say)?;
    Ok((Document::of(&document), loaded.api))
}

/// Whether the comparison is what it has to be; says what is not.
fn judge(report: &Report, workspace: &Path, file: &Path) -> Result<bool> {
    for difference in &report.different {
        eprintln!("different: {difference}");
    }
    let expected = Expected::of(&workspace.join("codegen/differential/expected"), file);
    let update = std::env::var_os("UPDATE").is_some();
    let changes = expected.check(&report.not_compared(), update)?;
    for change in &changes {
        eprintln!("{}: {change}", expected.path().display());
    }
    let enough = report.compared.len() * 100 >= report.operations * LEAST_COMPARED && report.operations > 0;
    if !enough {
        eprintln!("error: fewer than {LEAST_COMPARED} of 100 operations are compared");
    }
    Ok(report.different.is_empty() && changes.is_empty() && enough)
}
