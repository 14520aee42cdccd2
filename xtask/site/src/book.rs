//! Gives the pages to mdBook: what stands where in the sidebar, and how pages look.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mdbook_core::book::{Book, BookItem, Chapter, SectionNumber};
use mdbook_core::config::{Config, HtmlConfig, Search, SearchChapterSettings};
use mdbook_html::HtmlHandlebars;
use mdbook_markdown::pulldown_cmark::{Event, Tag};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use mdbook_renderer::{RenderContext, Renderer as _};

use crate::pages::{Kind, Page};
use crate::types;

/// The parts of the sidebar, and what is in them. The first has no title.
const PARTS: &[(&str, &[Kind])] = &[
    ("", &[Kind::Front, Kind::Overview]),
    ("Groups", &[Kind::Group]),
    ("All calls", &[Kind::Common]),
    ("Types", &[Kind::Letter]),
    ("Guides", &[Kind::Guide]),
];

const STYLE: (&str, &str) = ("site.css", include_str!("../theme/site.css"));

/// Renders `pages` as a book called `title` into the new folder `out`.
///
/// No preprocessor runs, so that nothing in the text of a page includes a file or starts a program.
///
/// # Errors
/// When mdBook cannot render them, or a file cannot be written.
pub fn render(pages: &[Page], title: &str, out: &Path) -> Result<()> {
    let root = tempfile::tempdir().context("cannot create a temporary folder")?;
    // What lies here would be copied to the site.
    fs::create_dir(root.path().join("src")).context("cannot create a temporary folder")?;
    fs::write(root.path().join(STYLE.0), STYLE.1).context("cannot write the style of the pages")?;
    let mut context = RenderContext::new(root.path(), book(pages), config(title)?, out);
    context.chapter_titles.insert(PathBuf::from("index.md"), title.to_owned());
    HtmlHandlebars::new().render(&context)
}

fn config(title: &str) -> Result<Config> {
    let mut html = HtmlConfig::default();
    html.additional_css = vec![PathBuf::from(STYLE.0)];
    html.preferred_dark_theme = Some("ayu".to_owned());
    html.smart_punctuation = false;
    html.definition_lists = false;
    html.no_section_label = true;
    html.fold.enable = true;
    // It would be a hundred times as long as any page.
    html.print.enable = false;
    // It would need the network.
    html.playground.runnable = false;
    // Its address is not known, and its links depend on that.
    html.input_404 = Some(String::new());
    // Names that stay, since `search` writes its own index in place of this one, which is empty.
    html.hash_files = false;
    let mut nowhere = SearchChapterSettings::default();
    nowhere.enable = Some(false);
    let mut search = Search::default();
    search.chapter.insert(String::new(), nowhere);
    html.search = Some(search);

    let mut config = Config::default();
    config.book.title = Some(title.to_owned());
    config.book.language = Some("en".to_owned());
    config.set("output.html", html)?;
    Ok(config)
}

fn book(pages: &[Page]) -> Book {
    let mut items = Vec::new();
    let mut number = 0;
    for (title, kinds) in PARTS {
        let chapters = chapters(pages, kinds, &mut number);
        if !title.is_empty() && !chapters.is_empty() {
            items.push(BookItem::PartTitle((*title).to_owned()));
        }
        items.extend(chapters.into_iter().map(BookItem::Chapter));
    }
    Book::new_with_items(items)
}

/// The chapters of these kinds, by title; under each letter its types.
fn chapters(pages: &[Page], kinds: &[Kind], number: &mut u32) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    for page in kinds.iter().flat_map(|kind| by_title(pages, |page| page.kind == *kind)) {
        *number += 1;
        let mut chapter = chapter(page, vec![*number]);
        if page.kind == Kind::Letter {
            let is_inside =
                |other: &Page| other.kind == Kind::Type && types::letter(&other.title) == page.title;
            let inside = by_title(pages, is_inside).into_iter().zip(1..);
            let inside = inside.map(|(page, index)| self::chapter(page, vec![*number, index]));
            chapter.sub_items = inside.map(BookItem::Chapter).collect();
        }
        chapters.push(chapter);
    }
    chapters
}

fn by_title(pages: &[Page], is_wanted: impl Fn(&Page) -> bool) -> Vec<&Page> {
    let mut wanted: Vec<&Page> = pages.iter().filter(|page| is_wanted(page)).collect();
    wanted.sort_by_key(|page| page.title.to_lowercase());
    wanted
}

/// The number is not shown: mdBook indents by it.
fn chapter(page: &Page, number: Vec<u32>) -> Chapter {
    let path = Path::new(&page.path).with_extension("md");
    let mut chapter = Chapter::new(&page.title, keep_braces(&page.text), path, Vec::new());
    chapter.number = Some(SectionNumber::new(number));
    chapter
}

/// `text` with braces at the end of a heading as characters: for mdBook, but not for GitHub, `## /a/{id}` has an
/// attribute called `id`.
fn keep_braces(text: &str) -> String {
    let headings = new_cmark_parser(text, &MarkdownOptions::default()).into_offset_iter();
    let attributed = headings.filter_map(|(event, range)| match event {
        Event::Start(Tag::Heading { id, classes, attrs, .. }) => {
            (id.is_some() || !classes.is_empty() || !attrs.is_empty()).then_some(range)
        }
        _ => None,
    });
    let (mut kept, mut done) = (String::with_capacity(text.len()), 0);
    for range in attributed {
        kept.push_str(&text[done..range.start]);
        kept.push_str(&text[range.clone()].replace('{', "&#123;"));
        done = range.end;
    }
    kept.push_str(&text[done..]);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_of_a_heading_are_characters() {
        let text = "# A\n\n## /a/{id}\n\n{b}\n\nC {.d}\n---\n\n### {e} f\n";
        let expected = "# A\n\n## /a/&#123;id}\n\n{b}\n\nC &#123;.d}\n---\n\n### {e} f\n";
        assert_eq!(keep_braces(text), expected);
    }
}
