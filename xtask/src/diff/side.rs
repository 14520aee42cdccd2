//! The two documents of a comparison: which they are, and reading them.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use codegen::diagnostic::Diagnostic;
use codegen::ir::Api;
use codegen::{frontend, surface};

use super::git;
use crate::bundle::near;
use crate::workspace::Workspace;

/// One of the two documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// A file
    File(PathBuf),
    /// The document of the workspace, as a commit has it
    Revision {
        /// What the user called it
        name: String,
        /// The commit
        commit: String,
    },
}

/// What the words of the command line mean.
///
/// # Errors
/// When there is no such file or revision.
pub fn sides(words: &[String], workspace: &Workspace) -> Result<(Side, Side)> {
    let working_tree = || Side::File(near(workspace.spec()));
    match words {
        [] => Ok((revision("HEAD", workspace)?, working_tree())),
        [word] => match range(word, workspace)? {
            Some(sides) => Ok(sides),
            None if git::commit(workspace, word)?.is_some() => {
                Ok((revision(word, workspace)?, working_tree()))
            }
            None => Ok((named(word, workspace)?, working_tree())),
        },
        [old, new] => Ok((named(old, workspace)?, named(new, workspace)?)),
        _ => bail!("give at most two documents"),
    }
}

/// `A..B` or `A...B`, where an end that is left out is `HEAD`.
fn range(word: &str, workspace: &Workspace) -> Result<Option<(Side, Side)>> {
    let Some((old, new)) = word.split_once("..").filter(|_| !Path::new(word).exists()) else {
        return Ok(None);
    };
    let end = |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
    let Some(new) = new.strip_prefix('.') else {
        return Ok(Some((revision(&end(old), workspace)?, revision(&end(new), workspace)?)));
    };
    let (old, new) = (end(old), end(new));
    let after = revision(&new, workspace)?;
    revision(&old, workspace)?;
    let name = format!("the common ancestor of {old} and {new}");
    let commit = git::ancestor(workspace, &old, &new)?;
    Ok(Some((Side::Revision { name, commit }, after)))
}

/// A file, a folder or a revision, in this order.
fn named(word: &str, workspace: &Workspace) -> Result<Side> {
    let path = Path::new(word);
    if path.is_dir() {
        let names = ["openapi.yaml", "openapi.yml", "openapi.json"];
        let found = names.into_iter().map(|name| path.join(name)).find(|file| file.is_file());
        ensure!(found.is_some(), "the folder {word:?} has no openapi.yaml");
        return Ok(Side::File(found.unwrap_or_default()));
    }
    if path.exists() {
        return Ok(Side::File(path.to_owned()));
    }
    match git::commit(workspace, word)? {
        Some(commit) => Ok(Side::Revision { name: word.to_owned(), commit }),
        None => bail!("there is neither a file nor a revision {word:?}"),
    }
}

fn revision(name: &str, workspace: &Workspace) -> Result<Side> {
    match git::commit(workspace, name)? {
        Some(commit) => Ok(Side::Revision { name: name.to_owned(), commit }),
        None => bail!("there is no revision {name:?} in the repository of {}", workspace.root().display()),
    }
}

impl Side {
    /// Reads the document, with the overlays applied; or gives what is wrong with it.
    ///
    /// # Errors
    /// When git cannot be asked, or the revision has no document.
    pub fn load(&self, overlays: &[PathBuf], workspace: &Workspace) -> Result<Result<Api, Vec<Diagnostic>>> {
        let read = |file: &Path| frontend::load(file, overlays, &surface::reserved());
        let loaded = match self {
            Side::File(path) => read(path),
            Side::Revision { name, commit } => {
                let checkout = git::Checkout::new(workspace, name, commit)?;
                read(&checkout.document())
                    .map_err(|list| list.into_iter().map(|one| checkout.renamed(one)).collect())
            }
        };
        Ok(loaded.map(|loaded| loaded.api))
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Side::File(path) => path.display().fmt(f),
            Side::Revision { name, .. } => write!(f, "{name}:{}", git::DOCUMENT),
        }
    }
}
