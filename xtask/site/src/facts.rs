//! Reads what is on a page: where links lead, what they can lead to, and what the search may find.

use std::cell::RefCell;
use std::collections::HashSet;

use html5ever::tendril::{StrTendril, Tendril};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// What is on a page.
#[derive(Debug, Default)]
pub struct Facts {
    /// What links can lead to.
    pub ids: HashSet<String>,
    /// Where its links lead.
    pub links: Vec<String>,
    /// Its text, by headings of the levels 1 and 2.
    pub sections: Vec<Section>,
}

/// A heading and the text below it.
#[derive(Debug, Default, PartialEq)]
pub struct Section {
    /// The anchor of the heading; empty before the first one.
    pub id: String,
    /// The heading.
    pub title: String,
    /// What the rows of tables are about: fields, parameters, values.
    pub names: Vec<String>,
    /// The words of paragraphs, not those of code, tables and lists of links.
    pub text: String,
    /// How much of the text stands before the first heading of level 3, if there is one.
    lead: Option<usize>,
}

impl Section {
    /// The text before the first heading of level 3.
    pub fn lead(&self) -> &str {
        &self.text[..self.lead.unwrap_or(self.text.len())]
    }
}

/// Reads the HTML of a page.
pub fn read(html: &str) -> Facts {
    let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(Tendril::from(html));
    // The result asks to wait for a script, which the reader never does.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().facts
}

#[derive(Default)]
struct Reader(RefCell<State>);

#[derive(Default)]
struct State {
    facts: Facts,
    /// Tags whose text is not the search's, and that are open.
    silent: usize,
    is_heading: bool,
    /// Cells that came before in this row, if there is one.
    cell: Option<usize>,
    is_code: bool,
    /// Whether nothing has been read of the innermost list item.
    starts_item: bool,
    /// How many list items are open, and at which depth one started with a link.
    items: usize,
    link_list: Option<usize>,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => state.start(&tag),
            Token::TagToken(tag) => state.end(&tag.name),
            Token::CharacterTokens(text) => state.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn start(&mut self, tag: &Tag) {
        let attribute = |name: &str| {
            tag.attrs
                .iter()
                .find(|attribute| &*attribute.name.local == name)
                .map(|found| found.value.to_string())
        };
        self.facts.ids.extend(attribute("id"));
        self.facts.links.extend(attribute("href"));
        match &*tag.name {
            "h1" | "h2" => {
                let id = attribute("id").unwrap_or_default();
                self.facts.sections.push(Section { id, ..Section::default() });
                self.is_heading = true;
            }
            "h3" => {
                if let Some(section) = self.facts.sections.last_mut() {
                    section.lead.get_or_insert(section.text.len());
                }
            }
            "pre" | "table" => self.silent += 1,
            "tr" => self.cell = Some(0),
            "code" => self.is_code = true,
            "li" => {
                self.items += 1;
                self.starts_item = true;
            }
            "a" if self.starts_item && self.link_list.is_none() => self.link_list = Some(self.items),
            _ => {}
        }
        self.space();
    }

    fn end(&mut self, name: &str) {
        match name {
            "h1" | "h2" => self.is_heading = false,
            "pre" | "table" => self.silent = self.silent.saturating_sub(1),
            "td" | "th" => self.cell = self.cell.map(|cell| cell + 1),
            "tr" => self.cell = None,
            "code" => self.is_code = false,
            "li" => {
                if self.link_list == Some(self.items) {
                    self.link_list = None;
                }
                self.items = self.items.saturating_sub(1);
            }
            _ => {}
        }
        self.space();
    }

    fn text(&mut self, text: &StrTendril) {
        let is_blank = text.trim().is_empty();
        self.starts_item &= is_blank;
        if self.facts.sections.is_empty() && !is_blank {
            self.facts.sections.push(Section::default());
        }
        let Some(section) = self.facts.sections.last_mut() else { return };
        if self.is_heading {
            section.title.push_str(text);
        } else if self.cell == Some(0) && self.is_code {
            section.names.push(text.to_string());
        } else if self.silent == 0 && self.link_list.is_none() {
            section.text.push_str(text);
        }
    }

    /// Keeps the words of two blocks apart.
    fn space(&mut self) {
        if let Some(section) = self.facts.sections.last_mut()
            && !self.is_heading
            && !self.is_code
            && !section.text.ends_with(|c: char| c.is_whitespace())
        {
            section.text.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_anchors_links_and_sections() {
        let html = "\n<h1 id=\"a\"><a class=\"header\" href=\"#a\">A</a></h1>\n<p>One <em>two</em>.</p><p>Three</p>\
            <h2 id=\"b\">B <code>c</code></h2><p>Lead</p><pre><code>code id=\"no\"</code></pre>\
            <table><tr><td><code>name</code></td><td><code>type</code></td></tr></table>\
            <h3 id=\"d\">D</h3><ul><li><a href=\"x.html\">link</a> words</li><li>item <a href=\"y.html\">y</a></li></ul>";
        let facts = read(html);
        let mut ids: Vec<_> = facts.ids.iter().map(String::as_str).collect();
        ids.sort_unstable();
        assert_eq!(ids, ["a", "b", "d"]);
        assert_eq!(facts.links, ["#a", "x.html", "y.html"]);
        let [a, b] = &facts.sections[..] else { panic!("{:?}", facts.sections) };
        assert_eq!((a.id.as_str(), a.title.as_str()), ("a", "A"));
        assert_eq!(words(&a.text), ["One", "two", ".", "Three"]);
        assert_eq!((b.id.as_str(), b.title.as_str()), ("b", "B c"));
        assert_eq!(b.names, ["name"]);
        assert_eq!(words(b.lead()), ["Lead"]);
        assert_eq!(words(&b.text), ["Lead", "D", "item", "y"]);
    }

    fn words(text: &str) -> Vec<&str> {
        text.split_whitespace().collect()
    }
}
