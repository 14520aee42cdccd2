//! The files of a run: their names and lines, for messages.

use std::sync::Arc;

use super::tree::Mark;
use crate::diagnostic::{Place, Site, SourceLine};

/// Every file that was read, by number.
#[derive(Clone, Debug, Default)]
pub struct Files {
    list: Vec<SourceFile>,
}

/// A file that was read.
#[derive(Clone, Debug)]
struct SourceFile {
    name: String,
    text: Arc<str>,
    /// Byte offset of the start of each line
    lines: Vec<usize>,
}

/// Characters of a line that a message may show; what stands behind them is not shown.
const LONGEST: usize = 2_000;

impl Files {
    /// Adds a file and gives its number; `None` when there are too many.
    pub fn add(&mut self, name: String, text: String) -> Option<u16> {
        let number = u16::try_from(self.list.len()).ok()?;
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        self.list.push(SourceFile { name, text: text.into(), lines });
        Some(number)
    }

    /// The text of a file.
    pub fn text(&self, file: u16) -> Arc<str> {
        self.list.get(usize::from(file)).map_or_else(|| "".into(), |file| file.text.clone())
    }

    /// The name of a file, as messages write it.
    pub fn name(&self, file: u16) -> &str {
        self.list.get(usize::from(file)).map_or("", |file| &file.name)
    }

    /// The names of all files that were read.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|file| file.name.as_str())
    }

    /// `mark` as file, line and column; `None` when it stands for no position.
    pub fn place(&self, mark: Mark) -> Option<Place> {
        let file = self.list.get(usize::from(mark.file))?;
        (mark.line > 0).then(|| Place { file: file.name.clone(), line: mark.line, column: mark.column })
    }

    /// The spot `mark`, which is `pointer` of the document, with its source line.
    pub fn site(&self, pointer: impl Into<String>, mark: Mark) -> Site {
        let place = self.place(mark);
        let source_line = place.is_some().then(|| self.source_line(mark)).flatten();
        Site { pointer: pointer.into(), place, source_line }
    }

    fn source_line(&self, mark: Mark) -> Option<SourceLine> {
        let file = self.list.get(usize::from(mark.file))?;
        let start = *file.lines.get((mark.line as usize).checked_sub(1)?)?;
        let end = file.lines.get(mark.line as usize).copied().unwrap_or(file.text.len());
        let line = file.text.get(start..end)?.trim_end_matches(['\n', '\r']);
        excerpt(line, (mark.column as usize).saturating_sub(1))
    }
}

/// The line, with the word at `column` underlined; nothing when the line is cut before that.
fn excerpt(line: &str, column: usize) -> Option<SourceLine> {
    let end = line.char_indices().nth(LONGEST).map_or(line.len(), |(at, _)| at);
    let line = &line[..end];
    let mut starts = line.char_indices().map(|(at, _)| at).chain([line.len()]);
    let word = starts.nth(column)?;
    Some(SourceLine { text: line.to_owned(), underline: word..word + word_length(&line[word..]) })
}

/// Bytes of the word, quoted string or sign that `rest` starts with.
fn word_length(rest: &str) -> usize {
    let mut characters = rest.chars();
    match characters.next() {
        None => 0,
        Some(quote @ ('"' | '\'')) => rest[1..].find(quote).map_or(rest.len(), |at| at + 2),
        Some('{' | '[') => 1,
        Some(first) => {
            let end = |(at, c): (usize, char)| {
                let sign = c == ':' && rest[at + 1..].chars().next().is_none_or(char::is_whitespace);
                (c.is_whitespace() || sign || matches!(c, ',' | '}' | ']')).then_some(at)
            };
            rest.char_indices().skip(1).find_map(end).unwrap_or(rest.len()).max(first.len_utf8())
        }
    }
}
