//! Where a run writes: into `plex-sdk`, or into a crate of its own.

use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::args::Job;
use crate::crate_name;
use crate::package::{self, SdkManifest};
use crate::workspace::Workspace;

/// Where a run writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The generated parts of `plex-sdk`
    Sdk,
    /// A whole crate
    Crate {
        /// Its folder
        root: PathBuf,
        /// Its name in `Cargo.toml`
        name: String,
    },
}

impl Target {
    /// The target that the user asked for.
    ///
    /// # Errors
    /// When the folder holds something that was not generated, or the name is one of a dependency.
    pub fn of(job: &Job, sdk: &SdkManifest) -> Result<Self> {
        let Some(out) = &job.out else { return Ok(Target::Sdk) };
        let root = absolute(out)?;
        let is_own = |root: &Path| is_generated(root) || crate::sync::is_interrupted(root);
        refuse_foreign(&root, is_own, "its Cargo.toml is not a generated one")?;
        let dependencies = sdk.dependencies();
        let name = job.name.clone().unwrap_or_else(|| crate_name::from_folder(&root, &dependencies));
        ensure!(
            !crate_name::is_dependency(&name, &dependencies),
            "a crate called {name:?} cannot use its dependency {name:?}: give another --name"
        );
        Ok(Target::Crate { root, name })
    }

    /// The folder that the run writes to.
    pub fn root(&self, workspace: &Workspace) -> PathBuf {
        match self {
            Target::Sdk => workspace.sdk(),
            Target::Crate { root, .. } => root.clone(),
        }
    }

    /// The name of the crate in `Cargo.toml`.
    pub fn crate_name(&self) -> &str {
        match self {
            Target::Sdk => "plex-sdk",
            Target::Crate { name, .. } => name,
        }
    }
}

/// The folder without links and `..`, as far as it exists.
///
/// # Errors
/// When the name is empty.
pub fn absolute(folder: &Path) -> Result<PathBuf> {
    if let Ok(found) = folder.canonicalize() {
        return Ok(found);
    }
    std::path::absolute(folder).with_context(|| format!("{} is not a folder to write to", folder.display()))
}

/// Refuses a folder that has something in it, unless it `is_own`; `why` says what it lacks then.
///
/// # Errors
/// When it is refused, or cannot be read.
pub fn refuse_foreign(root: &Path, is_own: impl Fn(&Path) -> bool, why: &str) -> Result<()> {
    let mut entries = match fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).with_context(|| format!("cannot write to {}", root.display())),
    };
    if entries.next().is_none() || is_own(root) {
        return Ok(());
    }
    bail!("{} is not empty, and {why}: nothing was written; choose a new folder", root.display())
}

/// Whether the manifest starts with the mark of a generated crate.
fn is_generated(root: &Path) -> bool {
    let mut start = Vec::new();
    let Ok(file) = fs::File::open(root.join("Cargo.toml")) else { return false };
    let read = file.take(package::MARK.len() as u64).read_to_end(&mut start);
    read.is_ok() && start == package::MARK.as_bytes()
}
