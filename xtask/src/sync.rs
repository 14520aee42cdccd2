//! The only writer of what is generated: brings the disk to what a run wants, as a whole or not at all. The site of
//! `docs` is one folder that moves in the same way.
//!
//! 1. Everything is put into `.xtask-stage` in the output folder. A failure there, or a kill, has changed nothing.
//! 2. Renaming that folder to `.xtask-commit` is the decision.
//! 3. Each owned tree and each single file that differs moves into place with one rename, the old one moving
//!    aside first. When a rename fails, those before it are undone.
//!
//! A kill during step 3 leaves `.xtask-commit` behind, and the next run finishes it before anything else
//! (`check` only reports it). Files that do not differ keep their modification times.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};

use crate::output::{Delta, Output};

const STAGE: &str = ".xtask-stage";
const COMMIT: &str = ".xtask-commit";
/// The list of what moves, one path a line, in a stage folder.
const ENTRIES: &str = "entries";

/// Brings the disk to `output` and tells what it changed.
///
/// # Errors
/// When something cannot be read or written. Then the disk is as it was before.
pub fn write(output: &Output) -> Result<Delta> {
    let new_root = !output.root.exists();
    fs::create_dir_all(&output.root)
        .with_context(|| format!("cannot create the folder {}", output.root.display()))?;
    let written = write_locked(output);
    if written.is_err() && new_root {
        // Removes only an empty folder.
        fs::remove_dir(&output.root).ok();
    }
    written
}

/// Replaces the folder `tree` in `root` by a new one that `fill` writes to.
///
/// # Errors
/// When `fill` fails, or something cannot be read or written. Then the disk is as it was before.
pub fn replace(root: &Path, tree: &str, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    fs::create_dir_all(root).with_context(|| format!("cannot create the folder {}", root.display()))?;
    let _lock = lock(root);
    recover(root)?;
    stage(root, |stage| {
        let new = stage.join("new").join(tree);
        fs::create_dir_all(&new)?;
        fill(&new)?;
        Ok(fs::write(stage.join(ENTRIES), tree)?)
    })?;
    commit(root, &mut rename)
}

fn write_locked(output: &Output) -> Result<Delta> {
    let _lock = lock(&output.root);
    recover(&output.root)?;
    let delta = output.compare()?;
    if delta.changes.is_empty() {
        return Ok(delta);
    }
    stage(&output.root, |stage| {
        stage_entries(output, &delta, stage).context("cannot prepare the new files")
    })?;
    commit(&output.root, &mut rename)?;
    Ok(delta)
}

/// Lets `fill` write what has to move, and removes it when that fails.
fn stage(root: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let stage = root.join(STAGE);
    let staged = fill(&stage);
    if staged.is_err() {
        fs::remove_dir_all(&stage).ok();
    }
    staged
}

/// Whether a run was killed while it moved files into place below `root`.
pub fn is_interrupted(root: &Path) -> bool {
    root.join(COMMIT).join(ENTRIES).exists()
}

/// Keeps a second run out until the result is dropped. Where a folder cannot be locked (Windows), runs at the
/// same time are not kept apart.
fn lock(root: &Path) -> Option<File> {
    let folder = File::open(root).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

/// Finishes a run that was killed after its decision, and forgets one that was killed before.
fn recover(root: &Path) -> Result<()> {
    if is_interrupted(root) {
        roll_forward(root, &entries(root)?, &mut rename)
            .with_context(|| format!("cannot finish an interrupted run; its files are in {COMMIT}"))?;
    }
    for folder in [COMMIT, STAGE] {
        let folder = root.join(folder);
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
        }
    }
    Ok(())
}

