//! Limits on what plex-sdk costs those who build it. No time is taken, so they are the same on every machine.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use codegen::frontend;

use crate::bench::binary;
use crate::bench::process::{self, Outcome, Whose};
use crate::bench::section::Section;
use crate::bench::size::{BEHIND_FEATURES, Size};
use crate::bench::{operations, statistics};
use crate::workspace::{Workspace, cargo};

/// Something that must not grow unnoticed.
#[derive(Clone, Copy, Debug)]
struct Limit {
    /// What is counted
    of: &'static str,
    /// The most that is allowed: a few per cent above what it was when this was set
    most: f64,
}

/// 97 when this was set.
const CODE: Limit = Limit { of: "lines of generated code an operation, types included", most: 100.0 };

/// 5,820 when this was set.
const BYTES: Limit =
    Limit { of: "bytes of generated code an operation, types and documentation included", most: 6_000.0 };

/// 876 when this was set. What a list of a model or enum makes is not in it unless something in plex-sdk uses it,
/// since its functions are `#[inline]` or generic: without that, there were 497 more.
const IR: Limit =
    Limit { of: "lines of LLVM IR of plex-sdk an operation, built without optimisations", most: 900.0 };

/// 656,016 when this was set.
const PROGRAM: Limit =
    Limit { of: "bytes that plex-sdk adds to a program that calls one operation", most: 680_000.0 };

impl Limit {
    /// Holds it against what there is.
    ///
    /// # Errors
    /// When there is more.
    fn check(self, figure: f64) -> Result<()> {
        if figure > self.most {
            bail!(
                "{figure:.1} {}, more than {}: where that is meant, raise the limit in xtask/src/bench/limits.rs in \
                 the commit that makes it so, and say why",
                self.of,
                self.most
            );
        }
        Ok(())
    }
}

/// What was found, to be written and then checked.
#[derive(Debug)]
pub struct Findings(Vec<(Limit, f64)>);

impl Findings {
    /// Counts everything; builds plex-sdk, and a program with and without it.
    ///
    /// # Errors
    /// When something does not build or cannot be read.
    pub fn measure(workspace: &Workspace, folder: &Path) -> Result<Self> {
        let mut findings = of_source(workspace)?;
        let operations = own_operations(workspace)?;
        findings.push((IR, ir_lines(workspace.root(), folder)? as f64 / operations));
        findings.push((PROGRAM, binary::added(workspace.root(), folder)?));
        Ok(Self(findings))
    }

    /// The table of them.
    pub fn section(&self) -> Section {
        let words = "What plex-sdk must not exceed; no time is taken.".to_owned();
        let mut section = Section::new("Limits", words, &["Of", "Figure", "Limit"]);
        for (limit, figure) in &self.0 {
            let [figure, most] = [*figure, limit.most].map(statistics::whole);
            section.row(vec![limit.of.to_owned(), figure, most]);
        }
        section
    }

    /// # Errors
    /// When there is more of something than its limit.
    pub fn check(&self) -> Result<()> {
        self.0.iter().try_for_each(|(limit, figure)| limit.check(*figure))
    }
}

/// What can be counted without building anything.
fn of_source(workspace: &Workspace) -> Result<Vec<(Limit, f64)>> {
    let operations = own_operations(workspace)?;
    let size = Size::of_folder(&workspace.sdk().join("src").join("generated"), BEHIND_FEATURES)?;
    Ok(vec![(CODE, size.code() as f64 / operations), (BYTES, size.bytes() as f64 / operations)])
}

/// How many operations plex-sdk has.
fn own_operations(workspace: &Workspace) -> Result<f64> {
    let Ok(document) = frontend::bundle_document(&workspace.spec(), &[], None) else {
        bail!("{} is wrong: see `cargo xtask check`", workspace.spec().display());
    };
    Ok(operations(&document.root) as f64)
}

/// How many lines of LLVM IR the functions of plex-sdk have before anything is optimised: what there is for LLVM to do,
/// and so most of the time of a build.
fn ir_lines(workspace: &Path, folder: &Path) -> Result<usize> {
    let path = folder.join("plex-sdk.ll");
    let mut command = cargo();
    command.args(["rustc", "--quiet", "--locked", "--package", "plex-sdk", "--lib", "--"]);
    command.arg(format!("--emit=llvm-ir={}", path.display()));
    command.args(["-Cno-prepopulate-passes", "-Cpasses=name-anon-globals", "-Ccodegen-units=1"]);
    command.current_dir(workspace).env_remove("RUSTFLAGS");
    let log = folder.join("logs").join("limits-ir.txt");
    if let Outcome::Failed(why) = process::run(&mut command, Whose::Own, &log)? {
        bail!("plex-sdk cannot be built: {why}");
    }
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(lines_of_functions(&text))
}

/// The lines between the start and the end of functions.
fn lines_of_functions(ir: &str) -> usize {
    let mut inside = false;
    ir.lines()
        .filter(|line| {
            let was_inside = inside;
            inside = (inside || line.starts_with("define ")) && *line != "}";
            was_inside && inside
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_takes_no_more_than_before() {
        let workspace = Workspace::open(None).expect("the workspace is there");
        let operations = own_operations(&workspace).expect("the document is right");
        assert!(operations > 400.0, "all operations are counted: {operations}");
        for (limit, figure) in of_source(&workspace).expect("the folder can be read") {
            limit.check(figure).expect("it has not grown");
            // A limit far above what there is holds nothing.
            assert!(figure > limit.most * 0.8, "{figure:.1} {}: lower the limit", limit.of);
        }
    }

    #[test]
    fn what_is_over_its_limit_is_told() {
        let limit = Limit { of: "lines", most: 2.0 };
        assert!(limit.check(2.0).is_ok());
        let error = limit.check(2.5).expect_err("it is over").to_string();
        assert!(error.starts_with("2.5 lines, more than 2: "), "{error}");
    }

    #[test]
    fn lines_of_functions_are_counted() {
        let ir = "; a\n@x = 1\ndefine void @f() {\n  ret void\n}\n\ndeclare void @g()\ndefine i1 @h() {\ns:\n  ret i1 0\n}\n";
        assert_eq!(lines_of_functions(ir), 3);
    }
}
