//! Where the links of a page lead on the site.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::pages::Page;

/// Schemes of links that leave the site.
const SCHEMES: &[&str] = &["https://", "http://", "mailto:"];

/// What the links of pages are looked up in.
pub struct Links {
    /// The path on the site of each Markdown file, which mdBook has given the extension `html`.
    pages: HashMap<String, String>,
    base: PathBuf,
    sources: Option<String>,
}

impl Links {
    /// Links between `pages`. Those to other files below `base` lead to `sources`, a URL, or nowhere without one.
    pub fn new(pages: &[Page], base: &Path, sources: Option<&str>) -> Self {
        let place = |page: &Page| (rendered(&page.source), page.path.clone());
        let sources = sources.map(|url| format!("{}/", url.trim_end_matches('/')));
        Self { pages: pages.iter().map(place).collect(), base: base.to_owned(), sources }
    }

    /// The link `href` of the file `source`, on its page `path`; `None` when it leads nowhere on the site.
    pub fn resolve(&self, source: &str, path: &str, href: &str) -> Option<String> {
        let lower = href.to_ascii_lowercase();
        if href.starts_with('#') || SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) {
            return Some(href.to_owned());
        }
        let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
        let target = below(source, file)?;
        let as_folder = format!("{target}{}README.html", if target.is_empty() { "" } else { "/" });
        let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
        match self.pages.get(&target).or_else(|| self.pages.get(&as_folder)) {
            Some(found) => Some(relative(path, found) + &anchor),
            None => self.source_file(&target).map(|url| url + &anchor),
        }
    }

    /// The URL of a file or folder that is not a page.
    fn source_file(&self, target: &str) -> Option<String> {
        let sources = self.sources.as_ref()?;
        // mdBook has changed the extension of all Markdown files, pages or not.
        let markdown = target.strip_suffix(".html").map(|stem| format!("{stem}.md"));
        let names = markdown.as_deref().into_iter().chain([target]);
        let found = names.into_iter().find(|name| self.base.join(name).exists())?;
        Some(format!("{sources}{found}"))
    }
}

fn rendered(source: &str) -> String {
    format!("{}.html", source.strip_suffix(".md").unwrap_or(source))
}

/// `path` as it is meant in the file `source`; `None` when it leads out of the base folder, or is not plain.
pub fn below(source: &str, path: &str) -> Option<String> {
    let is_plain = |c: char| !matches!(c, ':' | '?' | '\\' | '%') && !c.is_control();
    if path.is_empty() || path.starts_with('/') || !path.chars().all(is_plain) {
        return None;
    }
    let mut folders: Vec<&str> = source.split('/').collect();
    folders.pop();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                folders.pop()?;
            }
            name => folders.push(name),
        }
    }
    Some(folders.join("/"))
}

/// The way from the page `from` to the page `to`.
pub fn relative(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let last = from.len().min(to.len()) - 1;
    let shared = (0..last).take_while(|&index| from[index] == to[index]).count();
    let mut way = vec![".."; from.len() - 1 - shared];
    way.extend(&to[shared..]);
    way.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::Kind;

    fn page(source: &str, path: &str) -> Page {
        let (source, path) = (source.to_owned(), path.to_owned());
        Page { source, path, kind: Kind::Guide, title: String::new(), text: String::new() }
    }

    fn resolve(sources: Option<&str>, href: &str) -> Option<String> {
        let pages = [
            page("api/README.md", "index.html"),
            page("api/docs/sdks/things/README.md", "sdks/things/index.html"),
            page("api/docs/models/thing.md", "models/thing.html"),
        ];
        let base = Path::new(env!("CARGO_MANIFEST_DIR"));
        Links::new(&pages, base, sources).resolve(&pages[1].source, &pages[1].path, href)
    }

    #[test]
    fn links_between_pages_work() {
        assert_eq!(
            resolve(None, "../../models/thing.html#fields").as_deref(),
            Some("../../models/thing.html#fields")
        );
        assert_eq!(resolve(None, "../../../README.html").as_deref(), Some("../../index.html"));
        assert_eq!(resolve(None, "../../../../api").as_deref(), Some("../../index.html"));
        assert_eq!(resolve(None, "../things/").as_deref(), Some("index.html"));
        assert_eq!(resolve(None, "#get_thing").as_deref(), Some("#get_thing"));
    }

    #[test]
    fn links_that_leave_the_site_are_kept_and_others_dropped() {
        assert_eq!(resolve(None, "HTTPS://x.y/z").as_deref(), Some("HTTPS://x.y/z"));
        for href in [
            "javascript:alert(1)",
            "java\nscript:x",
            "data:text/html,x",
            "//x.y",
            "/etc/passwd",
            "",
            "../../../../../../x",
            "file:///x",
            "x.html?y",
            "\\\\x\\y",
            "../../models/gone.html",
        ] {
            assert_eq!(resolve(Some("https://x.y"), href), None, "{href:?}");
        }
    }

    #[test]
    fn links_to_other_files_need_a_repository() {
        assert_eq!(resolve(None, "../../../../src/main.rs"), None);
        let url = resolve(Some("https://x.y/blob/main/"), "../../../../src/main.rs#L1");
        assert_eq!(url.as_deref(), Some("https://x.y/blob/main/src/main.rs#L1"));
        assert_eq!(resolve(Some("https://x.y"), "../../../../src/gone.rs"), None);
    }
}
