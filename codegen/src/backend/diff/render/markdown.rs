//! Markdown for a pull request or a page.

use super::layout::{Entry, Section, Title, sections, whole_types};
use super::{Options, counted, sentence};
use crate::backend::diff::{Change, Report};
use crate::diagnostic::text::shortened;
use crate::markdown;

/// The whole report.
pub fn markdown(report: &Report, options: Options) -> String {
    let mut out = head(report);
    if report.is_empty() {
        return out;
    }
    out.push_str(&summary(report));
    for section in sections(report) {
        section_text(&mut out, &section, options.places);
    }
    for (title, rule) in [("Types added", "type-added"), ("Types removed", "type-removed")] {
        let names = whole_types(report, rule);
        if !names.is_empty() {
            let names: Vec<String> = names.into_iter().map(code).collect();
            out.push_str(&format!("\n## {title} ({})\n\n{}\n", names.len(), names.join(", ")));
        }
    }
    words(&mut out, report, options.places);
    out
}

/// A name or value of the document.
pub fn code(text: &str) -> String {
    markdown::code(&shortened(text, 300))
}

/// A change in one line.
pub fn line(change: &Change) -> String {
    sentence::of_change(change, code).replace(" -> ", " → ")
}

fn head(report: &Report) -> String {
    let (old, new) = (&report.old, &report.new);
    let title = markdown::line(&shortened(&new.title, 80));
    let mut out = format!("# Changes of {title}\n\n");
    if report.is_empty() {
        out.push_str("No changes.\n");
        return out;
    }
    let side = |side: &crate::backend::diff::Side| {
        let counts = [counted(side.operations, "operation"), counted(side.types, "type")];
        format!("{} ({})", code(&side.version), counts.join(", "))
    };
    out.push_str(&format!(
        "From {} to {}.\n\nRust: **{}**, wire: **{}**, version: **{}**.\n",
        side(old),
        side(new),
        report.rust(),
        report.wire(),
        report.semver().as_str()
    ));
    out
}

fn summary(report: &Report) -> String {
    let header = ["", "Rust breaking", "additive", "neutral", "Wire breaking", "additive", "neutral"];
    let rows: Vec<Vec<String>> = report
        .summary()
        .iter()
        .map(|(area, counts)| {
            let cells = counts.iter().flatten().map(usize::to_string);
            std::iter::once(area.as_str().to_owned()).chain(cells).collect()
        })
        .collect();
    let table =
        if rows.is_empty() { String::new() } else { format!("\n{}", markdown::table(&header, &rows)) };
    format!(
        "{table}\n{}, seen by {}; {} of words only.\n",
        counted(report.changes.len(), "change"),
        counted(report.touched().len(), "operation"),
        counted(report.words.len(), "change")
    )
}

fn section_text(out: &mut String, section: &Section<'_>, places: usize) {
    let title = match section.title {
        Title::Api => "API".to_owned(),
        Title::Group(name) => code(name),
        Title::Several => "Several operations".to_owned(),
        Title::Types => "Types".to_owned(),
    };
    out.push_str(&format!("\n## {title}\n\n"));
    for entry in &section.entries {
        if let Some(operation) = entry.operation {
            let request = format!("{} {}", operation.method, operation.path);
            out.push_str(&format!("- {} {}\n", code(&operation.call()), code(&request)));
        } else if let Some(ty) = entry.ty {
            out.push_str(&format!("- {}{}\n", code(ty), places_text(entry, places)));
        }
        let indent = if entry.operation.is_some() || entry.ty.is_some() { "  " } else { "" };
        for change in &entry.changes {
            out.push_str(&format!(
                "{indent}- {}: {} ({})",
                impacts(change),
                line(change),
                code(change.rule.id)
            ));
            if indent.is_empty() {
                out.push_str(&places_text(entry, places));
            }
            out.push('\n');
        }
    }
}

fn impacts(change: &Change) -> String {
    format!("Rust **{}**, wire **{}**", change.rust, change.wire)
}

fn places_text(entry: &Entry<'_>, limit: usize) -> String {
    let shown = entry.places.iter().take(limit).map(|(operation, at)| match at.as_str() {
        "" => code(&operation.call()),
        at => format!("{} {}", code(&operation.call()), code(at)),
    });
    let mut all: Vec<String> = shown.collect();
    let more = entry.places.len().saturating_sub(limit);
    if more > 0 {
        all.push(format!("{more} more"));
    }
    if all.is_empty() { String::new() } else { format!(", in {}", all.join("; ")) }
}

fn words(out: &mut String, report: &Report, limit: usize) {
    if report.words.is_empty() {
        return;
    }
    out.push_str(&format!("\n## Words only ({})\n\n", report.words.len()));
    for words in report.words.iter().take(limit) {
        let item = sentence::of_item(&words.item, code);
        let place = words.operation.map(|at| format!(" of {}", code(&report.operations[at].call())));
        out.push_str(&format!("- {item}{}\n", place.unwrap_or_default()));
    }
    if report.words.len() > limit {
        out.push_str(&format!("- {} more\n", report.words.len() - limit));
    }
}
