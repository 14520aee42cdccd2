//! The list of what is not compared: one file a document, so that the comparison cannot shrink unseen.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const HEAD: &str = "# What is not compared, and why. `UPDATE=1 cargo differential` writes this file.\n";

/// The list of one document.
pub struct Expected {
    path: PathBuf,
}

impl Expected {
    /// The list for `document`, by its file name, in `folder`.
    pub fn of(folder: &Path, document: &Path) -> Self {
        let name = document.file_stem().unwrap_or_default().to_string_lossy();
        Self { path: folder.join(format!("{name}.tsv")) }
    }

    /// Compares the list with what happened; with `update`, writes what happened instead. One line a difference.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn check(&self, lines: &BTreeSet<String>, update: bool) -> io::Result<Vec<String>> {
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        if update {
            fs::write(&self.path, format!("{HEAD}{text}"))?;
            return Ok(Vec::new());
        }
        let known = match fs::read_to_string(&self.path) {
            Ok(known) => known,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        Ok(differences(&known, &text))
    }

    /// Where the list is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn differences(known: &str, now: &str) -> Vec<String> {
    let lines = |text: &str| {
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let (known, now) = (lines(known), lines(now));
    let added = now.iter().filter(|line| !known.contains(line)).map(|line| format!("+ {line}"));
    let gone = known.iter().filter(|line| !now.contains(line)).map(|line| format!("- {line}"));
    added.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_grows_or_shrinks_is_told() {
        assert!(differences("# a\nx\twhy\n", "x\twhy\n").is_empty());
        assert_eq!(differences("x\twhy\n", "y\twhy\n"), ["+ y\twhy", "- x\twhy"]);
    }

    #[test]
    fn a_document_without_a_list_expects_everything_to_be_compared() {
        let expected = Expected::of(Path::new("/nowhere"), Path::new("a/some.v1.yaml"));
        assert_eq!(expected.path(), Path::new("/nowhere/some.v1.tsv"));
        let lines = BTreeSet::from(["x\twhy".to_owned()]);
        assert_eq!(expected.check(&lines, false).expect("an absent file is an empty list"), ["+ x\twhy"]);
    }
}
