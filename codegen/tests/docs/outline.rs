//! A page as its readers see it: headings, tables, links, code.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What a page consists of.
#[derive(Debug, Default)]
pub struct Outline {
    /// Level and text, those inside quotes and lists too.
    pub headings: Vec<(usize, String)>,
    /// Rows of cells with their text, the header first; the index of the heading above.
    pub tables: Vec<(usize, Vec<Vec<String>>)>,
    /// Text and target of links.
    pub links: Vec<(String, String)>,
    /// Language and content of code blocks; the index of the heading above.
    pub code: Vec<(usize, String, String)>,
    /// HTML of any kind.
    pub html: Vec<String>,
    /// Block quotes and lists that are open when a heading comes, the most of all headings.
    pub heading_depth: usize,
}

pub fn outline(text: &str) -> Outline {
    let mut page = Outline::default();
    let (mut inline, mut depth) = (String::new(), 0_usize);
    let mut heading = false;
    let mut link = None;
    for event in Parser::new_ext(
        text,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES,
    ) {
        let above = page.headings.len();
        match event {
            Event::Start(Tag::Heading { .. }) => {
                heading = true;
                inline.clear();
                page.heading_depth = page.heading_depth.max(depth);
            }
            Event::End(TagEnd::Heading(level)) => {
                heading = false;
                page.headings.push((level as usize, std::mem::take(&mut inline)));
            }
            Event::Start(Tag::BlockQuote(_) | Tag::Item) => depth += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::Item) => depth -= 1,
            Event::Start(Tag::Table(_)) => page.tables.push((above, Vec::new())),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                page.tables.last_mut().expect("a table is open").1.push(Vec::new());
            }
            Event::Start(Tag::TableCell) => inline.clear(),
            Event::End(TagEnd::TableCell) => {
                let rows = &mut page.tables.last_mut().expect("a table is open").1;
                rows.last_mut().expect("a row is open").push(std::mem::take(&mut inline));
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let language = match kind {
                    pulldown_cmark::CodeBlockKind::Fenced(info) => info.to_string(),
                    pulldown_cmark::CodeBlockKind::Indented => "indented".to_owned(),
                };
                page.code.push((above, language, String::new()));
                inline.clear();
            }
            Event::End(TagEnd::CodeBlock) => {
                page.code.last_mut().expect("a block is open").2 = std::mem::take(&mut inline);
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                page.links.push((String::new(), dest_url.to_string()));
                link = Some(inline.len());
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let (Some(start), Some(last)) = (link.take(), page.links.last_mut()) {
                    last.0 = inline.get(start..).unwrap_or_default().to_owned();
                }
            }
            Event::Text(text) | Event::Code(text) => inline.push_str(&text),
            Event::Html(html) | Event::InlineHtml(html) => {
                page.html.push(html.to_string());
                inline.push_str(if heading { "" } else { "\n" });
            }
            Event::FootnoteReference(label) => panic!("a footnote: {label}"),
            _ => {}
        }
    }
    page
}

/// The rule of all tables: every column as wide as the longest cell of the table, a line break and an escaped
/// pipe counted as one character.
pub fn assert_table_rule(path: &str, text: &str) {
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        if !matches!(event, Event::Start(Tag::Table(_))) {
            continue;
        }
        // Lines of a table in a quote or a list start with what marks those.
        let lines = text[range].lines().map(|line| line.trim_start_matches([' ', '>']));
        let rows: Vec<Vec<String>> = lines.map(cells).collect();
        let all = || rows.iter().flatten();
        let longest = all().map(|cell| cell.trim_end_matches([' ', '-']).chars().count()).max().unwrap_or(0);
        for cell in all() {
            assert_eq!(cell.chars().count(), longest.max(3), "{path}: {cell:?}");
        }
        assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{path}: {rows:?}");
    }
}

fn cells(row: &str) -> Vec<String> {
    let counted = row.replace("<br/>", "\n").replace("\\|", "\u{1}");
    counted.trim_matches('|').split('|').map(|cell| cell[1..cell.len() - 1].to_owned()).collect()
}

/// Blank lines before and behind each heading, outside of fences.
pub fn blank_lines(text: &str) -> Vec<(String, usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut in_fence = false;
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.starts_with("```") {
            in_fence = !in_fence;
        }
        if line.starts_with('#') && !in_fence {
            let before = lines[..index].iter().rev().take_while(|line| line.is_empty()).count();
            let behind = lines[index + 1..].iter().take_while(|line| line.is_empty()).count();
            found.push(((*line).to_owned(), before, behind));
        }
    }
    found
}
