use std::fmt;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Place, Severity, SourceLine, text};

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
        let path = text::shortened(&place.file, 300);
        let line = place.line as usize;
        elements.push(match &diagnostic.site.source_line {
            Some(source) => {
                let (source, underline) = clean_line(source);
                let snippet = Snippet::source(source).line_start(line).path(path);
                snippet.annotation(AnnotationKind::Primary.span(underline)).into()
            }
            None => Origin::path(path).line(line).char_column(place.column as usize).into(),
        });
    }
    if !diagnostic.site.pointer.is_empty() {
        let pointer = text::shortened(&diagnostic.site.pointer, 300);
        elements.push(Level::NOTE.with_name("at").message(pointer).into());
    }
    if !diagnostic.also.is_empty() {
        elements.push(Level::NOTE.with_name("also").message(others(&diagnostic.also)).into());
    }
    if let Some(help) = &diagnostic.help {
        elements.push(Level::HELP.message(text::shortened(help, 600)).into());
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let group: Group<'_> = title.elements(elements);
    renderer.render(&[group])
}

/// The first few of other places, and how many more there are.
fn others(places: &[Place]) -> String {
    let shown: Vec<_> = places.iter().take(3).map(|place| text::shortened(&place.to_string(), 300)).collect();
    let more = places.len().saturating_sub(shown.len());
    let end = if more > 0 { format!(" and {more} more places") } else { String::new() };
    format!("at {}{end}", shown.join(", "))
}

/// The line with a sign in place of each character that would not show, and what to underline in it.
fn clean_line(line: &SourceLine) -> (String, std::ops::Range<usize>) {
    let clean = |part: &str| part.chars().map(text::visible).collect::<String>();
    let (before, rest) = line.text.split_at(line.underline.start.min(line.text.len()));
    let (word, after) = rest.split_at(line.underline.len().min(rest.len()));
    let (before, word) = (clean(before), clean(word));
    let underline = before.len()..before.len() + word.len();
    (format!("{before}{word}{}", clean(after)), underline)
}
