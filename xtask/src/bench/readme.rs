//! The tables in README.md: those that a run has measured replace what is there, and the others stay.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::bench::section::HEADING;
use crate::bundle as files;
use crate::markers::{self, Comment};

/// The marked section of README.md.
const SLUG: &str = "figures";

/// Writes the sections, by heading and text, into README.md.
///
/// # Errors
/// When the file cannot be read or written, or its markers are wrong.
pub fn write(path: &Path, sections: &[(&str, String)]) -> Result<()> {
    let readme = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let old = markers::section(&readme, Comment::Markdown, SLUG).unwrap_or_default();
    let merged = BTreeMap::from([(SLUG, merged(&old, sections))]);
    let filled = markers::fill(&readme, Comment::Markdown, &merged)
        .with_context(|| format!("cannot fill in {}", path.display()))?;
    files::write(path, &filled)
}

/// The sections of `old`, those that are `new` in their places, and then the rest of these. What stands before the
/// first heading is not kept.
fn merged(old: &str, new: &[(&str, String)]) -> String {
    let old = format!("\n{old}");
    let mut sections: Vec<(&str, String)> = Vec::new();
    for text in old.split(&format!("\n{HEADING}")).skip(1) {
        let title = text.lines().next().unwrap_or_default();
        let new = new.iter().find(|(other, _)| *other == title);
        sections.push(new.cloned().unwrap_or_else(|| (title, format!("{HEADING}{text}"))));
    }
    let added = new.iter().filter(|(title, _)| sections.iter().all(|(other, _)| other != title));
    let added: Vec<_> = added.cloned().collect();
    sections.extend(added);
    sections.iter().map(|(_, text)| text.trim_end()).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_measured_stays() {
        let old = "Words.\n\n### Calls\n\nold\n\n### Size\n\nold\n";
        let new =
            [("Compiling", "### Compiling\n\nnew\n".to_owned()), ("Calls", "### Calls\n\nnew\n".to_owned())];
        let expected = "### Calls\n\nnew\n\n### Size\n\nold\n\n### Compiling\n\nnew";
        assert_eq!(merged(old, &new), expected);
        assert_eq!(merged(expected, &[]), expected);
    }
}
