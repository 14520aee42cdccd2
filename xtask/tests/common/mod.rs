//! A small workspace in a temporary folder, and the command that works in it.

#![allow(dead_code, reason = "not every test uses everything")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// Two operations, a model and an enum, over two files.
pub const SPEC: &[(&str, &str)] = &[
    (
        "openapi.yaml",
        "\
openapi: 3.1.1
info: { title: Small API, version: '1', x-client-name: SmallApi }
servers: [ { url: 'http://127.0.0.1:1' } ]
tags: [ { name: things, description: All about things. }, { name: shelves, description: All about shelves. } ]
paths:
  /things/{id}: { $ref: paths/thing.yaml }
  /shelves:
    get:
      operationId: listShelves
      summary: List the shelves
      tags: [shelves]
      responses:
        '200': { description: The names., content: { application/json: { schema: { type: array, items: { type: string } } } } }
",
    ),
    (
        "paths/thing.yaml",
        "\
get:
  operationId: getThing
  summary: Get a thing
  tags: [things]
  parameters:
    - { name: id, in: path, required: true, description: Which one., schema: { type: integer, format: int64 } }
    - { name: kind, in: query, description: Its kind., schema: { type: string, enum: [big, small] } }
  responses:
    '200':
      description: The thing.
      content: { application/json: { schema: { $ref: ../schemas/thing.yaml } } }
",
    ),
    (
        "schemas/thing.yaml",
        "\
type: object
description: A thing.
properties:
  id: { type: integer, format: int64, description: Which one. }
  title: { type: string, description: What it is called. }
",
    ),
];

const README: &str = "\
# Small

Words of a person.

<!-- Start Operations [operations] -->
<!-- End Operations [operations] -->
<!-- Start Functions [functions] -->
<!-- End Functions [functions] -->
<!-- Start Servers [servers] -->
<!-- End Servers [servers] -->
<!-- Start Authentication [authentication] -->
<!-- End Authentication [authentication] -->
<!-- Start Identity [identity] -->
<!-- End Identity [identity] -->

More words of a person.
";

const MANIFEST: &str = "\
[package]
name = \"plex-sdk\"
version = \"0.1.0\"

[dependencies]
serde = { version = \"1\", default-features = false }

[features]
# Start Features [features]
# End Features [features]
";

/// Written by a person.
pub const LIB: &str = "pub use runtime::{Error, Result};\n";

/// A workspace of its own.
pub struct Small {
    folder: TempDir,
}

impl Small {
    /// A workspace with `SPEC` and a `plex-sdk` in which nothing is generated yet.
    pub fn new() -> Self {
        let small = Self { folder: tempfile::tempdir().expect("there is room for a folder") };
        for (path, text) in SPEC {
            small.write(&format!("spec/{path}"), text);
        }
        small.write("plex-sdk/README.md", README);
        small.write("plex-sdk/Cargo.toml", MANIFEST);
        small.write("plex-sdk/src/lib.rs", LIB);
        small.write("plex-sdk/src/runtime/mod.rs", "//! The runtime.\n");
        small
    }

    /// One in which `generate` has run.
    pub fn generated() -> Self {
        let small = Self::new();
        let run = small.run(&["generate"]);
        assert!(run.status.success(), "{}", stderr(&run));
        small
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it has a parent")).expect("the parent can be created");
        fs::write(path, text).expect("the file can be written");
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// All files and folders, with the bytes of the files.
    pub fn snapshot(&self) -> BTreeMap<String, Vec<u8>> {
        snapshot(self.root())
    }

    /// Runs the command in this workspace.
    pub fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().expect("the command runs")
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(words).arg("--workspace").arg(self.root()).current_dir(self.root());
        // Only its own document counts.
        command.env_remove("PLEX_SPECS");
        command
    }
}

/// All files and folders below `root`, with the bytes of the files.
pub fn snapshot(root: &Path) -> BTreeMap<String, Vec<u8>> {
    fn add(root: &Path, at: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(at).expect("the folder can be listed") {
            let path = entry.expect("the entry can be read").path();
            let name = path.strip_prefix(root).expect("it is below").to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                found.insert(format!("{name}/"), Vec::new());
                add(root, &path, found);
            } else {
                found.insert(name, fs::read(&path).expect("the file can be read"));
            }
        }
    }
    let mut found = BTreeMap::new();
    add(root, root, &mut found);
    found
}

pub fn stdout(run: &Output) -> String {
    String::from_utf8_lossy(&run.stdout).into_owned()
}

pub fn stderr(run: &Output) -> String {
    String::from_utf8_lossy(&run.stderr).into_owned()
}

/// Runs `words` in `small` and expects this exit code.
#[track_caller]
pub fn expect_exit(small: &Small, words: &[&str], code: i32) -> Output {
    let run = small.run(words);
    assert_eq!(run.status.code(), Some(code), "{words:?}\n{}\n{}", stdout(&run), stderr(&run));
    run
}
