//! Inline text that is being written: emphasis, links, code, line breaks.

use super::super::text::{code, push_escaped};

/// A span that can be open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Span {
    /// `*...*`
    Emphasis,
    /// `**...**`
    Strong,
    /// `~~...~~`
    Strikethrough,
    /// `[...](...)`
    Link,
}

struct Open {
    span: Span,
    /// What ends it; `None` for a span that is left out.
    end: Option<String>,
    start: usize,
    content: usize,
}

/// Inline Markdown with what is open in it.
#[derive(Default)]
pub(super) struct Inline {
    text: String,
    /// Text that came and is not written yet: pieces are escaped together, since an escape looks at neighbours.
    pending: String,
    /// The characters without any markup.
    plain: String,
    open: Vec<Open>,
    /// Whether lines of the text are lines of a page, rather than of a cell.
    starts_lines: bool,
}

impl Inline {
    /// Says whether lines of the text are lines of a page, rather than of a cell.
    pub(super) fn start_lines(&mut self, starts_lines: bool) {
        self.starts_lines = starts_lines;
    }

    pub(super) fn push_text(&mut self, text: &str) {
        self.pending.push_str(text);
        self.plain.push_str(text);
    }

    pub(super) fn push_code(&mut self, text: &str) {
        self.settle();
        self.plain.push_str(text);
        self.text.push_str(&code(text));
    }

    /// A line break; `mark` stands before the line end.
    pub(super) fn push_break(&mut self, mark: &str) {
        self.settle();
        self.trim_end();
        if !self.is_at_start() {
            self.text.push_str(mark);
            self.text.push('\n');
        }
        self.plain.push(' ');
    }

    /// Opens a span. One that is open already, or that has no `target`, is left out.
    pub(super) fn start(&mut self, span: Span, target: Option<&str>) {
        self.settle();
        let start = self.text.len();
        let is_open = self.open.iter().any(|open| open.span == span && open.end.is_some());
        let (mark, end) = match (span, target) {
            (Span::Emphasis, _) => ("*", Some("*".to_owned())),
            (Span::Strong, _) => ("**", Some("**".to_owned())),
            (Span::Strikethrough, _) => ("~~", Some("~~".to_owned())),
            (Span::Link, target) => ("[", target.and_then(link_target).map(|target| format!("]({target})"))),
        };
        let end = end.filter(|_| !is_open);
        if end.is_some() {
            self.text.push_str(mark);
        }
        self.open.push(Open { span, end, start, content: self.text.len() });
    }

    /// Closes the innermost span; an empty one disappears.
    pub(super) fn end(&mut self) {
        self.settle();
        let Some(open) = self.open.pop() else { return };
        let Some(end) = open.end else { return };
        self.trim_end();
        if self.text.len() <= open.content {
            self.text.truncate(open.start);
        } else {
            self.text.push_str(&end);
        }
    }

    /// Takes what has been written: inline Markdown, and the same without markup.
    pub(super) fn take(&mut self) -> (String, String) {
        self.settle();
        while !self.open.is_empty() {
            self.end();
        }
        self.trim_end();
        (std::mem::take(&mut self.text), std::mem::take(&mut self.plain))
    }

    fn settle(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        let text = if self.is_at_start() { pending.trim_start() } else { &pending };
        push_escaped(&mut self.text, text, self.starts_lines);
    }

    /// Drops white space and breaks at the end. An escaped backslash is two, so that an odd one is a break.
    fn trim_end(&mut self) {
        loop {
            let trimmed = self.text.trim_end();
            let backslashes = trimmed.len() - trimmed.trim_end_matches('\\').len();
            let is_break = trimmed.len() < self.text.len() && backslashes % 2 == 1;
            let len = trimmed.len() - usize::from(is_break);
            self.text.truncate(len);
            if !is_break {
                return;
            }
        }
    }

    fn is_at_start(&self) -> bool {
        self.text.is_empty()
            || self.text.ends_with('\n')
            || self.open.last().is_some_and(|open| open.end.is_some() && open.content == self.text.len())
    }
}

/// A destination that works from any page, without characters that could end it.
fn link_target(target: &str) -> Option<String> {
    let lower = target.get(..8).unwrap_or(target).to_ascii_lowercase();
    let leads_somewhere = ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    let mut text = String::with_capacity(target.len());
    for c in target.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            ' ' | '<' | '>' | '(' | ')' | '\\' | '|' | '"' | '`' | '[' | ']' | '*' => {
                text.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c if c.is_whitespace() || c.is_control() => {}
            c => text.push(c),
        }
    }
    leads_somewhere.then_some(text)
}
