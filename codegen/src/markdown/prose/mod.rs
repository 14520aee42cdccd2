//! Markdown of the document, read as CommonMark and written again as a safe subset.
//!
//! Writing what was understood, instead of patching what was found, is what keeps a page whole: every
//! construct that opens is closed, headings sink below those of the page, HTML is shown as text, links that
//! lead nowhere from a page (relative ones, `#section/...`) become text, images become links, and code blocks
//! are never taken for Rust tests.

mod frames;
mod inline;
mod writer;

use std::borrow::Cow;
use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::text::is_hidden;
use writer::Writer;

/// Where the text goes.
#[derive(Clone, Copy)]
enum Form<'a> {
    /// Blocks of a page; headings get `level` or deeper, and never an anchor of `taken`.
    Block { level: usize, taken: &'a BTreeSet<String> },
    /// Inline text with line breaks, in a cell of a table
    Cell,
    /// Inline text that becomes one line, perhaps at its start
    Line,
}

/// `text` as blocks of a page, without a line end behind it.
///
/// Headings get `level` or deeper; one whose anchor is in `taken` becomes bold text, so that links of the page
/// to that anchor keep their target.
pub fn block(text: &str, level: usize, taken: &BTreeSet<String>) -> String {
    write(text, Form::Block { level, taken })
}

/// `text` as the cell of a [`table()`](super::table()): `\n` is a line break.
pub fn cell(text: &str) -> String {
    write(text, Form::Cell)
}

/// `text` on one line.
pub fn line(text: &str) -> String {
    write(text, Form::Line).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn write(text: &str, form: Form<'_>) -> String {
    let is_kept = |&c: &char| matches!(c, '\n' | '\t') || !is_hidden(c);
    let text: Cow<'_, str> = if text.chars().all(|c| is_kept(&c)) {
        text.into()
    } else {
        text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(is_kept).collect()
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events: Vec<Event<'_>> = Parser::new_ext(&text, options).collect();
    let mut writer = Writer::new(form, highest_heading(&events));
    for event in events {
        writer.event(event);
    }
    writer.finish()
}

fn highest_heading(events: &[Event<'_>]) -> usize {
    let level = |event: &Event<'_>| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as usize),
        _ => None,
    };
    events.iter().filter_map(level).min().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> String {
        block(text, 4, &BTreeSet::from(["get_x".to_owned()]))
    }

    #[test]
    fn ordinary_words_stay_as_they_are() {
        let text = "Needs `X-Plex-Token` >= 1.15.4, *now*.\n\n- one\n- two\n  1. deep\n\n```json\n{\"a\": 1}\n```\n\n> quote";
        let expected = "Needs `X-Plex-Token` >= 1.15.4, *now*.\n\n- one\n- two\n  1. deep\n\n```json\n{\"a\": 1}\n```\n\n> quote";
        assert_eq!(page(text), expected);
    }

    #[test]
    fn headings_sink_and_never_take_an_anchor() {
        assert_eq!(page("# A\n\n## B\n\ntext\n\nC\n==="), "#### A\n\n##### B\n\ntext\n\n#### C");
        assert_eq!(
            page("## get_x\nGet_X\n---\n> # q"),
            "**get\\_x**\n\n**Get\\_X**\n\n> #### q".replace("\\_", "_")
        );
    }

    #[test]
    fn html_is_text() {
        assert_eq!(page("<script>x</script>"), "&lt;script>x&lt;/script>");
        assert_eq!(page("a <b>c</b><br/>d <!-- e -->"), "a &lt;b>c&lt;/b>\\\nd &lt;!-- e -->");
    }

    #[test]
    fn fences_are_closed_and_never_tests() {
        assert_eq!(page("```rust\nfn main() {"), "```text\nfn main() {\n```");
        assert_eq!(page("    indented"), "```text\nindented\n```");
        assert_eq!(page("~~~\n```\n~~~"), "````text\n```\n````");
    }

    #[test]
    fn only_links_that_lead_somewhere_stay() {
        assert_eq!(page("[a](https://x.y/z?b=1&c=2)"), "[a](https://x.y/z?b=1&amp;c=2)");
        assert_eq!(page("[a](#section/b) [c](../d.md) [e](javascript:f)"), "a c e");
        assert_eq!(page("![alt](https://x.y/z.png)"), "[alt](https://x.y/z.png)");
        assert_eq!(page("[a]: https://x.y\n\n[a] [b]"), "[a](https://x.y) \\[b\\]");
    }

    #[test]
    fn tables_follow_the_rule_of_the_pages() {
        assert_eq!(
            page("|a|b|\n|:-|-|\n|`c\\|d`|e|"),
            "| a     | b     |\n| ----- | ----- |\n| `c\\|d` | e     |"
        );
    }

    #[test]
    fn a_cell_is_inline() {
        assert_eq!(
            cell("a\nb\n\n# c\n- d\n- e\n\n```\nf|g\n\nh\n```"),
            "a\nb\n\n**c**\n- d\n- e\n\n`f|g`\n`h`"
        );
        assert_eq!(cell("<br> x | y<br>z"), "x | y\nz");
        assert_eq!(line("a\n\nb\n# c"), "a b **c**");
    }

    #[test]
    fn deep_nesting_ends() {
        let text = format!("{}x", "> ".repeat(5_000));
        assert!(page(&text).ends_with("> x"));
        assert!(page(&"- ".repeat(5_000)).len() < 10_000);
        assert!(cell(&"*a ".repeat(5_000)).len() < 50_000);
    }
}
