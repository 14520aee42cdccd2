//! One page a letter with the types that start with it, so that hundreds of types have their place in the sidebar.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use mdbook_markdown::pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::links::relative;
use crate::pages::{Kind, Page};

/// The letter under which a type is found, and the title of its page.
pub fn letter(title: &str) -> String {
    let letter = title.chars().next().filter(char::is_ascii_alphabetic);
    letter.map_or_else(|| "Other".to_owned(), |c| c.to_ascii_uppercase().to_string())
}

/// The pages of all letters that `pages` have types for. Their files would be in the folder `docs`.
pub fn letters(pages: &[Page], docs: &str) -> Vec<Page> {
    let mut by_letter: BTreeMap<String, Vec<&Page>> = BTreeMap::new();
    for page in pages.iter().filter(|page| page.kind == Kind::Type) {
        by_letter.entry(letter(&page.title)).or_default().push(page);
    }
    let page = |(letter, types): (String, Vec<&Page>)| {
        let stem = format!("types/{}", letter.to_ascii_lowercase());
        let (source, path) = (format!("{docs}/{stem}.md"), format!("{stem}.html"));
        let text = list(&letter, &source, &types);
        Page { source, path, kind: Kind::Letter, title: letter, text }
    };
    by_letter.into_iter().map(page).collect()
}

fn list(letter: &str, source: &str, types: &[&Page]) -> String {
    let mut text = format!("# Types: {letter}\n\n");
    for page in types {
        let _ = write!(text, "* [{}]({})", escape(&page.title), relative(source, &page.source));
        match first_sentence(&page.text) {
            Some(words) => {
                let _ = writeln!(text, " - {}", escape(&words));
            }
            None => text.push('\n'),
        }
    }
    text
}

/// The first sentence of the first paragraph, if it is a short one.
fn first_sentence(text: &str) -> Option<String> {
    let mut paragraph = String::new();
    let events = Parser::new(text).skip_while(|event| !matches!(event, Event::Start(Tag::Paragraph)));
    for event in events.take_while(|event| !matches!(event, Event::End(TagEnd::Paragraph))) {
        match event {
            Event::Text(text) | Event::Code(text) => paragraph.push_str(&text),
            Event::SoftBreak | Event::HardBreak => paragraph.push(' '),
            _ => {}
        }
    }
    let end = paragraph.find(". ").map_or(paragraph.len(), |at| at + 1);
    paragraph.truncate(end);
    Some(paragraph).filter(|words| !words.is_empty() && words.len() <= 200)
}

/// `text` as Markdown that shows exactly its characters.
fn escape(text: &str) -> String {
    let escape = |c: char| match c {
        c if c.is_ascii_punctuation() => format!("&#{};", u32::from(c)),
        c if c.is_control() => " ".to_owned(),
        c => c.to_string(),
    };
    text.chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_listed_by_letter() {
        let page = |title: &str, text: &str| Page {
            source: format!("api/docs/models/{}.md", title.to_lowercase()),
            path: format!("models/{}.html", title.to_lowercase()),
            kind: Kind::Type,
            title: title.to_owned(),
            text: text.to_owned(),
        };
        let pages =
            [page("Shelf", "# Shelf\n\nA *shelf*. More.\n"), page("Sock", "# Sock\n"), page("_X", "")];
        let letters = letters(&pages, "api/docs");
        assert_eq!(
            letters.iter().map(|page| page.path.as_str()).collect::<Vec<_>>(),
            ["types/other.html", "types/s.html"]
        );
        let expected =
            "# Types: S\n\n* [Shelf](../models/shelf.md) - A shelf&#46;\n* [Sock](../models/sock.md)\n";
        assert_eq!(letters[1].text, expected);
    }

    #[test]
    fn words_are_words() {
        assert_eq!(escape("<b>[x]\n"), "&#60;b&#62;&#91;x&#93; ");
        assert_eq!(first_sentence("# T\n\n```\ncode\n```\n"), None);
    }
}
