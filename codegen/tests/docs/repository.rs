//! All Markdown of the repository: every link leads somewhere, and links lead to every page.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::links::anchors;
use crate::outline::{Outline, outline};

/// Where readers come in.
const ENTRIES: &[&str] = &["README.md", "plex-sdk/README.md"];

/// Endings of names that are files wherever they stand in a table.
const ENDINGS: &[&str] = &[".rs", ".yaml", ".md", ".toml", ".tsv", ".dict", ".yml"];

/// What was found.
#[derive(Debug, Default)]
struct Report {
    pages: usize,
    /// Links to files and folders of the repository, those with an anchor included
    links: usize,
    anchors: usize,
    /// Links to other places, which are not followed
    external: usize,
    /// Files that tables name without a link
    named: usize,
    dead: Vec<String>,
    orphans: Vec<String>,
}

/// Looks at all pages below `root`.
fn examine(root: &Path, entries: &[&str]) -> Report {
    let mut report = Report::default();
    let texts: BTreeMap<PathBuf, String> =
        pages(root).into_iter().map(|page| (page.clone(), read(root, &page))).collect();
    let outlines: BTreeMap<&Path, Outline> =
        texts.iter().map(|(path, text)| (path.as_path(), outline(text))).collect();
    let mut leads: BTreeMap<&Path, BTreeSet<PathBuf>> = BTreeMap::new();
    for (page, outline) in &outlines {
        for (_, link) in &outline.links {
            match target(root, page, link, &outlines, &mut report) {
                Ok(Some(to)) => drop(leads.entry(page).or_default().insert(to)),
                Ok(None) => report.external += 1,
                Err(problem) => report.dead.push(format!("{}: {link} {problem}", page.display())),
            }
        }
        for name in named(&texts[*page]) {
            report.named += 1;
            if !is_there(root, page, &name) {
                report.dead.push(format!("{}: `{name}` is not there", page.display()));
            }
        }
    }
    report.pages = texts.len();
    let reached = reached(entries, &leads);
    report.orphans =
        texts.keys().filter(|page| !reached.contains(*page)).map(|page| page.display().to_string()).collect();
    report
}

/// The Markdown files below `root`, by their paths from there. Folders of builds and tools are left out.
fn pages(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("folders can be read") {
            let path = entry.expect("folders can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let is_tool = name == "target" || (name.starts_with('.') && name != ".github");
            if path.is_dir() && !is_tool {
                open.push(path);
            } else if name.ends_with(".md") {
                found.push(path.strip_prefix(root).expect("it is below").to_owned());
            }
        }
    }
    found.sort();
    found
}

/// The file or folder that a link of `page` leads to; `None` for another place.
fn target(
    root: &Path,
    page: &Path,
    link: &str,
    pages: &BTreeMap<&Path, Outline>,
    report: &mut Report,
) -> Result<Option<PathBuf>, &'static str> {
    if ["https://", "http://", "mailto:"].iter().any(|scheme| link.starts_with(scheme)) {
        return Ok(None);
    }
    let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let to = match path {
        "" => page.to_owned(),
        path => resolve(page, path).ok_or("leaves the repository")?,
    };
    report.links += 1;
    if !root.join(&to).exists() {
        return Err("leads nowhere");
    }
    if let Some(anchor) = anchor {
        report.anchors += 1;
        let outline = pages.get(to.as_path()).ok_or("has an anchor, but is no page")?;
        anchors(outline).contains(anchor).then_some(()).ok_or("has no such heading")?;
    }
    Ok(Some(to))
}

