//! Packages that are written to be measured.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::bundle::write;

/// A package of its own below the folder of this command.
#[derive(Clone, Debug)]
pub struct Scratch {
    name: String,
    folder: PathBuf,
}

impl Scratch {
    /// The package `name` below `folder`.
    pub fn new(folder: &Path, name: &str) -> Self {
        Self { name: name.to_owned(), folder: folder.join("crates").join(name) }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes its files: a manifest with `dependencies` and what is `more`, a program, and the versions of `workspace`.
    ///
    /// # Errors
    /// When one cannot be written.
    pub fn write(&self, workspace: &Path, dependencies: &str, more: &str, main: &str) -> Result<()> {
        let source = self.folder.join("src");
        fs::create_dir_all(&source).with_context(|| format!("cannot create {}", source.display()))?;
        let manifest = format!(
            "[package]\nname = {:?}\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}\n\
             [workspace]\n\n{more}",
            self.name
        );
        write(&self.folder.join("Cargo.toml"), &manifest)?;
        write(&source.join("main.rs"), main)?;
        lock(workspace, &self.folder)
    }
}

/// Gives the package in `folder` the versions of this workspace.
///
/// # Errors
/// When the file cannot be copied.
pub fn lock(workspace: &Path, folder: &Path) -> Result<()> {
    let lock = folder.join("Cargo.lock");
    fs::copy(workspace.join("Cargo.lock"), &lock)
        .with_context(|| format!("cannot write {}", lock.display()))?;
    Ok(())
}
