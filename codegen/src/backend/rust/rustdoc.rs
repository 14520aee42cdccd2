//! Markdown of the document as rustdoc takes it, without a warning.
//!
//! [`markdown`](crate::markdown) does nearly all of it: what it writes has no HTML, no link that leads nowhere and
//! no code block that could be a test. Rustdoc also wants addresses in angle brackets.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::markdown;

/// Headings of the document sink below `# Errors` and the like.
const HIGHEST_HEADING: usize = 2;

/// Blocks.
pub fn block(text: &str) -> String {
    with_linked_addresses(&markdown::block(text, HIGHEST_HEADING, &BTreeSet::new()))
}

/// One line.
pub fn line(text: &str) -> String {
    with_linked_addresses(&markdown::line(text))
}

/// A cell of a table: one line, in which no `|` ends it.
pub fn cell(text: &str) -> String {
    with_linked_addresses(&markdown::cell(text)).replace('\n', " ").replace('|', "\\|")
}

/// A code span; a text that would be longer than one wants to read ends in dots.
pub fn code(text: &str) -> String {
    const MOST: usize = 200;
    if text.chars().count() <= MOST {
        return markdown::code(text);
    }
    let start: String = text.chars().take(MOST).collect();
    markdown::code(&format!("{start}..."))
}

/// `text`, which is safe Markdown, with `<https://...>` for addresses that are not part of a link.
fn with_linked_addresses(text: &str) -> String {
    if !text.contains("://") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut written = 0;
    let mut links = 0;
    let mut blocks = 0;
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { .. }) => links += 1,
            Event::End(TagEnd::Link) => links -= 1,
            Event::Start(Tag::CodeBlock(_)) => blocks += 1,
            Event::End(TagEnd::CodeBlock) => blocks -= 1,
            Event::Text(_) if links == 0 && blocks == 0 => {
                for (start, end) in addresses(&text[range.clone()]) {
                    let (start, end) = (range.start + start, range.start + end);
                    out.push_str(&text[written..start]);
                    out.push_str(&format!("<{}>", &text[start..end]));
                    written = end;
                }
            }
            _ => {}
        }
    }
    out.push_str(&text[written..]);
    out
}

/// Where addresses start and end, without the punctuation behind them.
fn addresses(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, _) in text.match_indices("http") {
        let rest = &text[at..];
        let Some(scheme) = ["http://", "https://"].iter().find(|scheme| rest.starts_with(*scheme)) else {
            continue;
        };
        let len =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '\\')).unwrap_or(rest.len());
        let address = rest[..len].trim_end_matches(|c: char| c.is_ascii_punctuation() && c != '/');
        if address.len() > scheme.len() && found.last().is_none_or(|(_, end)| at >= *end) {
            found.push((at, at + address.len()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_links_and_links_stay() {
        assert_eq!(block("See https://a.b/c_d."), "See <https://a.b/c_d>.");
        assert_eq!(block("[x](https://a.b) and `https://c.d`"), "[x](https://a.b) and `https://c.d`");
        assert_eq!(block("[https://a.b](https://a.b)"), "[https://a.b](https://a.b)");
        assert_eq!(block("<https://a.b>"), "[https://a.b](https://a.b)");
        assert_eq!(
            block("http:// and http://{ip}:{port}/x, (https://e.f/)"),
            "http:// and <http://{ip}:{port}/x>, (<https://e.f/>)"
        );
        assert_eq!(block("```\nhttps://a.b\n```"), "```text\nhttps://a.b\n```");
    }

    #[test]
    fn a_cell_stays_one() {
        assert_eq!(cell("a | `b|c`\n\n| d |"), "a \\| `b\\|c`  \\| d \\|");
    }

    #[test]
    fn headings_sink_below_our_own() {
        assert_eq!(block("# Errors\n\ntext"), "## Errors\n\ntext");
    }

    #[test]
    fn long_code_is_cut() {
        assert_eq!(code(&"x".repeat(300)).len(), 205);
    }
}