/// `link`, from the folder of `page`; `None` when it leads out of the repository.
fn resolve(page: &Path, link: &str) -> Option<PathBuf> {
    let mut to = page.parent().unwrap_or(Path::new("")).to_owned();
    for part in Path::new(link).components() {
        match part {
            Component::Normal(name) => to.push(name),
            Component::CurDir => {}
            Component::ParentDir => to.pop().then_some(())?,
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(to)
}

/// The pages that one can come to; a folder shows its README.
fn reached(entries: &[&str], leads: &BTreeMap<&Path, BTreeSet<PathBuf>>) -> BTreeSet<PathBuf> {
    let mut open: Vec<PathBuf> = entries.iter().map(PathBuf::from).collect();
    let mut reached = BTreeSet::new();
    while let Some(page) = open.pop() {
        let is_page = page.extension().is_some_and(|ending| ending == "md");
        if reached.insert(page.clone()) {
            open.extend(leads.get(page.as_path()).into_iter().flatten().cloned());
            open.extend((!is_page).then(|| page.join("README.md")));
        }
    }
    reached
}

/// Code in the cells of tables, outside links, that names a file of the repository.
fn named(text: &str) -> Vec<String> {
    let (mut in_cell, mut in_link) = (false, false);
    let mut found = Vec::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableCell) => in_cell = true,
            Event::End(TagEnd::TableCell) => in_cell = false,
            Event::Start(Tag::Link { .. }) => in_link = true,
            Event::End(TagEnd::Link) => in_link = false,
            Event::Code(code) if in_cell && !in_link && is_file(&code) => found.push(code.to_string()),
            _ => {}
        }
    }
    found
}

/// A relative path of plain letters that ends as files do; `<name>` stands for any.
fn is_file(code: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-<>".contains(c);
    code.chars().all(is_plain)
        && ENDINGS.iter().any(|ending| code.ends_with(ending))
        && !code.starts_with(['/', '.'])
}

/// Whether the folder of the page has this file. Of one with a `<name>`, the folder has to be there.
fn is_there(root: &Path, page: &Path, name: &str) -> bool {
    let folder = root.join(page.parent().unwrap_or(Path::new("")));
    let known = name.split('<').next().unwrap_or_default();
    let known = if known == name { name } else { known.rsplit_once('/').map_or("", |(folder, _)| folder) };
    folder.join(known).exists()
}

pub fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace is above")
}

pub fn read(root: &Path, page: &Path) -> String {
    fs::read_to_string(root.join(page)).unwrap_or_else(|error| panic!("{}: {error}", page.display()))
}

#[test]
fn no_link_of_the_repository_is_dead_and_no_page_an_orphan() {
    let Report { pages, links, anchors, external, named, dead, orphans } = examine(workspace(), ENTRIES);
    println!(
        "{pages} pages, {links} links, {anchors} of them to a heading, {named} files in tables, {external} links \
         elsewhere, {} dead, {} orphans",
        dead.len(),
        orphans.len()
    );
    assert!(dead.is_empty(), "{}", dead.join("\n"));
    assert!(orphans.is_empty(), "nothing leads to\n{}", orphans.join("\n"));
    assert!(pages > 400 && links > 5000 && anchors > 1000 && named > 0, "the pages have moved");
}

/// Every kind of mistake, and beside each what is nearly the same and right.
#[test]
fn mistakes_are_found() {
    let files = [
        (
            "README.md",
            "[a](a/b.md#two-1) [f](a) [c](a/b.md#three) [gone](gone.md) [out](../x.md) [abs](/README.md)\n",
        ),
        (
            "a/b.md",
            "# Two\n\n## Two\n\n### Then ...?\n\n[up](../README.md) [here](#two) [then](#then-) [there](#two-2) [x](https://a.b/gone)\n",
        ),
        (
            "a/README.md",
            "| File |\n| - |\n| `b.md` |\n| `c.md` |\n| `<any>.md` |\n| `a.b()` |\n\n[src](../x.rs#L1)\n",
        ),
        ("lone.md", "```\n[code](gone.md)\n```\n[me](lone.md)\n"),
        ("x.rs", ""),
        ("target/doc.md", "[gone](gone.md)\n"),
    ];
    let root = tempfile::tempdir().expect("there is room for a folder");
    for (path, text) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }
    let report = examine(root.path(), &["README.md"]);
    let dead = [
        "README.md: a/b.md#three has no such heading",
        "README.md: gone.md leads nowhere",
        "README.md: ../x.md leaves the repository",
        "README.md: /README.md leaves the repository",
        "a/README.md: ../x.rs#L1 has an anchor, but is no page",
        "a/README.md: `c.md` is not there",
        "a/b.md: #two-2 has no such heading",
    ];
    assert_eq!(report.dead, dead);
    assert_eq!(report.orphans, ["lone.md"]);
    assert_eq!((report.pages, report.external, report.named), (4, 1, 3));
}
