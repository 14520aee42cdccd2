//! The command line.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand};

use crate::bench::{self, BenchJob};
use crate::bundle::BundleJob;
use crate::crate_name;
use crate::diff::DiffJob;
use crate::docs::DocsJob;

const EXIT_CODES: &str = "\
Exit codes:
  0  done; for `check`: everything is up to date
  1  the document is wrong, output is out of date (`check`), or a file could not be read or written
  2  the command line is wrong";

const DIFF_EXIT_CODES: &str = "\
Exit codes:
  0  compared, whatever was found
  1  a document is wrong, or a file or revision does not exist or could not be read or written
  2  there is a change of the kind that --fail-on names, or the command line is wrong

Examples:
  cargo xtask diff                           the last commit and the working tree
  cargo xtask diff v1.2.0                    a revision and the working tree
  cargo xtask diff main...HEAD --format markdown --fail-on breaking
  cargo xtask diff old.yaml new.yaml         two documents, of any API
  cargo xtask diff v1.2.0 --release-notes=CHANGELOG.md

codegen/DIFF.md lists the rules, and what JSON has.";

/// The commands of this workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", after_help = EXIT_CODES)]
pub struct CommandLine {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Generate the SDK and its docs from an OpenAPI document
    ///
    /// Without options: spec/openapi.yaml becomes plex-sdk/src/generated, plex-sdk/docs and the marked sections of
    /// plex-sdk/README.md and plex-sdk/Cargo.toml. With --spec and --out: any OpenAPI 3.0 or 3.1 document becomes a
    /// crate of its own. Either all files are written or none; files that are up to date are left alone.
    #[command(after_help = EXIT_CODES)]
    Generate {
        /// What to generate, and where.
        #[command(flatten)]
        job: Job,
    },
    /// Show what `generate` would change, without changing anything
    ///
    /// Takes the options of `generate`. Prints a unified diff; exit code 1 when there is one.
    #[command(after_help = EXIT_CODES)]
    Check {
        /// What to compare.
        #[command(flatten)]
        job: Job,
        /// How many lines of differences to print: a number, or `all`
        #[arg(long, value_name = "LINES", default_value = "200")]
        diff: Limit,
    },
    /// Show what a change of the document means for Rust code and for the wire
    ///
    /// Compares two documents as the SDK sees them: what was added, removed, renamed or changed, whom it breaks, and which
    /// operations see it. Reads revisions from git without touching the working tree; writes nothing but the file that
    /// --release-notes names.
    #[command(after_help = DIFF_EXIT_CODES)]
    Diff {
        /// What to compare.
        #[command(flatten)]
        job: DiffJob,
    },
    /// Write an OpenAPI document of many files as one that stands alone
    ///
    /// References to files become references to components, named after the files. The result is for other tools, and
    /// `generate --spec` makes the same crate of it. Nothing is written when the document is wrong.
    #[command(after_help = EXIT_CODES)]
    Bundle {
        /// What to write, and where.
        #[command(flatten)]
        job: BundleJob,
    },
    /// Make a searchable site of the reference of plex-sdk, or of another generated crate
    ///
    /// The site is a folder of files that need no server and no network. The first run compiles mdBook, which takes a
    /// minute or two. The folder is replaced as a whole or not at all, and only if this command has made it.
    #[command(after_help = EXIT_CODES)]
    Docs {
        /// What to make a site of, and where.
        #[command(flatten)]
        job: DocsJob,
    },
    /// Measure this generator and plex-sdk, each beside others, in turn, and print tables in Markdown
    ///
    /// Other generators are installed from crates.io into target/bench/peers when they are first needed. One that
    /// cannot be installed, or does not take the document, is a row that says so. What programs print is in
    /// target/bench/logs. Everything together takes an hour or so; each measurement can be chosen alone.
    #[command(after_help = bench::EXIT_CODES)]
    Bench {
        /// What to measure.
        #[command(flatten)]
        job: BenchJob,
    },
}

/// What to generate, and where.
#[derive(Debug, Args)]
pub struct Job {
    /// The OpenAPI 3.0 or 3.1 document, YAML or JSON [default: spec/openapi.yaml]
    #[arg(long, value_name = "FILE", requires = "out")]
    pub spec: Option<PathBuf>,

