//! The tables in README.md: those that a run has measured replace what is there, and the others stay.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::bench::section::{HEADING, Section};
use crate::bundle as files;
use crate::markers::{self, Comment};

/// The marked section of README.md.
const SLUG: &str = "figures";

/// The headings of all sections, in the order in which they stand.
const ORDER: &[&str] = &[
    "Generating",
    "Large documents",
    "Size",
    "Compiling",
    "Building again",
    "Reading answers",
    "Calls",
    "Lists in pages",
    "Binary",
    "Limits",
];

/// Writes the sections into README.md.
///
/// # Errors
/// When the file cannot be read or written, or its markers are wrong.
pub fn write(path: &Path, sections: &[Section], place: &str) -> Result<()> {
    let readme = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let old = markers::section(&readme, Comment::Markdown, SLUG).unwrap_or_default();
    let new: Vec<_> = sections.iter().map(|section| (section.title(), section.markdown(place))).collect();
    let filled = markers::fill(&readme, Comment::Markdown, &BTreeMap::from([(SLUG, merged(&old, &new))]))
        .with_context(|| format!("cannot fill in {}", path.display()))?;
    files::write(path, &filled)
}

/// The sections of `old`, but for those that are `new`. What stands before the first heading is not kept.
fn merged(old: &str, new: &[(&str, String)]) -> String {
    let split = format!("\n{HEADING}");
    let old = format!("\n{old}");
    let kept: BTreeMap<&str, &str> =
        old.split(&split).skip(1).filter_map(|section| section.split_once('\n')).collect();
    let section = |title: &&str| match new.iter().find(|(other, _)| other == title) {
        Some((_, text)) => Some(text.trim_end().to_owned()),
        None => kept.get(title).map(|rest| format!("{HEADING}{title}\n{}", rest.trim_end())),
    };
    ORDER.iter().filter_map(section).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_measured_stays() {
        let old = "Words.\n\n### Calls\n\nold\n\n### Size\n\nold\n\n### Gone\n\nold\n";
        let new =
            [("Calls", "### Calls\n\nnew\n".to_owned()), ("Compiling", "### Compiling\n\nnew\n".to_owned())];
        let expected = "### Size\n\nold\n\n### Compiling\n\nnew\n\n### Calls\n\nnew";
        assert_eq!(merged(old, &new), expected);
        assert_eq!(merged(expected, &[]), expected);
    }

    #[test]
    fn every_section_has_its_place() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bench");
        for entry in fs::read_dir(folder).expect("it is there") {
            let text = fs::read_to_string(entry.expect("it is there").path()).expect("it can be read");
            for title in text.split("Section::new(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(ORDER.contains(&title) || title.len() < 6, "{title}");
            }
        }
    }
}
