//! Reading old revisions of the document. The working tree, the index and the refs stay as they are.

use std::fs;
use std::io::{BufReader, Read as _, Write as _};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use codegen::diagnostic::{Diagnostic, Place};
use tempfile::TempDir;

use crate::workspace::Workspace;

/// The folder of the document in the workspace.
const FOLDER: &str = "spec";

/// The document in the workspace.
pub const DOCUMENT: &str = "spec/openapi.yaml";

/// The commit that `name` stands for, if it does.
///
/// # Errors
/// When git cannot be run.
pub fn commit(workspace: &Workspace, name: &str) -> Result<Option<String>> {
    let wanted = format!("{name}^{{commit}}");
    let run = git(workspace, &["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])?;
    Ok(run.map(|text| text.trim().to_owned()))
}

/// The commit in which the histories of two revisions parted.
///
/// # Errors
/// When git cannot be run, or they have none in common.
pub fn ancestor(workspace: &Workspace, old: &str, new: &str) -> Result<String> {
    match git(workspace, &["merge-base", "--end-of-options", old, new])? {
        Some(text) => Ok(text.trim().to_owned()),
        None => bail!("{old:?} and {new:?} have no commit in common"),
    }
}

/// What git prints; `None` when it says no.
fn git(workspace: &Workspace, words: &[&str]) -> Result<Option<String>> {
    let run = command(workspace, words).stdin(Stdio::null()).output().context("cannot run git")?;
    Ok(run.status.success().then(|| String::from_utf8_lossy(&run.stdout).into_owned()))
}

fn command(workspace: &Workspace, words: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(workspace.root()).args(words);
    command
}

/// The folder of the document as a revision has it, in a place of its own that goes away with this value.
pub struct Checkout {
    folder: TempDir,
    revision: String,
}

impl Checkout {
    /// Takes the files out of the repository.
    ///
    /// # Errors
    /// When git cannot be run, or the revision has no document.
    pub fn new(workspace: &Workspace, revision: &str, commit: &str) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("xtask-diff-").tempdir();
        let folder = folder.context("cannot make a temporary folder")?;
        // A path of a listing is relative to the folder that git works in.
        let tree = format!("{FOLDER}/");
        let listing = git(workspace, &["ls-tree", "-r", "-z", "--end-of-options", commit, &tree])?;
        let entries = entries(&listing.unwrap_or_default());
        ensure!(
            entries.iter().any(|entry| entry.path == Path::new(DOCUMENT)),
            "the revision {revision:?} has no {DOCUMENT}"
        );
        write(workspace, &entries, folder.path()).context("cannot read the revision")?;
        Ok(Self { folder, revision: revision.to_owned() })
    }

    /// The document.
    pub fn document(&self) -> PathBuf {
        self.folder.path().join(DOCUMENT)
    }

    /// A finding with the path in the revision in place of the one that the file has here.
    pub fn renamed(&self, mut finding: Diagnostic) -> Diagnostic {
        let here = format!("{}/", self.folder.path().display());
        let there = format!("{}:", self.revision);
        let rename = |place: &mut Place| place.file = place.file.replace(&here, &there);
        finding.site.place.iter_mut().chain(&mut finding.also).for_each(rename);
        finding.message = finding.message.replace(&here, &there);
        finding
    }
}

/// A file of a revision.
struct Entry {
    object: String,
    path: PathBuf,
}

/// The plain files of a listing. Links are left out: what they would lead to is not what the revision had.
fn entries(listing: &str) -> Vec<Entry> {
    let entry = |line: &str| {
        let (facts, path) = line.split_once('\t')?;
        let [mode, "blob", object] = facts.split(' ').collect::<Vec<_>>()[..] else { return None };
        let path = PathBuf::from(path);
        let stays = path.components().all(|part| matches!(part, Component::Normal(_)));
        (mode.starts_with("100") && stays).then(|| Entry { object: object.to_owned(), path })
    };
    listing.split('\0').filter_map(entry).collect()
}

/// Writes the files below `folder`, all by one process of git.
fn write(workspace: &Workspace, entries: &[Entry], folder: &Path) -> Result<()> {
    let mut process = command(workspace, &["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run git")?;
    let mut asks = process.stdin.take().context("git takes no questions")?;
    let answers = process.stdout.take().context("git gives no answers")?;
    let questions: String = entries.iter().map(|entry| format!("{}\n", entry.object)).collect();
    // Git answers while it still reads, so that asking all at once would wait for ever.
    let asking = std::thread::spawn(move || asks.write_all(questions.as_bytes()));
    let result = copy(BufReader::new(answers), entries, folder);
    asking.join().ok();
    process.wait().context("cannot run git")?;
    result
}

fn copy(mut answers: impl std::io::BufRead, entries: &[Entry], folder: &Path) -> Result<()> {
    for entry in entries {
        let mut head = String::new();
        answers.read_line(&mut head)?;
        let size = head.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
        let Some(size) = size else { bail!("git has no {}", entry.path.display()) };
        let mut bytes = Vec::new();
        answers.by_ref().take(size + 1).read_to_end(&mut bytes)?;
        bytes.pop();
        let path = folder.join(&entry.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, bytes)?;
    }
    Ok(())
}
