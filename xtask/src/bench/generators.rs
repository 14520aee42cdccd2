//! The generators that are compared: what they are called, and how they are run.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::bench::arguments::Generator;

/// A generator that others publish on crates.io.
#[derive(Clone, Copy, Debug)]
pub struct Peer {
    /// The name of its package, and of its program
    pub package: &'static str,
    /// The version that is measured
    pub version: &'static str,
}

impl Generator {
    /// The package of a generator that is not ours.
    pub fn peer(self) -> Option<Peer> {
        let (package, version) = match self {
            Self::Ours => return None,
            Self::OpenapiToRust => ("openapi-to-rust", "0.23.0"),
            Self::Oas3Gen => ("oas3-gen", "0.29.0"),
            Self::Ploidy => ("ploidy", "0.15.0"),
            Self::Progenitor => ("cargo-progenitor", "0.15.1"),
        };
        Some(Peer { package, version })
    }

    /// What the tables call it.
    pub fn label(self) -> String {
        match self.peer() {
            None => "ours".to_owned(),
            Some(Peer { package, version }) => format!("{package} {version}"),
        }
    }

    /// The name of its folders.
    pub fn slug(self) -> &'static str {
        self.peer().map_or("ours", |peer| peer.package)
    }

    /// Where it writes what is generated, below the folder that it is given. The rest of the folder is written by hand.
    pub fn source(self) -> &'static str {
        match self {
            Self::Ours | Self::OpenapiToRust => "src/generated",
            Self::Oas3Gen | Self::Ploidy | Self::Progenitor => "src",
        }
    }
}

/// What all generators are given.
#[derive(Clone, Debug)]
pub struct Input {
    /// The document
    pub document: PathBuf,
    /// The same in OpenAPI 3.0, for generators that know no other
    pub document_3_0: PathBuf,
    /// The workspace whose runtime our crates have
    pub workspace: PathBuf,
}

/// The command with which `program` generates a crate into `out`, code and, where it can, documentation.
pub fn command(generator: Generator, program: &Path, input: &Input, out: &Path) -> Command {
    let mut command = Command::new(program);
    match generator {
        Generator::Ours => {
            command.args(["generate", "--name", "bench-ours", "--warnings", "0"]);
            command.arg("--spec").arg(&input.document).arg("--out").arg(out);
            command.arg("--workspace").arg(&input.workspace);
        }
        Generator::OpenapiToRust => {
            command.arg("generate").arg(&input.document).args(["--quiet", "--module-name", "api"]);
            command.arg("--output-dir").arg(out.join(generator.source()));
        }
        Generator::Oas3Gen => {
            command.args(["generate", "client-mod", "--workspace", "--quiet"]);
            command.arg("--input").arg(&input.document).arg("--output").arg(out);
        }
        Generator::Ploidy => {
            command.args(["generate", "rust"]).arg(&input.document).args(["--name", "bench-ploidy"]);
            command.arg("--output").arg(out);
        }
        Generator::Progenitor => {
            command.args(["progenitor", "--name", "bench-progenitor", "--version", "0.1.0"]);
            command.arg("--input").arg(&input.document_3_0).arg("--output").arg(out);
        }
    }
    command
}
