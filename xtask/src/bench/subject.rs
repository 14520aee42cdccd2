//! A generator that is ready to run, or the reason why it is not.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::bench::arguments::Generator;
use crate::bench::generators::{self, Input};
use crate::bench::process::{self, Outcome, Whose};

/// A generator and where it works.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Which it is
    pub generator: Generator,
    /// Its program, or why there is none
    pub program: Result<PathBuf, String>,
    /// The folder of its crate
    pub out: PathBuf,
    /// The folder of what it prints
    pub logs: PathBuf,
}

impl Subject {
    /// One that writes below `folder`.
    pub fn new(generator: Generator, program: Result<PathBuf>, folder: &Path) -> Self {
        Self {
            generator,
            program: program.map_err(|error| format!("{error:#}")),
            out: folder.join("crates").join(generator.slug()),
            logs: folder.join("logs"),
        }
    }

    /// The same subject, with a folder of its own for each round. A file system may take long to write where it has
    /// just removed many files: ext4 looks at each of their inodes again.
    pub fn in_round(&self, round: usize) -> Self {
        let name = format!("{}-{round}", self.generator.slug());
        Self { out: self.out.with_file_name(name), ..self.clone() }
    }

    /// Removes what was generated.
    ///
    /// # Errors
    /// When the folder cannot be removed.
    pub fn remove(&self) -> Result<()> {
        if self.out.exists() {
            fs::remove_dir_all(&self.out).with_context(|| format!("cannot remove {}", self.out.display()))?;
        }
        Ok(())
    }

    /// Generates the crate into an empty folder, so that every file is written.
    ///
    /// # Errors
    /// When the folder cannot be emptied. That the generator fails is an outcome.
    pub fn generate(&self, input: &Input) -> Result<Outcome> {
        let program = match &self.program {
            Ok(program) => program,
            Err(why) => return Ok(Outcome::Failed(why.clone())),
        };
        self.remove()?;
        if self.generator != Generator::Ours {
            fs::create_dir_all(&self.out).with_context(|| format!("cannot create {}", self.out.display()))?;
        }
        let mut command = generators::command(self.generator, program, input, &self.out);
        process::run(
            &mut command,
            Whose::Own,
            &self.logs.join(format!("generate-{}.txt", self.generator.slug())),
        )
    }
}
