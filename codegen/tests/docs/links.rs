//! Every link leads somewhere, and every page is led to.

use std::collections::{BTreeMap, BTreeSet};

use codegen::backend::docs::{self, Options, Pages};
use codegen::file_set::FileSet;
use codegen::ir::Api;

use crate::fixture;
use crate::outline::{Outline, assert_table_rule, outline};

/// The pages of `api`, which are those whose paths are told beforehand.
pub fn generate(api: &Api) -> FileSet {
    let pages = Pages::new(api, &Options { crate_name: "plex-sdk".to_owned() });
    let files = pages.generate().expect("names are safe");
    assert_eq!(pages.paths(), files.iter().map(|(path, _)| path).collect::<Vec<_>>());
    files
}

/// `a/b` + `../c/d.md` -> `a/c/d.md`
fn resolve(page: &str, link: &str) -> String {
    let mut segments: Vec<&str> = page.split('/').collect();
    segments.pop();
    for segment in link.split('/') {
        match segment {
            ".." => drop(segments.pop().expect("links stay inside")),
            segment => segments.push(segment),
        }
    }
    segments.join("/")
}

/// Anchors of a page, as GitHub numbers them.
pub fn anchors(page: &Outline) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut anchors = BTreeSet::new();
    for (_, heading) in &page.headings {
        let kept = heading.trim().to_lowercase();
        let kept: String =
            kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ')).collect();
        let base = kept.replace(' ', "-");
        let count = counts.entry(base.clone()).or_default();
        anchors.insert(if *count == 0 { base.clone() } else { format!("{base}-{count}") });
        *count += 1;
    }
    anchors
}

/// The pages with what is in them.
pub fn outlines(files: &FileSet) -> BTreeMap<String, Outline> {
    files.iter().map(|(path, text)| (path.to_owned(), outline(text))).collect()
}

/// Pages that the page `from` links to; panics at a link that leads nowhere.
fn links(anchors: &BTreeMap<&str, BTreeSet<String>>, from: &str, page: &Outline) -> BTreeSet<String> {
    let mut linked = BTreeSet::new();
    for (text, link) in &page.links {
        if ["https://", "http://", "mailto:"].iter().any(|scheme| link.starts_with(scheme)) {
            continue;
        }
        let (path, anchor) =
            link.split_once('#').map_or((link.as_str(), None), |(path, anchor)| (path, Some(anchor)));
        let target = if path.is_empty() { from.to_owned() } else { resolve(from, path) };
        let known = anchors.get(target.as_str()).unwrap_or_else(|| panic!("{from}: {link} leads nowhere"));
        if let Some(anchor) = anchor {
            assert!(known.contains(anchor), "{from}: {link} has no such heading: {known:?}");
        }
        if let Some((_, page)) = target.split_once("models/") {
            let name = text.strip_prefix("models::").map(str::to_lowercase);
            assert_eq!(
                name.as_deref(),
                page.strip_suffix(".md"),
                "{from}: {text} is not what {link} is about"
            );
        }
        if target != from {
            linked.insert(target);
        }
    }
    linked
}

fn all_anchors(pages: &BTreeMap<String, Outline>) -> BTreeMap<&str, BTreeSet<String>> {
    pages.iter().map(|(path, page)| (path.as_str(), anchors(page))).collect()
}

/// No link dangles, no page is an orphan, and all tables keep to their rule.
pub fn assert_whole(files: &FileSet, pages: &BTreeMap<String, Outline>) {
    let anchors = all_anchors(pages);
    let linked: BTreeSet<String> =
        pages.iter().flat_map(|(path, page)| links(&anchors, path, page)).collect();
    files.iter().for_each(|(path, text)| assert_table_rule(path, text));
    let entry = "sdks/README.md";
    let orphans: Vec<&String> =
        pages.keys().filter(|path| *path != entry && !linked.contains(*path)).collect();
    assert!(orphans.is_empty(), "nothing leads to {orphans:?}");
}

#[test]
fn no_link_dangles_and_no_page_is_an_orphan() {
    for api in [fixture::authentication(), fixture::everything()] {
        let files = generate(&api);
        assert_whole(&files, &outlines(&files));
    }
}

#[test]
fn a_type_that_nobody_uses_has_no_page() {
    let files = generate(&fixture::everything());
    assert!(files.get("models/node.md").is_some());
    assert!(files.get("models/orphan.md").is_none());
}

#[test]
fn the_lists_of_the_readme_lead_to_the_pages() {
    let api = fixture::everything();
    let mut files = FileSet::new();
    files.merge_under("docs", generate(&api)).expect("paths are safe");
    let pages = outlines(&files);
    let anchors = all_anchors(&pages);
    for (text, bullet) in [(docs::readme_operations(&api), "* ["), (docs::readme_functions(&api), "- [")] {
        assert_eq!(text.lines().filter(|line| line.starts_with(bullet)).count(), api.operations.len());
        links(&anchors, "README.md", &outline(&text));
    }
    let operations = docs::readme_operations(&api);
    assert!(
        operations
            .contains("### [authentication](docs/sdks/authentication/README.md)\n\n* [get_transient_token](")
    );
    // The title of the page has the anchor `search`, so that the operation has the next one.
    assert!(operations.contains("* [search](docs/sdks/search/README.md#search-1) - Search | find\n"));
    assert!(docs::readme_functions(&api).contains("- [`authentication_get_transient_token`](docs/sdks/"));
}

#[test]
fn two_runs_give_the_same_bytes() {
    let api = fixture::everything();
    assert_eq!(generate(&api), generate(&api));
}
