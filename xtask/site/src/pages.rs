//! Finds the Markdown that becomes pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use mdbook_markdown::pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The README of the crate
    Front,
    /// What there is, group by group
    Overview,
    /// The operations of one group
    Group,
    /// What all operations have in common
    Common,
    /// A type
    Type,
    /// The types that start with one letter
    Letter,
    /// A text beside the crate
    Guide,
}

/// A Markdown file and its place on the site.
#[derive(Clone, Debug)]
pub struct Page {
    /// The file, below the base folder, with `/` between folders
    pub source: String,
    /// The page, below the root of the site: it ends with `.html`
    pub path: String,
    /// What it is about
    pub kind: Kind,
    /// Its first heading
    pub title: String,
    /// Its Markdown
    pub text: String,
}

/// The pages of the crate in `folder`, and those of `guides`. All paths are below `base`.
///
/// # Errors
/// When a file cannot be read, or two of them would be the same page.
pub fn collect(base: &Path, folder: &str, guides: &[String]) -> Result<Vec<Page>> {
    let below = |path: &str| join(folder, path);
    let mut found = vec![(below("README.md"), "index.html".to_owned(), Kind::Front)];
    let mut docs = Vec::new();
    walk(&base.join(below("docs")), "", &mut docs)?;
    ensure!(!docs.is_empty(), "there are no pages in {}", base.join(below("docs")).display());
    for path in docs {
        found.push((below(&format!("docs/{path}")), html_path(&path), kind(&path)));
    }
    found.extend(guides.iter().map(|guide| (guide.clone(), html_path(guide), Kind::Guide)));

    let mut pages: BTreeMap<String, Page> = BTreeMap::new();
    for (source, path, kind) in found {
        let page = read(base, source, path, kind)?;
        if let Some(other) = pages.insert(page.path.clone(), page.clone()) {
            bail!("{} and {} would be the same page", other.source, page.source);
        }
    }
    Ok(pages.into_values().collect())
}

fn read(base: &Path, source: String, path: String, kind: Kind) -> Result<Page> {
    let file = base.join(&source);
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let title = title(&text).unwrap_or_else(|| source.clone());
    Ok(Page { source, path, kind, title, text })
}

/// All Markdown files below `folder`, in byte order. Links are not followed.
fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<()> {
    let context = || format!("cannot list {}", folder.display());
    for entry in fs::read_dir(folder).with_context(context)? {
        let entry = entry.with_context(context)?;
        let kind = entry.file_type().with_context(context)?;
        let name = entry.file_name().into_string();
        let Ok(name) = name else { bail!("{} is not a name in UTF-8", entry.path().display()) };
        if kind.is_dir() {
            ensure!(is_plain(&name), "{name:?} has characters that no generated folder has in its name");
            walk(&entry.path(), &format!("{prefix}{name}/"), found)?;
        } else if kind.is_file() && name.ends_with(".md") {
            ensure!(is_plain(&name), "{name:?} has characters that no generated page has in its name");
            found.push(format!("{prefix}{name}"));
        }
    }
    found.sort();
    Ok(())
}

/// Whether a name can stand in a path, a URL and a script as it is.
fn is_plain(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
}

fn kind(path: &str) -> Kind {
    match path.split('/').collect::<Vec<_>>()[..] {
        ["sdks", "README.md"] => Kind::Overview,
        ["sdks", ..] => Kind::Group,
        ["models", ..] => Kind::Type,
        _ => Kind::Common,
    }
}

/// The page of a Markdown file: a README is the index of its folder.
fn html_path(path: &str) -> String {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    match stem.strip_suffix("README") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("{folder}index.html"),
        _ => format!("{stem}.html"),
    }
}

/// `path` in `folder`; an empty folder is the base folder.
pub fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// The characters of the first heading of level 1.
fn title(text: &str) -> Option<String> {
    let is_start =
        |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }));
    let inside = Parser::new(text).skip_while(|event| !is_start(event));
    let inside = inside.take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let words = inside.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.to_string()),
        _ => None,
    });
    Some(words.collect::<String>()).filter(|title| !title.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_readme_is_the_index_of_its_folder() {
        assert_eq!(html_path("sdks/things/README.md"), "sdks/things/index.html");
        assert_eq!(html_path("README.md"), "index.html");
        assert_eq!(html_path("models/thing.md"), "models/thing.html");
        assert_eq!(html_path("models/myREADME.md"), "models/myREADME.html");
    }

    #[test]
    fn the_title_is_the_first_heading() {
        assert_eq!(title("words\n\n## No\n\n# The `x` *one*\n\n# Two"), Some("The x one".to_owned()));
        assert_eq!(title("words"), None);
        assert_eq!(title("# "), None);
    }
}
