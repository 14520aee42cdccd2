//! Writes what the search of the pages looks things up in.
//!
//! mdBook would index every word. Here are the names, as Rust and as the API spells them, and the words of paragraphs:
//! a fifth of the size, and an operation comes before the types that it is made of.

use elasticlunr::IndexBuilder;
use heck::{ToLowerCamelCase, ToSnakeCase};
use serde_json::{Value, json};

use crate::facts::Section;
use crate::pages::{Kind, Page};

/// The fields of the index, and how much a word that is found there counts.
const FIELDS: &[(&str, u32)] = &[("operation", 12), ("title", 6), ("names", 2), ("body", 1)];
/// How much of the text of a section is searched and shown, in bytes.
const BODY: usize = 600;

/// What can be found: a place, and the words for it.
#[derive(Debug, PartialEq)]
struct Entry {
    url: String,
    /// Where it is, for people
    place: String,
    operation: String,
    title: String,
    names: String,
    body: String,
}

/// The script that the pages load when somebody searches. `found` has the sections of each page.
pub fn script(found: &[(&Page, Vec<Section>)]) -> String {
    let mut index = IndexBuilder::new().add_fields(FIELDS.iter().map(|(name, _)| name)).build();
    let entries: Vec<Entry> = found.iter().flat_map(|(page, sections)| entries(page, sections)).collect();
    for (number, entry) in entries.iter().enumerate() {
        index.add_doc(&number.to_string(), [&entry.operation, &entry.title, &entry.names, &entry.body]);
    }
    let mut index = json!(index);
    for (number, entry) in entries.iter().enumerate() {
        // The script of the pages shows `breadcrumbs` as HTML, and `body` as text.
        index["documentStore"]["docs"][number.to_string()] =
            json!({ "breadcrumbs": escape(&entry.place), "body": entry.body });
    }
    let fields: serde_json::Map<String, Value> =
        FIELDS.iter().map(|(name, boost)| ((*name).to_owned(), json!({ "boost": boost }))).collect();
    let all = json!({
        "results_options": { "limit_results": 30, "teaser_word_count": 30 },
        "search_options": { "bool": "OR", "expand": true, "fields": fields },
        "doc_urls": entries.iter().map(|entry| &entry.url).collect::<Vec<_>>(),
        "index": index,
    });
    let json = all.to_string().replace('\\', "\\\\").replace('\'', "\\'");
    format!("window.search = Object.assign(window.search, JSON.parse('{json}'));")
}

fn entries(page: &Page, sections: &[Section]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for section in sections {
        let is_operation = page.kind == Kind::Group && is_snake(&section.title);
        let is_own = match page.kind {
            Kind::Letter => break,
            Kind::Type => false,
            Kind::Group => is_operation,
            _ => true,
        };
        match entries.last_mut().filter(|_| !is_own) {
            None => entries.push(entry(page, section, is_operation)),
            // Text of other sections of a type is about its fields and users.
            Some(entry) if page.kind == Kind::Type => push(&mut entry.names, &spellings(&section.names)),
            Some(entry) => push(&mut entry.body, &body(page, section)),
        }
    }
    entries
}

fn entry(page: &Page, section: &Section, is_operation: bool) -> Entry {
    let is_page = section.title == page.title || section.title.is_empty();
    let title = if section.title.is_empty() { &page.title } else { &section.title };
    let mut all = vec![title.clone()];
    if is_operation {
        all.push(title.to_lower_camel_case());
    }
    if is_operation || page.kind == Kind::Type {
        let snake = title.to_snake_case();
        all.extend(snake.split('_').map(str::to_owned));
        all.push(snake);
    }
    all.dedup();
    let all = all.join(" ");
    let (operation, title_words) = if is_operation { (all, String::new()) } else { (String::new(), all) };
    Entry {
        url: if is_page { page.path.clone() } else { format!("{}#{}", page.path, section.id) },
        place: if is_page { page.title.clone() } else { format!("{} » {title}", page.title) },
        operation,
        title: title_words,
        names: spellings(&section.names),
        body: body(page, section),
    }
}

/// Names, each once and in both spellings.
fn spellings(names: &[String]) -> String {
    let mut all: Vec<String> = Vec::new();
    for name in names.iter().filter(|name| !name.contains('.')) {
        let name = name.trim_end_matches('_').to_owned();
        let camel = if is_snake(&name) { name.to_lower_camel_case() } else { String::new() };
        for spelling in [name, camel] {
            if !spelling.is_empty() && !all.contains(&spelling) {
                all.push(spelling);
            }
        }
    }
    all.join(" ")
}

/// Whether `text` is a name in snake case, such as an operation has it.
fn is_snake(text: &str) -> bool {
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(is_name)
}

fn push(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

/// The text of a section. What follows the description of an operation is the same for all of them.
fn body(page: &Page, section: &Section) -> String {
    shorten(if page.kind == Kind::Group { section.lead() } else { &section.text })
}

/// The start of a text, up to a word.
fn shorten(text: &str) -> String {
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.len() + word.len() > BODY {
            break;
        }
        push(&mut short, word);
    }
    short
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
