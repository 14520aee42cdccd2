//! `cargo differential [DOCUMENT]`: compares the requests of the SDK that is generated from a document with those of
//! progenitor's client for it. Without an argument, for `spec/openapi.yaml`.
//!
//! Exit codes: 0 when all requests that can be compared are equal or differ as `tolerated` says, 1 otherwise.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use codegen::diagnostic::Diagnostic;
use codegen::ir::Api;
use codegen::{frontend, surface};
use differential::compare::{Outcome, compare};
use differential::document::{Document, Operation};
use differential::expected::Expected;
use differential::plan::{self, Call, Side};
use differential::recorder::Recorder;
use differential::report::Report;
use differential::request::Request;
use differential::scratch::{Scratch, calls};
use differential::{peer, peer::Peer};
use serde_json::Value;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Of a hundred operations at least so many have to be compared, whatever the list of the others says.
const LEAST_COMPARED: usize = 90;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<bool> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let file = std::env::args().nth(1).map_or_else(|| workspace.join("spec/openapi.yaml"), PathBuf::from);
    let (document, api) = load(&file)?;
    let operations = document.operations();
    let peer = peer::generate(&document, &operations)?;
    let compared: Vec<Operation> =
        operations.iter().filter(|operation| !peer.refused.contains_key(&operation.id)).cloned().collect();
    let driver = build(&workspace, &file, &api, &peer)?;

    let calls = plan::plan(&document, &compared);
    let outcomes = send(&driver, &calls)?;
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

/// Writes and builds both clients and the driver.
fn build(workspace: &Path, file: &Path, api: &Api, peer: &Peer) -> Result<Driver> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.join("target"), PathBuf::from);
    let folder = target.join("differential").join(file.file_stem().unwrap_or_default());
    let known: BTreeSet<&str> = peer.calls.iter().map(|call| &*call.id).collect();
    let ours: Vec<_> = api.operations.iter().filter(|operation| known.contains(&*operation.id)).collect();
    let code = calls(api, &ours, &peer.calls);
    let scratch = Scratch::write(folder.clone(), &workspace.join("Cargo.lock"), &peer.code, &code)?;
    cargo(workspace, |command| {
        command.args([
            "run",
            "--quiet",
            "--package",
            "xtask",
            "--",
            "generate",
            "--warnings",
            "0",
            "--name",
            "ours",
        ]);
        command.arg("--spec").arg(file).arg("--out").arg(Scratch::ours(&folder));
    })?;
    cargo(workspace, |command| {
        command.args(["build", "--package", "driver", "--manifest-path"]).arg(scratch.manifest());
        command.arg("--target-dir").arg(&target);
        // Warnings about code that progenitor writes.
        command.env("RUSTFLAGS", "-Awarnings");
    })?;
    let program = target.join("debug").join(format!("driver{}", std::env::consts::EXE_SUFFIX));
    Ok(Driver { program, scratch })
}

fn cargo(folder: &Path, arguments: impl FnOnce(&mut Command)) -> Result<()> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    arguments(command.current_dir(folder));
    // What Cargo says about the crate of this program is nothing for others.
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(format!("{command:?}: {status}").into()) }
}

/// The program that calls both clients.
struct Driver {
    program: PathBuf,
    scratch: Scratch,
}

/// Makes all calls with both clients, and compares what arrives.
fn send(driver: &Driver, calls: &[Call<'_>]) -> Result<Vec<Outcome>> {
    let recorder = Recorder::start()?;
    let plan = driver.scratch.write_plan(&plan::to_json(calls).to_string())?;
    let output = Command::new(&driver.program).arg(plan).arg(recorder.url()).output()?;
    if !output.status.success() {
        return Err(format!("the driver failed: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let mut sent: Vec<[Vec<Request>; 2]> = vec![Default::default(); calls.len()];
    for mut request in recorder.take() {
        let (side, number) =
            plan::place(&mut request).ok_or_else(|| format!("not a call: {}", request.path))?;
        sent.get_mut(number).ok_or("a call that is not in the plan")?[side as usize].push(request);
    }
    let errors: Vec<Value> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(serde_json::from_str)
        .collect::<serde_json::Result<_>>()?;
    let error = |number: usize, side: Side| {
        let is_it = |error: &&Value| error["call"] == number && error["side"] == side.word();
        errors.iter().find(is_it).and_then(|error| error["error"].as_str()).unwrap_or("no error").to_owned()
    };
    let outcomes = calls.iter().enumerate().map(|(number, call)| match &sent[number] {
        [ours, peer] if ours.len() == 1 && peer.len() == 1 => compare(call, &ours[0], &peer[0]),
        [ours, peer] if ours.len() == 1 && peer.is_empty() => Outcome::Unsent(error(number, Side::Peer)),
        [ours, peer] => Outcome::Different(vec![format!(
            "requests: {} ({}), progenitor {} ({})",
            ours.len(),
            error(number, Side::Ours),
            peer.len(),
            error(number, Side::Peer)
        )]),
    });
    Ok(outcomes.collect())
}

/// Whether the comparison is what it has to be; says what is not.
fn judge(report: &Report, workspace: &Path, file: &Path) -> Result<bool> {
    for difference in &report.different {
        eprintln!("different: {difference}");
    }
    for line in &report.unsent {
        eprintln!("not sent: {line}");
    }
    let expected = Expected::of(&workspace.join("codegen/differential/expected"), file);
    let update = std::env::var_os("UPDATE").is_some();
    let changes = expected.check(&report.refused, update)?;
    for change in &changes {
        eprintln!("{}: {change}", expected.path().display());
    }
    let enough = report.compared.len() * 100 >= report.operations * LEAST_COMPARED && report.operations > 0;
    if !enough {
        eprintln!("error: fewer than {LEAST_COMPARED} of 100 operations are compared");
    }
    Ok(report.different.is_empty() && changes.is_empty() && enough)
}
