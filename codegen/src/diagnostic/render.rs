use std::fmt;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity, SourceLine, text};

/// How many diagnostics [`render`] shows before it only counts.
pub const SHOWN: usize = 200;

/// Diagnostics as text for a terminal: the first [`SHOWN`] with their source lines, then how many more there are.
/// `color` adds ANSI colours.
pub fn render(diagnostics: &[Diagnostic], color: bool) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter().take(SHOWN) {
        out.push_str(&one(diagnostic, color));
        out.push_str("\n\n");
    }
    if diagnostics.len() > SHOWN {
        out.push_str(&format!("and {} more\n", diagnostics.len() - SHOWN));
    }
    out
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&one(self, false))
    }
}

fn one(diagnostic: &Diagnostic, color: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(text::shortened(&diagnostic.message, 600));
    let mut elements: Vec<Element<'_>> = Vec::new();
    if let Some(place) = &diagnostic.site.place {
        let origin = Origin::path(text::shortened(&place.file, 300));
        elements.push(origin.line(place.line as usize).char_column(place.column as usize).into());
        if let Some(line) = &diagnostic.site.source_line {
            let (source, underline) = clean_line(line);
            let snippet = Snippet::source(source).line_start(place.line as usize);
            elements.push(snippet.annotation(AnnotationKind::Primary.span(underline)).into());
        }
    }
    if !diagnostic.site.pointer.is_empty() {
        let pointer = text::shortened(&diagnostic.site.pointer, 300);
        elements.push(Level::NOTE.with_name("at").message(pointer).into());
    }
    if let Some(help) = &diagnostic.help {
        elements.push(Level::HELP.message(text::shortened(help, 600)).into());
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let group: Group<'_> = title.elements(elements);
    renderer.render(&[group])
}

/// The line with its control characters escaped, and what to underline in that text.
fn clean_line(line: &SourceLine) -> (String, std::ops::Range<usize>) {
    let mut out = String::new();
    let (mut start, mut end) = (None, None);
    for (index, c) in line.text.char_indices() {
        if index >= line.underline.start && start.is_none() {
            start = Some(out.len());
        }
        if index >= line.underline.end && end.is_none() {
            end = Some(out.len());
        }
        if c == '\t' { out.push(' ') } else { text::push_clean(&mut out, c) }
    }
    let start = start.unwrap_or(out.len());
    let end = end.unwrap_or(out.len()).max(start);
    (out, start..end)
}
