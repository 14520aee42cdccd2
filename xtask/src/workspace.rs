//! Where things are in this workspace.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The workspace: the folder of the root `Cargo.toml`.
#[derive(Clone, Debug)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The given workspace, or the one that this command was built in.
    ///
    /// # Errors
    /// When the folder does not exist.
    pub fn open(root: Option<&Path>) -> Result<Self> {
        let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let root = root.unwrap_or(&built_in);
        let root =
            root.canonicalize().with_context(|| format!("cannot find the workspace {}", root.display()))?;
        Ok(Self { root })
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The document that the SDK is generated from.
    pub fn spec(&self) -> PathBuf {
        self.root.join("spec").join("openapi.yaml")
    }

    /// The crate that is generated into.
    pub fn sdk(&self) -> PathBuf {
        self.root.join("plex-sdk")
    }

    /// The hand-written code under the generated code.
    pub fn runtime(&self) -> PathBuf {
        self.sdk().join("src").join("runtime")
    }
}

/// The cargo that runs this command.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
