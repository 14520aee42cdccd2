//! An entry of a change log, for those who use the SDK.

use indexmap::IndexMap;

use super::counted;
use super::layout::{is_whole_type, whole_types};
use super::markdown::{code, line};
use crate::backend::diff::{Change, Impact, Report, Subject};

/// The sections of the entry, without a heading for the release. Empty when only words changed, or nothing did.
pub fn notes(report: &Report) -> String {
    let mut sections: IndexMap<&str, Vec<String>> =
        ["Breaking", "Added", "Changed on the wire", "Deprecated"].map(|title| (title, Vec::new())).into();
    for change in report.changes.iter().filter(|change| !is_whole_type(change)) {
        if let Some(title) = title(change) {
            sections.entry(title).or_default().push(format!("- {}", of_change(report, change)));
        }
    }
    for (title, rule, verb) in [("Added", "type-added", "added"), ("Breaking", "type-removed", "removed")] {
        let names: Vec<String> = whole_types(report, rule).into_iter().map(code).collect();
        if !names.is_empty() {
            let noun = if names.len() == 1 { "Type" } else { "Types" };
            let text = format!("- {noun} {verb}: {}", names.join(", "));
            sections.entry(title).or_default().push(text);
        }
    }
    let written = sections.into_iter().filter(|(_, lines)| !lines.is_empty());
    written
        .map(|(title, lines)| format!("### {title}\n\n{}\n", lines.join("\n")))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The section that a change belongs to; nothing for what neither code nor the server sees.
fn title(change: &Change) -> Option<&'static str> {
    match (change.rust, change.wire) {
        _ if change.rule.id.ends_with("-deprecated") => Some("Deprecated"),
        (Impact::Breaking, _) => Some("Breaking"),
        (Impact::Additive, _) => Some("Added"),
        (Impact::Neutral, Impact::Neutral) => None,
        (Impact::Neutral, _) => Some("Changed on the wire"),
    }
}

fn of_change(report: &Report, change: &Change) -> String {
    let said = line(change);
    match (&change.subject, change.places.as_slice()) {
        (Subject::Api | Subject::Group(_), _) => capital(&said),
        (Subject::Type(name), _) => match change.operations() {
            0 => format!("{}: {said}", code(name)),
            count => format!("{}: {said} (in {})", code(name), counted(count, "operation")),
        },
        // The name of the operation is what such a change is about.
        (Subject::Operation, _) if matches!(change.rule.id, "operation-added" | "operation-removed") => {
            capital(&said)
        }
        (Subject::Operation, [place]) => {
            format!("{}: {said}", code(&report.operations[place.operation].call()))
        }
        (Subject::Operation, places) => {
            const SHOWN: usize = 6;
            let call = |at: usize| code(&report.operations[at].call());
            let mut calls: Vec<String> =
                places.iter().take(SHOWN).map(|place| call(place.operation)).collect();
            if places.len() > SHOWN {
                calls.push(format!("{} more", places.len() - SHOWN));
            }
            format!("{} (in {})", capital(&said), calls.join(", "))
        }
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
