//! Text for a terminal.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::layout::{Entry, Section, Title, sections, whole_types};
use super::{Options, counted, sentence};
use crate::backend::diff::{Change, Impact, OperationRef, Report};
use crate::diagnostic::text::push_clean;

/// The whole report.
pub fn text(report: &Report, options: Options) -> String {
    let mut out = Out { text: String::new(), color: options.color };
    head(&mut out, report);
    if report.is_empty() {
        return out.text;
    }
    summary(&mut out, report);
    for section in sections(report) {
        section_text(&mut out, &section, options.places);
    }
    whole(&mut out, report);
    words(&mut out, report, options.places);
    out.text
}

/// What is written, with or without colours.
struct Out {
    text: String,
    color: bool,
}

impl Out {
    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn painted(&self, style: Style, text: &str) -> String {
        match self.color {
            true => format!("{style}{text}{style:#}"),
            false => text.to_owned(),
        }
    }

    fn heading(&mut self, text: &str) {
        let text = self.painted(Style::new().bold(), text);
        self.line(&format!("\n{text}"));
    }

    fn impact(&self, impact: Impact) -> String {
        let style = match impact {
            Impact::Breaking => AnsiColor::Red.on_default().bold(),
            Impact::Additive => AnsiColor::Green.on_default(),
            Impact::Neutral => Style::new().dimmed(),
        };
        self.painted(style, &format!("{impact:<8}"))
    }
}

fn head(out: &mut Out, report: &Report) {
    let name = |text: &str| clean(text, 80);
    let (old, new) = (&report.old, &report.new);
    let title = match old.title == new.title {
        true => name(&new.title),
        false => format!("{} -> {}", name(&old.title), name(&new.title)),
    };
    let version = match old.version == new.version {
        true => name(&new.version),
        false => format!("{} -> {}", name(&old.version), name(&new.version)),
    };
    let count = |old: usize, new: usize, noun: &str| match old == new {
        true => counted(new, noun),
        false => format!("{old} -> {}", counted(new, noun)),
    };
    let counts = [count(old.operations, new.operations, "operation"), count(old.types, new.types, "type")];
    out.line(&format!("{title} {version}: {}", counts.join(", ")));
    if report.is_empty() {
        return out.line("no changes");
    }
    let (rust, wire) = (out.impact(report.rust()), out.impact(report.wire()));
    let (rust, wire) = (rust.trim_end(), wire.trim_end());
    let line = format!("Rust: {rust}, wire: {wire}, version: {}", report.semver().as_str());
    out.line(&line);
}

/// The table of counts.
fn summary(out: &mut Out, report: &Report) {
    let touched = report.touched().len();
    let rows = report.summary();
    if !rows.is_empty() {
        out.line("\n              Rust                           wire");
        out.line("              breaking  additive  neutral    breaking  additive  neutral");
        let mut total = [[0; 3]; 2];
        for (area, row) in &rows {
            out.line(&row_text(area.as_str(), row));
            for (sum, counts) in total.iter_mut().flatten().zip(row.iter().flatten()) {
                *sum += counts;
            }
        }
        out.line(&row_text("all", &total));
    }
    out.line(&format!(
        "\n{}, seen by {}; {} of words only",
        counted(report.changes.len(), "change"),
        counted(touched, "operation"),
        counted(report.words.len(), "change")
    ));
}

fn row_text(name: &str, [rust, wire]: &[[usize; 3]; 2]) -> String {
    let cell = |count: usize| if count == 0 { "-".to_owned() } else { count.to_string() };
    format!(
        "{name:<12}  {:>8}  {:>8}  {:>7}    {:>8}  {:>8}  {:>7}",
        cell(rust[0]),
        cell(rust[1]),
        cell(rust[2]),
        cell(wire[0]),
        cell(wire[1]),
        cell(wire[2])
    )
}

fn section_text(out: &mut Out, section: &Section<'_>, places: usize) {
    match section.title {
        Title::Api => out.heading("API"),
        Title::Group(name) => out.heading(name),
        Title::Several => out.heading("Several operations"),
        Title::Types => out.heading("Types"),
    }
    for entry in &section.entries {
        if let (Some(operation), [change]) = (entry.operation, entry.changes.as_slice()) {
            let is_whole = matches!(change.rule.id, "operation-added" | "operation-removed");
            let before = if is_whole { String::new() } else { format!("{}: ", operation_text(operation)) };
            let line = change_text(out, change, &before);
            out.line(&format!("  {line}"));
            continue;
        }
        let indent = match (entry.operation, entry.ty) {
            (Some(operation), _) => {
                out.line(&format!("  {}", operation_text(operation)));
                "    "
            }
            (None, Some(ty)) => {
                out.line(&format!("  {}", clean(ty, 200)));
                places_text(out, entry, places, "    ");
                "    "
            }
            (None, None) => "  ",
        };
        for change in &entry.changes {
            let line = change_text(out, change, "");
            out.line(&format!("{indent}{line}"));
        }
        if entry.operation.is_none() && entry.ty.is_none() {
            places_text(out, entry, places, "      ");
        }
    }
}

/// A change in one line, with what it is about before it.
fn change_text(out: &Out, change: &Change, about: &str) -> String {
    let words = sentence::of_change(change, quoted);
    format!("{} {} {about}{words}  [{}]", out.impact(change.rust), out.impact(change.wire), change.rule.id)
}

/// The operations that see a change, and where.
fn places_text(out: &mut Out, entry: &Entry<'_>, limit: usize, indent: &str) {
    for (operation, at) in entry.places.iter().take(limit) {
        let at = clean(at, 300);
        out.line(format!("{indent}in {} {at}", operation.call()).trim_end());
    }
    let more = entry.places.len().saturating_sub(limit);
    match more {
        0 => {}
        _ if limit == 0 => out.line(&format!("{indent}in {} (--places all)", counted(more, "place"))),
        _ => out.line(&format!("{indent}and in {more} more (--places all)")),
    }
}

fn operation_text(operation: &OperationRef) -> String {
    format!("{}  {} {}", operation.call(), operation.method, clean(&operation.path, 200))
}

/// Types that came or went.
fn whole(out: &mut Out, report: &Report) {
    for (title, rule) in [("Types added", "type-added"), ("Types removed", "type-removed")] {
        let names = whole_types(report, rule);
        if !names.is_empty() {
            out.heading(&format!("{title} ({})", names.len()));
            names.chunks(6).for_each(|names| out.line(&format!("  {}", names.join(", "))));
        }
    }
}

/// What only readers of the documentation see.
fn words(out: &mut Out, report: &Report, limit: usize) {
    if report.words.is_empty() {
        return;
    }
    out.heading(&format!("Words only ({})", report.words.len()));
    for words in report.words.iter().take(limit) {
        let item = sentence::of_item(&words.item, quoted);
        let place = words.operation.map(|at| format!(" of {}", report.operations[at].call()));
        out.line(&format!("  {item}{}", place.unwrap_or_default()));
    }
    if report.words.len() > limit {
        out.line(&format!("  and {} more (--places all)", report.words.len() - limit));
    }
}

/// A name or value of the document, cut when it is endless.
fn quoted(text: &str) -> String {
    format!("`{}`", clean(text, 300).replace('`', "'"))
}

fn clean(text: &str, limit: usize) -> String {
    let mut out = String::new();
    for (index, c) in text.chars().enumerate() {
        if index == limit {
            let _ = write!(out, "...");
            break;
        }
        push_clean(&mut out, c);
    }
    out
}
