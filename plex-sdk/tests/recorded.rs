//! Every recorded answer, read by its operation and written again: nothing is lost or invented, and nearly every
//! field is one that the description declares. `cargo test -p plex-sdk --test recorded -- --nocapture` prints the
//! figures.

#![cfg(feature = "catalogue")]

#[path = "recorded/leaves.rs"]
mod leaves;
#[path = "recorded/manifest.rs"]
mod manifest;

use std::collections::BTreeMap;

use leaves::{count, differences};
use manifest::{Recorded, recorded};
use plex_sdk::catalogue::OPERATIONS;
use plex_sdk::runtime::{Bytes, HeaderValue, OperationInfo};

/// The share of fields of recorded answers that the description has to declare, in percent.
const DECLARED_PERCENT: usize = 98;

/// Answers that are no operation's: a form of JSON that servers stopped sending with version 1.3, and templates
/// that were never an answer.
const NOT_ANSWERS: &[&str] = &[
    "phillipj__node-plex-api/clients.json",
    "phillipj__node-plex-api/library__sections.json",
    "phillipj__node-plex-api/library__sections__1__all.json",
    "phillipj__node-plex-api/root.json",
];

#[derive(Default)]
struct Figures {
    read: usize,
    leaves: usize,
    fields: usize,
    undeclared: BTreeMap<String, usize>,
    orphans: Vec<String>,
    failures: Vec<String>,
}

#[test]
fn recorded_answers_lose_nothing_and_are_declared() {
    let all = recorded();
    if all.is_empty() {
        return;
    }
    let mut figures = Figures::default();
    for answer in all.iter().filter(|answer| !NOT_ANSWERS.iter().any(|name| answer.file.ends_with(name))) {
        match operation(answer) {
            Some(info) => check(answer, info, &mut figures),
            None => figures.orphans.push(format!("{} {} ({})", answer.method, answer.path, answer.file)),
        }
    }
    report(&figures);
    assert!(figures.failures.is_empty(), "{}", figures.failures.join("\n"));
    let undeclared: usize = figures.undeclared.values().sum();
    assert!(undeclared * 100 <= figures.fields * (100 - DECLARED_PERCENT), "{undeclared} undeclared fields");
}

/// The operation that gives an answer. Where two fit, one has a parameter where the other has a fixed word, or is
/// one of plex.tv.
fn operation(answer: &Recorded) -> Option<&'static OperationInfo> {
    let fits = |info: &&OperationInfo| info.method.as_str() == answer.method && answer.is_at(info);
    OPERATIONS.iter().filter(fits).min_by_key(|info| (info.servers.len(), info.path.matches('{').count()))
}

fn check(answer: &Recorded, info: &OperationInfo, figures: &mut Figures) {
    let json = HeaderValue::from_static("application/json");
    let reread = match info.reread(json, Bytes::from(answer.text.clone())) {
        Ok(Some(reread)) => reread,
        Ok(None) => return figures.failures.push(format!("{}: {} has no JSON answer", answer.file, info.id)),
        Err(error) => return figures.failures.push(format!("{}: {error}", answer.file)),
    };
    figures.read += 1;
    let (leaves, fields) = count(&answer.value);
    figures.leaves += leaves;
    figures.fields += fields;
    for difference in differences(&answer.value, &reread.value) {
        figures.failures.push(format!("{} as {}: {difference}", answer.file, info.id));
    }
    for pointer in reread.undeclared() {
        let inside = answer.value.pointer(&pointer).map_or(0, |value| count(value).1);
        *figures.undeclared.entry(format!("{} {}", info.id, leaves::pattern(&pointer))).or_default() +=
            1 + inside;
    }
}

fn report(figures: &Figures) {
    let undeclared: usize = figures.undeclared.values().sum();
    eprintln!(
        "recorded answers: {} read and written again, {} failures, {} without an operation; {} values; \
         {} fields, {undeclared} undeclared",
        figures.read,
        figures.failures.len(),
        figures.orphans.len(),
        figures.leaves,
        figures.fields,
    );
    for (field, times) in &figures.undeclared {
        eprintln!("  undeclared: {field} ({times})");
    }
    for orphan in &figures.orphans {
        eprintln!("  without an operation: {orphan}");
    }
}
