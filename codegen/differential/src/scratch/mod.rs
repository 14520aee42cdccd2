//! The crates that a comparison needs: both clients, and a program that calls them.

mod calls;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use calls::{Pass, PeerCall, calls};

/// The files of the program that are written by hand.
const DRIVER: &[(&str, &str)] =
    &[("main.rs", include_str!("../../driver/main.rs")), ("arguments.rs", include_str!("../arguments.rs"))];

const WORKSPACE: &str = "\
[workspace]
resolver = \"3\"
members = [\"driver\", \"peer\"]
exclude = [\"ours\"]

# As the workspace that this belongs to, so that what both depend on is compiled once.
[profile.dev]
debug = \"line-tables-only\"
";

const DRIVER_MANIFEST: &str = "\
[package]
name = \"driver-{name}\"
version = \"0.1.0\"
edition = \"2024\"

[dependencies]
ours = { path = \"../ours\", package = \"ours-{name}\" }
peer = { path = \"../peer\", package = \"peer-{name}\" }
reqwest = { version = \"0.13\", default-features = false }
serde = \"1\"
serde_json = \"1\"
tokio = { version = \"1\", default-features = false, features = [\"net\", \"rt\", \"time\"] }
";

const PEER_MANIFEST: &str = "\
[package]
name = \"peer-{name}\"
version = \"0.1.0\"
edition = \"2024\"

[dependencies]
chrono = { version = \"0.4\", default-features = false, features = [\"serde\"] }
futures-core = \"0.3\"
progenitor-client = \"=0.15.1\"
regress = \"0.12\"
reqwest = { version = \"0.13\", default-features = false, features = [\"json\", \"query\", \"stream\"] }
serde = { version = \"1\", features = [\"derive\"] }
serde_json = \"1\"
uuid = { version = \"1\", features = [\"serde\"] }
";

/// The folder of the crates of one document.
///
/// The crates of two documents have different names: they share a target folder, in which Cargo tells the crates of
/// two workspaces apart by nothing else.
pub struct Scratch {
    folder: PathBuf,
    name: String,
}

impl Scratch {
    /// The crates of `document`, below the folder that Cargo builds in.
    pub fn of(document: &Path, target: &Path) -> Self {
        let stem = document.file_stem().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let words = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let name: String = words.collect::<Vec<_>>().join("-").chars().take(48).collect();
        let name = name.trim_end_matches('-').to_owned();
        Self { folder: target.join("differential").join(&name), name }
    }

    /// Writes everything but the crate `ours`. Files that are as they should be are left alone, so that Cargo does not
    /// compile them again.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(&self, lock: &Path, peer: &str, calls: &str) -> io::Result<()> {
        let folder = &self.folder;
        fs::create_dir_all(folder.join("driver/src"))?;
        fs::create_dir_all(folder.join("peer/src"))?;
        put(&self.manifest(), WORKSPACE)?;
        put(&folder.join("driver/Cargo.toml"), &DRIVER_MANIFEST.replace("{name}", &self.name))?;
        put(&folder.join("peer/Cargo.toml"), &PEER_MANIFEST.replace("{name}", &self.name))?;
        put(&folder.join("peer/src/lib.rs"), &format!("#![allow(warnings)]\n{peer}"))?;
        put(&folder.join("driver/src/calls.rs"), calls)?;
        for (name, text) in DRIVER {
            put(&folder.join("driver/src").join(name), text)?;
        }
        // The versions of the workspace; Cargo takes out what these crates do not need.
        fs::copy(lock, folder.join("Cargo.lock"))?;
        Ok(())
    }

    /// Where the generated SDK goes, and the name of its package.
    pub fn ours(&self) -> (PathBuf, String) {
        (self.folder.join("ours"), format!("ours-{}", self.name))
    }

    /// The manifest of the workspace of these crates.
    pub fn manifest(&self) -> PathBuf {
        self.folder.join("Cargo.toml")
    }

    /// The name of the package of the driver.
    pub fn driver(&self) -> String {
        format!("driver-{}", self.name)
    }

    /// Writes the plan, and tells where.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write_plan(&self, plan: &str) -> io::Result<PathBuf> {
        let path = self.folder.join("plan.json");
        fs::write(&path, plan)?;
        Ok(path)
    }
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) { Ok(()) } else { fs::write(path, text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_have_crates_of_their_own() {
        let scratch = Scratch::of(Path::new("a/Some API_v1.2.yaml"), Path::new("/target"));
        assert_eq!(scratch.manifest(), Path::new("/target/differential/some-api-v1-2/Cargo.toml"));
        assert_eq!(
            (scratch.ours().1, scratch.driver()),
            ("ours-some-api-v1-2".into(), "driver-some-api-v1-2".into())
        );
    }
}
