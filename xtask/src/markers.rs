//! Generated sections inside hand-written files.
//!
//! A section is what stands between two marker lines, `Start TITLE [SLUG]` and `End TITLE [SLUG]`, in the comment
//! syntax of the file. Everything around the markers belongs to the reader of the file and is never touched.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};

/// How a file writes comments.
#[derive(Clone, Copy, Debug)]
pub enum Comment {
    /// `<!-- ... -->`
    Markdown,
    /// `# ...`
    Toml,
}

/// Replaces every marked section of `text` by the one of `sections` with its slug.
///
/// # Errors
/// When a marker has no partner, or a slug is unknown, stands twice or is missing: the message has the line.
pub fn fill(text: &str, comment: Comment, sections: &BTreeMap<&str, String>) -> Result<String> {
    let mut out = String::new();
    let mut done = Vec::new();
    let mut open: Option<(&str, &str)> = None;
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        match (comment.marker(line), open) {
            (Some((Side::Start, title, slug)), None) => {
                let section = sections.get(slug).with_context(|| {
                    format!(
                        "line {number}: no generated section is called {slug:?}; there are: {}",
                        names(sections)
                    )
                })?;
                ensure!(
                    !done.contains(&slug),
                    "line {number}: the section {slug:?} starts for the second time"
                );
                let nested = section.lines().any(|line| comment.marker(line).is_some());
                ensure!(!nested, "the text of the generated section {slug:?} has a marker in it");
                done.push(slug);
                open = Some((title, slug));
                push_line(&mut out, line);
                comment.push_section(&mut out, section);
            }
            (Some((Side::End, title, slug)), Some(start)) => {
                ensure!((title, slug) == start, "line {number}: this does not end the section {:?}", start.1);
                open = None;
                push_line(&mut out, line);
            }
            (Some((Side::Start, _, slug)), Some(start)) => {
                bail!("line {number}: {slug:?} starts before {:?} ends", start.1)
            }
            (Some((Side::End, _, slug)), None) => bail!("line {number}: {slug:?} ends, but did not start"),
            (None, Some(_)) => {}
            (None, None) => push_line(&mut out, line),
        }
    }
    if let Some((_, slug)) = open {
        bail!("the section {slug:?} does not end");
    }
    if let Some(missing) = sections.keys().find(|slug| !done.contains(slug)) {
        bail!("the marked section {missing:?} is missing");
    }
    Ok(out)
}

/// What stands between the markers of the section `slug`, if it is there.
pub fn section(text: &str, comment: Comment, slug: &str) -> Option<String> {
    let is_marker = |line: &&str, side| {
        comment.marker(line).is_some_and(|(found, _, other)| found == side && other == slug)
    };
    let mut inside = text.lines().skip_while(|line| !is_marker(line, Side::Start)).skip(1).peekable();
    inside.peek()?;
    Some(inside.take_while(|line| !is_marker(line, Side::End)).collect::<Vec<_>>().join("\n"))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Start,
    End,
}

impl Comment {
    /// The side, title and slug of a marker line.
    fn marker(self, line: &str) -> Option<(Side, &str, &str)> {
        let inner = match self {
            Comment::Markdown => line.trim().strip_prefix("<!-- ")?.strip_suffix(" -->")?,
            Comment::Toml => line.trim().strip_prefix("# ")?,
        };
        let (side, rest) = match inner.split_once(' ')? {
            ("Start", rest) => (Side::Start, rest),
            ("End", rest) => (Side::End, rest),
            _ => return None,
        };
        let (title, slug) = rest.strip_suffix(']')?.rsplit_once(" [")?;
        Some((side, title, slug))
    }

    /// Markdown needs empty lines around a section, or its first and last lines belong to the HTML block.
    fn push_section(self, out: &mut String, section: &str) {
        let section = section.trim_matches('\n');
        match self {
            Comment::Markdown if section.is_empty() => out.push('\n'),
            Comment::Markdown => out.extend(["\n", section, "\n\n"]),
            Comment::Toml if section.is_empty() => {}
            Comment::Toml => push_line(out, section),
        }
    }
}

fn push_line(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

fn names(sections: &BTreeMap<&str, String>) -> String {
    sections.keys().copied().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections() -> BTreeMap<&'static str, String> {
        BTreeMap::from([("a", "new\n".to_owned())])
    }

    fn error(text: &str) -> String {
        fill(text, Comment::Markdown, &sections()).expect_err("this is refused").to_string()
    }

    #[test]
    fn replaces_only_what_is_between_the_markers() {
        let text = "before\n<!-- Start Some Words [a] -->\nold\nolder\n<!-- End Some Words [a] -->\nafter\n";
        let filled = fill(text, Comment::Markdown, &sections()).expect("the markers are right");
        let expected = "before\n<!-- Start Some Words [a] -->\n\nnew\n\n<!-- End Some Words [a] -->\nafter\n";
        assert_eq!(filled, expected);
        assert_eq!(section(text, Comment::Markdown, "a").as_deref(), Some("old\nolder"));
        assert_eq!(section(text, Comment::Markdown, "b"), None);
        assert_eq!(fill(&filled, Comment::Markdown, &sections()).expect("the markers are kept"), filled);
    }

    #[test]
    fn toml_sections_have_no_empty_lines() {
        let text = "[features]\n# Start Features [a]\n# End Features [a]\n";
        let filled = fill(text, Comment::Toml, &sections()).expect("the markers are right");
        assert_eq!(filled, "[features]\n# Start Features [a]\nnew\n# End Features [a]\n");
    }

    #[test]
    fn other_comments_are_not_markers() {
        let text = "<!-- Start here -->\n<!-- Start X [a] -->\n<!-- End X [a] -->\n# Start X [a]\n";
        let filled = fill(text, Comment::Markdown, &sections()).expect("the markers are right");
        assert!(
            filled.starts_with("<!-- Start here -->\n") && filled.ends_with("# Start X [a]\n"),
            "{filled}"
        );
    }

    #[test]
    fn a_marker_inside_a_section_is_refused() {
        let hostile = BTreeMap::from([("a", "text\n<!-- End X [a] -->\n".to_owned())]);
        let text = "<!-- Start X [a] -->\n<!-- End X [a] -->\n";
        assert!(fill(text, Comment::Markdown, &hostile).is_err());
    }

    #[test]
    fn faults_are_told_with_their_line() {
        assert_eq!(
            error("x\n<!-- Start X [b] -->\n"),
            "line 2: no generated section is called \"b\"; there are: a"
        );
        assert_eq!(error("<!-- Start X [a] -->\n"), "the section \"a\" does not end");
        assert_eq!(error("<!-- End X [a] -->\n"), "line 1: \"a\" ends, but did not start");
        assert_eq!(
            error("<!-- Start X [a] -->\n<!-- End Y [a] -->\n"),
            "line 2: this does not end the section \"a\""
        );
        assert_eq!(
            error("<!-- Start X [a] -->\n<!-- Start Y [a] -->\n"),
            "line 2: \"a\" starts before \"a\" ends"
        );
        let twice = "<!-- Start X [a] -->\n<!-- End X [a] -->\n".repeat(2);
        assert_eq!(error(&twice), "line 3: the section \"a\" starts for the second time");
        assert_eq!(error("nothing\n"), "the marked section \"a\" is missing");
    }
}
