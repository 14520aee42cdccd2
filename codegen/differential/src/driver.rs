//! The program that calls both clients: builds it, runs it, and compares what arrives.

use std::collections::BTreeSet;
use std::error::Error;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::ir::Api;
use serde_json::Value;

use crate::compare::{Outcome, compare};
use crate::plan::{self, Call, Side};
use crate::recorder::Recorder;
use crate::request::Request;
use crate::scratch::{PeerCall, Scratch, calls};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A call is made again without a value that progenitor refuses, at most so often.
const ROUNDS: usize = 8;

/// The program, built.
pub struct Driver {
    target: PathBuf,
    scratch: Scratch,
}

impl Driver {
    /// Writes and builds both clients for the document in `file`, and the program.
    ///
    /// # Errors
    /// When a file cannot be written, or something does not compile.
    pub fn build(
        workspace: &Path,
        file: &Path,
        api: &Api,
        peer: &str,
        peer_calls: &[PeerCall],
    ) -> Result<Self> {
        let target = workspace.join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()));
        let known: BTreeSet<&str> = peer_calls.iter().map(|call| &*call.id).collect();
        let ours: Vec<_> = api.operations.iter().filter(|operation| known.contains(&*operation.id)).collect();
        let scratch = Scratch::of(file, &target);
        scratch.write(&workspace.join("Cargo.lock"), peer, &calls(api, &ours, peer_calls))?;
        let (folder, name) = scratch.ours();
        let mut generate = cargo(workspace);
        generate.args(["run", "--quiet", "--package", "xtask", "--", "generate", "--warnings", "0"]);
        generate.args(["--name", &name]).arg("--spec").arg(file).arg("--out").arg(&folder);
        succeed(generate)?;
        open_operations(&folder.join("src/generated/operations"))?;
        let driver = Self { target, scratch };
        succeed(driver.command("build"))?;
        Ok(driver)
    }

    /// A Cargo command about the program.
    fn command(&self, what: &str) -> Command {
        let mut command = cargo(&self.target);
        command.args([what, "--quiet", "--package", &self.scratch.driver(), "--manifest-path"]);
        command.arg(self.scratch.manifest()).arg("--target-dir").arg(&self.target);
        command
    }

    /// Makes all calls with both clients, and compares what arrives. A call that progenitor refuses because of a value
    /// that the call can do without is made again without it.
    ///
    /// # Errors
    /// When the program fails, or something arrives that is not one of the calls.
    pub fn compare(&self, calls: &mut [Call<'_>]) -> Result<Vec<Outcome>> {
        let mut outcomes = self.send(calls)?;
        for _ in 0..ROUNDS {
            let again = |(number, call): (usize, &mut Call<'_>)| match &outcomes[number] {
                Outcome::Unsent(error) if call.leave_out(error) => Some(number),
                _ => None,
            };
            let again: Vec<usize> = calls.iter_mut().enumerate().filter_map(again).collect();
            if again.is_empty() {
                break;
            }
            let some: Vec<Call<'_>> = again.iter().map(|number| calls[*number].clone()).collect();
            for (number, outcome) in again.into_iter().zip(self.send(&some)?) {
                outcomes[number] = outcome;
            }
        }
        Ok(outcomes)
    }

    fn send(&self, calls: &[Call<'_>]) -> Result<Vec<Outcome>> {
        let recorder = Recorder::start()?;
        let plan = self.scratch.write_plan(&plan::to_json(calls).to_string())?;
        let output = self.command("run").arg("--").arg(plan).arg(recorder.url()).output()?;
        if !output.status.success() {
            return Err(format!("the driver failed: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
        let output = String::from_utf8(output.stdout)?;
        let errors: Vec<Value> =
            output.lines().map(serde_json::from_str).collect::<serde_json::Result<_>>()?;
        let mut sent: Vec<[Vec<Request>; 2]> = vec![Default::default(); calls.len()];
        for mut request in recorder.take() {
            let (side, number) =
                plan::place(&mut request).ok_or_else(|| format!("not a call: {}", request.path))?;
            sent.get_mut(number).ok_or("a call that is not in the plan")?[side as usize].push(request);
        }
        Ok(calls
            .iter()
            .zip(&sent)
            .enumerate()
            .map(|(number, (call, sent))| outcome(call, number, sent, &errors))
            .collect())
    }
}

/// What came of a call of which `ours` and `peer` arrived.
fn outcome(call: &Call<'_>, number: usize, [ours, peer]: &[Vec<Request>; 2], errors: &[Value]) -> Outcome {
    let error = |side: Side| {
        let is_it = |error: &&Value| error["call"] == number && error["side"] == side.word();
        errors.iter().find(is_it).and_then(|error| error["error"].as_str()).unwrap_or("no error")
    };
    match (&ours[..], &peer[..]) {
        ([ours], [peer]) => compare(call, ours, peer),
        ([_], []) => Outcome::Unsent(error(Side::Peer).to_owned()),
        _ => Outcome::Different(vec![format!(
            "requests: {} ({}), progenitor {} ({})",
            ours.len(),
            error(Side::Ours),
            peer.len(),
            error(Side::Peer)
        )]),
    }
}

/// The Cargo that started this program.
fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
    command.current_dir(folder);
    command
}

fn succeed(mut command: Command) -> Result<()> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(format!("{command:?}: {status}").into()) }
}

/// Lets the program fill in the fields of operations, setters aside: takes `#[non_exhaustive]` out of their files.
fn open_operations(folder: &Path) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            open_operations(&path)?;
            continue;
        }
        let text = std::fs::read_to_string(&path)?;
        if text.contains("#[non_exhaustive]\n") {
            std::fs::write(&path, text.replace("#[non_exhaustive]\n", ""))?;
        }
    }
    Ok(())
}