    /// The folder of the crate to generate: new, empty, or generated before [default: plex-sdk]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// The name of the crate to generate [default: the name of DIR]
    #[arg(long, value_name = "CRATE", requires = "out", value_parser = crate_name::parse)]
    pub name: Option<String>,

    /// An OpenAPI Overlay to apply to the document first; may be given several times
    #[arg(long, value_name = "FILE", requires = "out")]
    pub overlay: Vec<PathBuf>,

    /// Also hold the document to the rules for spec/, which spec/README.md lists; `check` does so for spec/ itself
    #[arg(long)]
    pub lint: bool,

    /// How many warnings to print: a number, or `all`
    #[arg(long, value_name = "COUNT", default_value = "10")]
    pub warnings: Limit,

    /// The workspace to work in [default: the one that this command was built in]
    #[arg(long, value_name = "DIR", hide = true)]
    pub workspace: Option<PathBuf>,
}

impl Job {
    /// Whether the document is the one of this workspace, as it is written.
    pub fn is_own_spec(&self) -> bool {
        self.spec.is_none() && self.overlay.is_empty() && self.workspace.is_none()
    }

    /// The command that generates with these options.
    pub fn generate_command(&self) -> String {
        let mut words = vec!["cargo xtask generate".to_owned()];
        let mut push = |option: &str, value: &str| words.push(format!("{option} {}", shell_word(value)));
        let paths = [("--spec", self.spec.as_ref()), ("--out", self.out.as_ref())];
        for (option, path) in
            paths.into_iter().chain(self.overlay.iter().map(|file| ("--overlay", Some(file))))
        {
            if let Some(path) = path {
                push(option, &path.to_string_lossy());
            }
        }
        if let Some(name) = &self.name {
            push("--name", name);
        }
        words.join(" ")
    }
}

/// `text` as one word of a shell.
fn shell_word(text: &str) -> String {
    let plain =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | ':' | '\\' | '+' | ',');
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// How much to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// At most so many
    Count(usize),
    /// Everything
    All,
}

impl Limit {
    /// The limit as a number.
    pub fn count(self) -> usize {
        match self {
            Limit::Count(count) => count,
            Limit::All => usize::MAX,
        }
    }
}

impl FromStr for Limit {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "all" => Ok(Limit::All),
            _ => text.parse().map(Limit::Count).map_err(|_| "give a number or `all`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(words: &[&str]) -> Job {
        let words = ["xtask", "generate"].iter().chain(words);
        match CommandLine::try_parse_from(words).expect("the words are right").command {
            Command::Generate { job } | Command::Check { job, .. } => job,
            Command::Bench { .. } | Command::Bundle { .. } | Command::Diff { .. } | Command::Docs { .. } => {
                panic!("no job")
            }
        }
    }

    fn is_refused(words: &[&str]) -> bool {
        CommandLine::try_parse_from(words).is_err_and(|error| error.exit_code() == 2)
    }

    #[test]
    fn the_command_to_run_repeats_the_options() {
        assert_eq!(job(&[]).generate_command(), "cargo xtask generate");
        let all = [
            "--out",
            "a b",
            "--spec",
            "x.yaml",
            "--overlay",
            "o'1.yaml",
            "--overlay",
            "2.yaml",
            "--name",
            "c",
        ];
        let expected = r"cargo xtask generate --spec x.yaml --out 'a b' --overlay 'o'\''1.yaml' --overlay 2.yaml --name c";
        assert_eq!(job(&all).generate_command(), expected);
    }

    #[test]
    fn another_document_never_goes_into_plex_sdk() {
        assert!(is_refused(&["xtask", "generate", "--spec", "x.yaml"]));
        assert!(is_refused(&["xtask", "check", "--overlay", "x.yaml"]));
        assert!(is_refused(&["xtask", "generate", "--name", "x"]));
    }

    #[test]
    fn limits_are_numbers_or_all() {
        assert_eq!("all".parse(), Ok(Limit::All));
        assert_eq!("0".parse(), Ok(Limit::Count(0)));
        assert!("-1".parse::<Limit>().is_err());
        assert!(is_refused(&["xtask", "check", "--diff", "some"]));
    }

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory as _;
        CommandLine::command().debug_assert();
    }
}
