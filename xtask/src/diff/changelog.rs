//! The entry of a change log: `--release-notes`.
//!
//! In a file it stands between two markers under the heading `Unreleased`, so that a second run replaces what the
//! first one wrote. A release renames that heading; the markers under older headings are nobody's business then.

use std::path::Path;

use anyhow::{Context as _, Result};
use codegen::backend::diff::{Report, render};

use crate::bundle;

const START: &str = "<!-- Start API changes [diff] -->";
const END: &str = "<!-- End API changes [diff] -->";
const HEADING: &str = "## Unreleased";

/// The entry, with a heading.
pub fn entry(found: &Report) -> String {
    let notes = render::notes(found);
    match notes.as_str() {
        "" => format!("{HEADING}\n\nNo change that code or a server sees.\n"),
        notes => format!("{HEADING}\n\nProposed version: {}.\n\n{notes}", found.semver().as_str()),
    }
}

/// Puts the entry into a change log, which is made when it is not there.
///
/// # Errors
/// When the file cannot be read or written.
pub fn insert(path: &Path, entry: &str) -> Result<()> {
    let before = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => "# Changelog\n".to_owned(),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    bundle::write(path, &with(&before, entry))
}

/// The text of a change log with the entry in it.
fn with(text: &str, entry: &str) -> String {
    let body = entry.trim_start_matches(HEADING).trim();
    let block = ["", START, "", body, "", END, ""].map(str::to_owned);
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let heading = lines.iter().position(|line| is_unreleased(line));
    let first = lines.iter().position(|line| line.starts_with("## ")).unwrap_or(lines.len());
    let at = match heading {
        Some(at) => at + 1,
        None => {
            let blank = first > 0 && !lines[first - 1].trim().is_empty();
            let new = [String::new(), HEADING.to_owned()];
            let new: Vec<String> = new.into_iter().skip(usize::from(!blank)).collect();
            let count = new.len();
            lines.splice(first..first, new);
            first + count
        }
    };
    let end = lines[at..].iter().position(|line| line.starts_with("## ")).map_or(lines.len(), |end| at + end);
    let position = |marker: &str| lines[at..end].iter().position(|line| line.trim() == marker);
    match (position(START), position(END)) {
        (Some(start), Some(stop)) if start < stop => {
            let inside = block[1..6]
                .iter()
                .flat_map(|part| part.lines().map(str::to_owned).chain(part.is_empty().then(String::new)));
            lines.splice(at + start..=at + stop, inside.collect::<Vec<_>>());
        }
        _ => {
            let whole = block
                .iter()
                .flat_map(|part| part.lines().map(str::to_owned).chain(part.is_empty().then(String::new)));
            let mut whole: Vec<String> = whole.collect();
            if lines.get(at).is_none_or(|next| next.trim().is_empty()) {
                whole.pop();
            }
            lines.splice(at..at, whole);
        }
    }
    lines.iter().map(|line| line.lines().collect::<Vec<_>>().join(ending) + ending).collect()
}

fn is_unreleased(line: &str) -> bool {
    let name = line.strip_prefix("## ").unwrap_or_default().trim().trim_matches(['[', ']']);
    name.eq_ignore_ascii_case("unreleased")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: &str = "## Unreleased\n\nProposed version: minor.\n\n### Added\n\n- a\n";

    #[test]
    fn an_entry_stands_before_the_last_release() {
        let text = with("# Changelog\n\n## 1.0.0\n\n- first\n", ENTRY);
        let expected = format!(
            "# Changelog\n\n## Unreleased\n\n{START}\n\nProposed version: minor.\n\n### Added\n\n- a\n\n{END}\n\n## 1.0.0\n\n- first\n"
        );
        assert_eq!(text, expected);
        assert_eq!(with(&text, ENTRY), text, "a second run changes nothing");
    }

    #[test]
    fn words_of_people_stay() {
        let text = with("# C\n\n## [Unreleased]\n\n- by hand\n\n## 1.0.0\n", ENTRY);
        assert!(text.contains("- by hand\n\n## 1.0.0\n"), "{text}");
        assert_eq!(text.matches("Unreleased").count(), 1, "{text}");
        let other = with(&text, &ENTRY.replace("- a", "- b"));
        assert!(
            other.contains("- b\n") && !other.contains("- a\n") && other.contains("- by hand\n"),
            "{other}"
        );
    }

    #[test]
    fn markers_of_a_release_are_left_alone() {
        let released = with("# C\n", ENTRY).replace("## Unreleased", "## 1.0.0");
        let text = with(&released, &ENTRY.replace("- a", "- b"));
        assert_eq!(text.matches(START).count(), 2, "{text}");
        assert!(text.find("- b").unwrap_or(usize::MAX) < text.find("- a").unwrap_or(0), "{text}");
    }

    #[test]
    fn line_ends_of_windows_stay() {
        let text = with("# C\r\n\r\n## 1.0.0\r\n", ENTRY);
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{text:?}");
    }
}
