//! Events of the Markdown reader -> blocks of the page.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::super::text::{anchor, code, fence};
use super::Form;
use super::frames::{Frames, Kind};
use super::inline::{Inline, Span};
use crate::markdown::table;

/// Languages that a code block may keep. Any other becomes `text`, since rustdoc takes blocks without a
/// language, and those that say `rust`, for tests.
const LANGUAGES: &[&str] = &[
    "bash", "console", "css", "csv", "html", "http", "js", "json", "m3u8", "python", "sh", "toml", "ts",
    "xml", "yaml",
];

pub(super) struct Writer<'a> {
    form: Form<'a>,
    highest_heading: usize,
    frames: Frames,
    inline: Inline,
    /// A code block: language and content.
    code: Option<(String, String)>,
    /// Rows of a table.
    rows: Vec<Vec<String>>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(form: Form<'a>, highest_heading: usize) -> Self {
        let mut inline = Inline::default();
        inline.start_lines(!matches!(form, Form::Cell));
        Self { form, highest_heading, frames: Frames::new(form), inline, code: None, rows: Vec::new() }
    }

    pub(super) fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some((_, content)) => content.push_str(&text),
                None => self.inline.push_text(&text),
            },
            Event::Code(text) => self.inline.push_code(&text),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::SoftBreak => self.inline.push_break(""),
            Event::HardBreak => self.hard_break(),
            Event::Rule => {
                self.paragraph();
                if matches!(self.form, Form::Block { .. }) {
                    self.frames.push("***".to_owned());
                }
            }
            // These belong to extensions that are not asked for.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.inline.push_text(&text);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.paragraph();
        self.frames.finish()
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.inline.start(Span::Emphasis, None),
            Tag::Strong => self.inline.start(Span::Strong, None),
            Tag::Strikethrough => self.inline.start(Span::Strikethrough, None),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.inline.start(Span::Link, Some(&dest_url));
            }
            Tag::Paragraph => {
                self.paragraph();
                self.frames.loosen();
            }
            Tag::BlockQuote(_) => self.open(Kind::Quote),
            Tag::List(number) => self.open(Kind::List(number)),
            Tag::Item => self.open(Kind::Item),
            Tag::CodeBlock(kind) => {
                self.paragraph();
                self.code = Some((language(&kind).to_owned(), String::new()));
            }
            Tag::Table(_) => {
                self.paragraph();
                self.inline.start_lines(false);
            }
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            _ => self.paragraph(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image => {
                self.inline.end();
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.paragraph();
                self.frames.close();
            }
            TagEnd::Heading(level) => self.heading(level as usize),
            TagEnd::CodeBlock => self.code_block(),
            TagEnd::TableCell => {
                let (text, _) = self.inline.take();
                self.rows.last_mut().into_iter().for_each(|row| row.push(text.clone()));
            }
            TagEnd::Table => self.table(),
            TagEnd::TableHead | TagEnd::TableRow => {}
            _ => self.paragraph(),
        }
    }

    fn open(&mut self, kind: Kind) {
        self.paragraph();
        self.frames.open(kind);
    }

    /// Ends the paragraph that is being written, if any.
    fn paragraph(&mut self) {
        let (text, _) = self.inline.take();
        self.frames.push(text);
    }

    fn heading(&mut self, level: usize) {
        let (text, plain) = self.inline.take();
        let text = text.replace("\\\n", " ").replace('\n', " ");
        self.frames.push(match self.form {
            _ if text.is_empty() => text,
            Form::Block { level: least, taken } if !taken.contains(&anchor(&plain)) => {
                let level = (least + level - self.highest_heading).min(6);
                format!("{} {text}", "#".repeat(level))
            }
            _ => format!("**{text}**"),
        });
    }

    fn code_block(&mut self) {
        let Some((language, content)) = self.code.take() else { return };
        self.frames.push(match self.form {
            Form::Block { .. } => fence(&language, &content),
            Form::Cell | Form::Line => {
                let lines = content.lines().filter(|line| !line.trim().is_empty());
                lines.map(code).collect::<Vec<_>>().join("\n")
            }
        });
    }

    fn table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        self.inline.start_lines(!matches!(self.form, Form::Cell));
        let Some((header, body)) = rows.split_first() else { return };
        self.frames.push(match self.form {
            Form::Block { .. } => {
                let header: Vec<&str> = header.iter().map(String::as_str).collect();
                table(&header, body).trim_end().to_owned()
            }
            Form::Cell | Form::Line => rows.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("\n"),
        });
    }

    fn hard_break(&mut self) {
        self.inline.push_break(if matches!(self.form, Form::Block { .. }) { "\\" } else { "" });
    }

    /// HTML is shown as text, except for a line break.
    fn html(&mut self, html: &str) {
        let tag = html.trim().to_ascii_lowercase().replace(' ', "");
        if matches!(tag.as_str(), "<br>" | "<br/>") {
            return self.hard_break();
        }
        for (index, line) in html.split('\n').enumerate() {
            if index > 0 {
                self.inline.push_break("");
            }
            self.inline.push_text(line);
        }
    }
}

fn language(kind: &CodeBlockKind<'_>) -> &'static str {
    let info = match kind {
        CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
        CodeBlockKind::Indented => "",
    };
    LANGUAGES.iter().find(|language| language.eq_ignore_ascii_case(info)).copied().unwrap_or("text")
}
