//! A table of figures and what has to be said about it.

use codegen::markdown;

/// What a section starts with, and nothing inside of it does.
pub const HEADING: &str = "### ";

/// One table, with its heading and its notes.
#[derive(Debug)]
pub struct Section {
    title: &'static str,
    words: String,
    header: &'static [&'static str],
    rows: Vec<Vec<String>>,
    notes: Vec<String>,
}

impl Section {
    /// A table without rows. `words` tell what is measured, in Markdown.
    pub fn new(title: &'static str, words: String, header: &'static [&'static str]) -> Self {
        Self { title, words, header, rows: Vec::new(), notes: Vec::new() }
    }

    /// Adds a row with plain text in its cells; cells that are missing at its end are dashes.
    pub fn row(&mut self, cells: Vec<String>) {
        let mut cells: Vec<_> = cells.iter().map(|cell| markdown::escape(cell)).collect();
        cells.resize(self.header.len(), "-".to_owned());
        self.rows.push(cells);
    }

    /// Adds the row of something that could not be measured, and the reason below the table.
    pub fn failed(&mut self, label: &str, why: &str) {
        self.row(vec![label.to_owned(), "failed".to_owned()]);
        self.notes.push(format!("{} failed: {}", markdown::escape(label), markdown::code(why)));
    }

    /// Its heading.
    pub fn title(&self) -> &'static str {
        self.title
    }

    /// The section as Markdown that can be read as it stands. `place` says of what and on what it was measured.
    pub fn markdown(&self, place: &str) -> String {
        let mut out = format!("{HEADING}{}\n\n{}\n\n{place}\n\n", self.title, self.words);
        out.push_str(&markdown::table(self.header, &self.rows));
        if !self.notes.is_empty() {
            out.push('\n');
        }
        for note in &self.notes {
            out.extend(["* ", note, "\n"]);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_is_a_row_and_a_note() {
        let mut section = Section::new("Title", "Words.".to_owned(), &["Of", "Time", "Range"]);
        section.row(vec!["ours".to_owned(), "1 s".to_owned(), "1 s to 2 s".to_owned()]);
        section.failed("peer 1.0", "error: `<b>` | x");
        let expected = "\
### Title

Words.

Here.

| Of         | Time       | Range      |
| ---------- | ---------- | ---------- |
| ours       | 1 s        | 1 s to 2 s |
| peer 1.0   | failed     | -          |

* peer 1.0 failed: ``error: `<b>` | x``
";
        assert_eq!(section.markdown("Here."), expected);
    }
}
