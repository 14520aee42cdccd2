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
name = \"driver\"
version = \"0.1.0\"
edition = \"2024\"

[dependencies]
ours = { path = \"../ours\" }
peer = { path = \"../peer\" }
reqwest = { version = \"0.13\", default-features = false }
serde = \"1\"
serde_json = \"1\"
tokio = { version = \"1\", default-features = false, features = [\"net\", \"rt\", \"time\"] }
";

const PEER_MANIFEST: &str = "\
[package]
name = \"peer\"
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
pub struct Scratch(PathBuf);

impl Scratch {
    /// Writes everything but the crate `ours`. Files that are as they should be are left alone, so that Cargo does not
    /// compile them again.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(folder: PathBuf, lock: &Path, peer: &str, calls: &str) -> io::Result<Self> {
        fs::create_dir_all(folder.join("driver/src"))?;
        fs::create_dir_all(folder.join("peer/src"))?;
        put(&folder.join("Cargo.toml"), WORKSPACE)?;
        put(&folder.join("driver/Cargo.toml"), DRIVER_MANIFEST)?;
        put(&folder.join("peer/Cargo.toml"), PEER_MANIFEST)?;
        put(&folder.join("peer/src/lib.rs"), peer)?;
        put(&folder.join("driver/src/calls.rs"), calls)?;
        for (name, text) in DRIVER {
            put(&folder.join("driver/src").join(name), text)?;
        }
        // The versions of the workspace; Cargo takes out what these crates do not need.
        fs::copy(lock, folder.join("Cargo.lock"))?;
        Ok(Self(folder))
    }

    /// Where the generated SDK goes.
    pub fn ours(folder: &Path) -> PathBuf {
        folder.join("ours")
    }

    /// The manifest of the workspace of these crates.
    pub fn manifest(&self) -> PathBuf {
        self.0.join("Cargo.toml")
    }

    /// Writes the plan, and tells where.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write_plan(&self, plan: &str) -> io::Result<PathBuf> {
        let path = self.0.join("plan.json");
        fs::write(&path, plan)?;
        Ok(path)
    }
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) { Ok(()) } else { fs::write(path, text) }
}
