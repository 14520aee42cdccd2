//! Every link leads somewhere, and every page is led to.

use std::collections::{BTreeMap, BTreeSet};

use codegen::backend::docs::{self, Options};
use codegen::file_set::FileSet;
use codegen::ir::Api;

use crate::fixture;
use crate::outline::{assert_table_rule, outline};

pub fn generate(api: &Api) -> FileSet {
    docs::generate(api, &Options { crate_name: "plex-sdk".to_owned() }).expect("names are safe")
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
fn anchors(text: &str) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut anchors = BTreeSet::new();
    for (_, heading) in outline(text).headings {
        let kept = heading.to_lowercase();
        let kept: String =
            kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ')).collect();
        let base = kept.trim().replace(' ', "-");
        let count = counts.entry(base.clone()).or_default();
        anchors.insert(if *count == 0 { base.clone() } else { format!("{base}-{count}") });
        *count += 1;
    }
    anchors
}

/// Pages that are linked to; panics at a link that leads nowhere.
fn check(files: &FileSet, from: &str, text: &str, linked: &mut BTreeSet<String>) {
    for link in outline(text).links {
        if link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:") {
            continue;
        }
        let (path, anchor) =
            link.split_once('#').map_or((link.as_str(), None), |(path, anchor)| (path, Some(anchor)));
        let target = if path.is_empty() { from.to_owned() } else { resolve(from, path) };
        let page = files.get(&target).unwrap_or_else(|| panic!("{from}: {link} leads nowhere"));
        if let Some(anchor) = anchor {
            assert!(
                anchors(page).contains(anchor),
                "{from}: {link} has no such heading: {:?}",
                anchors(page)
            );
        }
        if target != from {
            linked.insert(target);
        }
    }
}

pub fn assert_whole(files: &FileSet) {
    let mut linked = BTreeSet::new();
    for (path, text) in files.iter() {
        check(files, path, text, &mut linked);
        assert_table_rule(path, text);
    }
    let entry = "sdks/README.md";
    let orphans: Vec<&str> =
        files.iter().map(|(path, _)| path).filter(|path| *path != entry && !linked.contains(*path)).collect();
    assert!(orphans.is_empty(), "nothing leads to {orphans:?}");
}

#[test]
fn no_link_dangles_and_no_page_is_an_orphan() {
    for api in [fixture::empty(), fixture::authentication(), fixture::everything()] {
        let mut files = generate(&api);
        if api.operations.is_empty() {
            files = FileSet::new();
        }
        assert_whole(&files);
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
    for (text, bullet) in [(docs::readme_operations(&api), "* ["), (docs::readme_functions(&api), "- [")] {
        assert_eq!(text.lines().filter(|line| line.starts_with(bullet)).count(), api.operations.len());
        check(&files, "README.md", &text, &mut BTreeSet::new());
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
