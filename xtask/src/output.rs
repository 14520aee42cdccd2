//! What a run wants on disk, and how that differs from what is there.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use codegen::file_set::FileSet;

/// Everything that a run wants on disk below one folder.
#[derive(Debug)]
pub struct Output {
    /// The folder that all paths are relative to.
    pub root: PathBuf,
    /// Folders that belong to the generator as a whole: what it does not want there is removed.
    pub trees: Vec<String>,
    /// All wanted files, those of `trees` and single ones.
    pub files: FileSet,
}

/// A file that is not on disk as it is wanted.
#[derive(Debug, PartialEq, Eq)]
pub struct Change {
    /// The path below the root, with `/` between folders.
    pub path: String,
    /// What is on disk; `None` when there is nothing.
    pub before: Option<Vec<u8>>,
    /// What is wanted; `None` when nothing is.
    pub after: Option<String>,
}

/// How an [`Output`] differs from the disk.
#[derive(Debug, Default)]
pub struct Delta {
    /// The differences, in byte order of their paths.
    pub changes: Vec<Change>,
    /// How many files are as wanted.
    pub unchanged: usize,
}

impl Output {
    /// Compares with the disk, reading only.
    ///
    /// # Errors
    /// When a path cannot be read, leads through a symbolic link, or is a folder where a file is wanted.
    pub fn compare(&self) -> Result<Delta> {
        let mut found = BTreeMap::new();
        for tree in &self.trees {
            refuse_links(&self.root, tree)?;
            walk(&self.root, tree, &mut found)?;
        }
        let singles = self.files.iter().map(|(path, _)| path).filter(|path| self.tree_of(path).is_none());
        for path in singles {
            refuse_links(&self.root, path)?;
            if let Some(bytes) = read_single(&self.root.join(path))? {
                found.insert(path.to_owned(), bytes);
            }
        }
        Ok(self.delta(found))
    }

    fn delta(&self, mut found: BTreeMap<String, Vec<u8>>) -> Delta {
        let mut delta = Delta::default();
        for (path, text) in self.files.iter() {
            match found.remove(path) {
                Some(bytes) if bytes == text.as_bytes() => delta.unchanged += 1,
                before => delta.changes.push(Change { path: path.into(), before, after: Some(text.into()) }),
            }
        }
        let extra = found.into_iter().map(|(path, bytes)| Change { path, before: Some(bytes), after: None });
        delta.changes.extend(extra);
        delta.changes.sort_by(|a, b| a.path.cmp(&b.path));
        delta
    }

    /// The tree that `path` lies in; `None` for a single file.
    pub fn tree_of(&self, path: &str) -> Option<&str> {
        let inside = |tree: &&String| path.strip_prefix(*tree).is_some_and(|rest| rest.starts_with('/'));
        self.trees.iter().find(inside).map(String::as_str)
    }
}

/// Reads all files below `folder` of `root`. Links, pipes and the like are listed, but neither followed nor
/// opened.
fn walk(root: &Path, folder: &str, found: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    let at = root.join(folder);
    let entries = match fs::read_dir(&at) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).with_context(|| format!("cannot list {}", at.display())),
    };
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot list {}", at.display()))?;
        let kind = entry.file_type().with_context(|| format!("cannot look at {}", entry.path().display()))?;
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if kind.is_dir() {
            walk(root, &path, found)?;
        } else if kind.is_file() {
            found.insert(path, read(&entry.path())?);
        } else {
            found.insert(path, b"(not a plain file)\n".to_vec());
        }
    }
    Ok(())
}

/// The bytes of a single file; `None` when nothing is there.
fn read_single(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => read(path).map(Some),
        Ok(_) => bail!("{} is in the way of a generated file", path.display()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot look at {}", path.display())),
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Refuses a path below `root` that leads through a symbolic link, since that could lead out of `root`.
fn refuse_links(root: &Path, path: &str) -> Result<()> {
    let mut at = root.to_owned();
    for segment in path.split('/') {
        at.push(segment);
        match fs::symlink_metadata(&at) {
            Ok(found) if found.is_symlink() => {
                bail!("{} is a symbolic link: put a plain one there", at.display())
            }
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => break,
            Err(error) => return Err(error).with_context(|| format!("cannot look at {}", at.display())),
        }
    }
    Ok(())
}
