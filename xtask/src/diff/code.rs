//! How the generated files change: `--code`.

use std::fmt::Write as _;

use anyhow::Result;
use codegen::ir::Api;
use codegen::markdown;
use similar::{ChangeTag, TextDiff};

use super::arguments::Format;
use crate::assemble;
use crate::output::Change;
use crate::report;

/// First how many lines of which files, then the lines. Files that stay as they are are left out.
///
/// # Errors
/// When one of the two gives no files.
pub fn text(old: &Api, new: &Api, format: Format) -> Result<String> {
    let changes = changes(old, new)?;
    let (stat, diff) = (stat(&changes), report::unified_diff(&changes, usize::MAX));
    Ok(match format {
        Format::Markdown => {
            format!(
                "\n## Generated files\n\n{}\n\n{}\n",
                markdown::fence("text", &stat),
                markdown::fence("diff", &diff)
            )
        }
        _ => format!("\nGenerated files\n{stat}\n{diff}"),
    })
}

fn changes(old: &Api, new: &Api) -> Result<Vec<Change>> {
    let (before, after) = (assemble::generated(old, "plex_sdk")?, assemble::generated(new, "plex_sdk")?);
    let mut changes: Vec<Change> = Vec::new();
    for (path, text) in before.iter() {
        let now = after.get(path);
        if now != Some(text) {
            let before = Some(text.as_bytes().to_vec());
            changes.push(Change { path: path.to_owned(), before, after: now.map(str::to_owned) });
        }
    }
    for (path, text) in after.iter().filter(|(path, _)| before.get(path).is_none()) {
        changes.push(Change { path: path.to_owned(), before: None, after: Some(text.to_owned()) });
    }
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(changes)
}

fn stat(changes: &[Change]) -> String {
    let mut out = String::new();
    let mut total = (0, 0);
    for change in changes {
        let before = change.before.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
        let diff = TextDiff::from_lines(before.as_ref(), change.after.as_deref().unwrap_or_default());
        let count = |tag| diff.iter_all_changes().filter(|line| line.tag() == tag).count();
        let (more, less) = (count(ChangeTag::Insert), count(ChangeTag::Delete));
        total = (total.0 + more, total.1 + less);
        let _ = writeln!(out, "  {:>6} {:>6}  {}", format!("+{more}"), format!("-{less}"), change.path);
    }
    let files = report::counted(changes.len(), "file");
    let _ = writeln!(out, "  {:>6} {:>6}  {files}", format!("+{}", total.0), format!("-{}", total.1));
    out
}
