//! Makes the site: Markdown in, a folder of HTML out.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::facts::{self, Facts};
use crate::links::{self, Links};
use crate::pages::{self, Kind, Page};
use crate::{book, clean, policy, search, types};

/// What to make a site of, and where.
#[derive(Debug, clap::Args)]
pub struct Job {
    /// The folder that all Markdown is in
    #[arg(long, value_name = "DIR")]
    base: PathBuf,
    /// The folder of the crate, below the base folder: its README.md and its docs become pages
    #[arg(long = "crate", value_name = "DIR", default_value = "", hide_default_value = true)]
    folder: String,
    /// One more file to make a page of, below the base folder
    #[arg(long = "guide", value_name = "FILE")]
    guides: Vec<String>,
    /// The URL of the base folder in a repository, for links to files that are not pages
    #[arg(long, value_name = "URL")]
    sources: Option<String>,
    /// The new folder to write to
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// What was made.
#[derive(Debug)]
pub struct Summary {
    pages: usize,
    links: usize,
    index: usize,
    time: Duration,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pages, links, index, time } = self;
        let (index, time) = (index / 1024, time.as_secs_f64());
        write!(f, "{pages} pages, {links} links between them, search index of {index} KiB, in {time:.1} s")
    }
}

/// Makes a site.
///
/// # Errors
/// When something cannot be read or written, or a link leads to a page or heading that is not there.
pub fn build(job: &Job) -> Result<Summary> {
    let start = Instant::now();
    let folder = job.folder.trim_matches('/');
    let mut pages = pages::collect(&job.base, folder, &job.guides)?;
    pages.extend(types::letters(&pages, &pages::join(folder, "docs")));
    let title = pages.iter().find(|page| page.kind == Kind::Front).map_or("", |page| page.title.as_str());
    book::render(&pages, title, &job.out)?;

    let links = Arc::new(Links::new(&pages, &job.base, job.sources.as_deref()));
    let mut facts = HashMap::new();
    for page in &pages {
        let path = job.out.join(&page.path);
        let html = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let (html, found) = finish(&html, page, &links)
            .with_context(|| format!("mdBook has not rendered {} as expected", page.source))?;
        fs::write(&path, html).with_context(|| format!("cannot write {}", path.display()))?;
        facts.insert(page.path.as_str(), found);
    }
    let checked = check_links(&facts)?;
    let found: Vec<_> = pages
        .iter()
        .map(|page| (page, facts.remove(page.path.as_str()).map(|facts| facts.sections).unwrap_or_default()))
        .collect();
    let index = search::script(&found);
    write(&job.out, "searchindex.js", &index)?;
    Ok(Summary { pages: pages.len(), links: checked, index: index.len(), time: start.elapsed() })
}

fn write(folder: &Path, name: &str, text: &str) -> Result<()> {
    let path = folder.join(name);
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// The page as it is on the site, and what is in its content.
fn finish(html: &str, page: &Page, links: &Arc<Links>) -> Option<(String, Facts)> {
    let (before, rest) = html.split_once("<main>")?;
    let (content, after) = rest.rsplit_once("</main>")?;
    let content = clean::clean(content, page, links);
    let before = policy::add(before, after)?;
    let facts = facts::read(&content);
    Some((format!("{before}<main>\n{content}</main>{after}"), facts))
}

/// Counts the links between the pages, all of which have to lead somewhere.
fn check_links(facts: &HashMap<&str, Facts>) -> Result<usize> {
    let (mut count, mut dead) = (0, Vec::new());
    for (path, found) in facts {
        for link in &found.links {
            let Some(target) = target(path, link) else { continue };
            count += 1;
            let (target, anchor) = target;
            let leads_somewhere = facts
                .get(target.as_str())
                .is_some_and(|there| anchor.is_empty() || there.ids.contains(anchor));
            if !leads_somewhere {
                dead.push(format!("{path}: {link}"));
            }
        }
    }
    dead.sort();
    if !dead.is_empty() {
        bail!("{} links lead nowhere:\n{}", dead.len(), dead.join("\n"));
    }
    Ok(count)
}

/// The page and anchor that a link of a page leads to; `None` when it leaves the site.
fn target<'a>(path: &str, link: &'a str) -> Option<(String, &'a str)> {
    if link.contains(':') {
        return None;
    }
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    if file.is_empty() {
        return Some((path.to_owned(), anchor));
    }
    // What leaves the site is no page of it.
    Some((links::below(path, file).unwrap_or_default(), anchor))
}