/// Writes all that has to move into `stage`: whole trees, and single files.
fn stage_entries(output: &Output, delta: &Delta, stage: &Path) -> Result<()> {
    let changed: BTreeSet<&str> = delta.changes.iter().map(|change| change.path.as_str()).collect();
    let entries: BTreeSet<&str> = changed.iter().map(|path| output.tree_of(path).unwrap_or(path)).collect();
    let new = stage.join("new");
    fs::create_dir_all(&new)?;
    for tree in output.trees.iter().filter(|tree| entries.contains(tree.as_str())) {
        fs::create_dir_all(new.join(tree))?;
    }
    let mut created = PathBuf::new();
    for (path, text) in output.files.iter() {
        if entries.contains(output.tree_of(path).unwrap_or(path)) {
            let to = new.join(path);
            // Files come in the order of their paths, so that those of a folder mostly stand together.
            if to.parent() != Some(&created) {
                create_parent(&to)?;
                created = to.parent().map(Path::to_owned).unwrap_or_default();
            }
            if changed.contains(path) {
                fs::write(&to, text)?;
            } else {
                link_or_copy(&output.root.join(path), &to)?;
            }
        }
    }
    let list: Vec<&str> = entries.into_iter().collect();
    fs::write(stage.join(ENTRIES), list.join("\n"))?;
    Ok(())
}

/// The same file under a second name; where the file system has no hard links, a copy with the same times.
fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    fs::copy(from, to)?;
    let times = fs::FileTimes::new().set_modified(fs::metadata(from)?.modified()?);
    File::options().write(true).open(to)?.set_times(times)
}

/// How a file or folder is moved; tests put failures here.
type Rename<'a> = &'a mut dyn FnMut(&Path, &Path) -> io::Result<()>;

fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Moves everything staged into place, or puts everything back.
fn commit(root: &Path, rename: Rename<'_>) -> Result<()> {
    let (stage, commit) = (root.join(STAGE), root.join(COMMIT));
    fs::rename(&stage, &commit).with_context(|| format!("cannot rename {}", stage.display()))?;
    let entries = entries(root)?;
    let moved = roll_forward(root, &entries, rename);
    if moved.is_err() {
        roll_back(root, &entries)
            .with_context(|| format!("cannot undo a part of the changes; the files are in {COMMIT}"))?;
    }
    // From here on the folder is waste, whatever happens.
    fs::rename(&commit, &stage).with_context(|| format!("cannot rename {}", commit.display()))?;
    fs::remove_dir_all(&stage).ok();
    moved
}

fn entries(root: &Path) -> Result<Vec<String>> {
    let path = root.join(COMMIT).join(ENTRIES);
    let list = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(list.lines().map(String::from).collect())
}

/// Moves what is still staged into place. Running it again after a kill at any point gives the same end.
fn roll_forward(root: &Path, entries: &[String], rename: Rename<'_>) -> Result<()> {
    for entry in entries {
        let Places { new, old, live } = Places::of(root, entry);
        if !new.exists() {
            continue;
        }
        let mut step = |from: &Path, to: &Path| -> Result<()> {
            create_parent(to)?;
            rename(from, to)
                .map_err(|error| anyhow!("cannot move {} to {}: {error}", from.display(), to.display()))
        };
        if live.exists() {
            step(&live, &old)?;
        }
        step(&new, &live)?;
    }
    Ok(())
}

/// Puts the old files and folders back.
fn roll_back(root: &Path, entries: &[String]) -> Result<()> {
    for entry in entries.iter().rev() {
        let Places { new, old, live } = Places::of(root, entry);
        if !new.exists() && live.exists() {
            fs::rename(&live, &new)?;
        }
        if old.exists() {
            fs::rename(&old, &live)?;
        }
    }
    Ok(())
}

/// Where one moving file or folder is before, during and after.
struct Places {
    new: PathBuf,
    old: PathBuf,
    live: PathBuf,
}

impl Places {
    fn of(root: &Path, entry: &str) -> Self {
        let commit = root.join(COMMIT);
        Self {
            new: commit.join("new").join(entry),
            old: commit.join("old").join(entry),
            live: root.join(entry),
        }
    }
}

fn create_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

#[cfg(test)]
mod tests;
