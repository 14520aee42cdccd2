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
use plex_sdk::models::{NotificationMessage, ProviderRoot, WebhookEvent};
use plex_sdk::runtime::{Bytes, Field, HeaderValue, OperationInfo, Reread};
use serde::de::DeserializeOwned;

/// The share of fields of recorded answers that the description has to declare, in percent.
const DECLARED_PERCENT: usize = 98;

/// Answers in a form of JSON that servers stopped sending with version 1.3: lists stand in `_children`.
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
        let reread = match operation(answer) {
            _ if answer.is_notification() => read::<NotificationMessage>(answer),
            _ if answer.is_webhook() => read::<WebhookEvent>(answer),
            _ if answer.path == "/" && !answer.host.is_empty() => read::<ProviderRoot>(answer),
            Some(info) => read_by(answer, info),
            None => {
                figures.orphans.push(format!("{} {} ({})", answer.method, answer.path, answer.file));
                continue;
            }
        };
        match reread {
            Ok(reread) => compare(answer, &reread, &mut figures),
            Err(error) => figures.failures.push(format!("{}: {error}", answer.file)),
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
    let fits = |info: &&OperationInfo| info.meta.method.as_str() == answer.method && answer.is_at(info);
    OPERATIONS
        .iter()
        .filter(fits)
        .min_by_key(|info| (info.meta.servers.len(), info.meta.path.matches('{').count()))
}

fn read_by(answer: &Recorded, info: &OperationInfo) -> Result<Reread, String> {
    let json = HeaderValue::from_static("application/json");
    let reread = info.reread(json, Bytes::from(answer.text.clone())).map_err(|error| error.to_string())?;
    reread.ok_or_else(|| format!("{} has no JSON answer", info.meta.id))
}

/// Reads what is no operation's answer.
fn read<T: Field + DeserializeOwned>(answer: &Recorded) -> Result<Reread, String> {
    let value: T = serde_json::from_slice(&answer.text).map_err(|error| error.to_string())?;
    Reread::of(&value).ok_or_else(|| "it cannot be written again".to_owned())
}

fn compare(answer: &Recorded, reread: &Reread, figures: &mut Figures) {
    figures.read += 1;
    let (leaves, fields) = count(&answer.value);
    figures.leaves += leaves;
    figures.fields += fields;
    for difference in differences(&answer.value, &reread.value) {
        figures.failures.push(format!("{}: {difference}", answer.file));
    }
    for pointer in reread.undeclared() {
        let inside = answer.value.pointer(&pointer).map_or(0, |value| count(value).1);
        let field = format!("{} {}", answer.path, leaves::pattern(&pointer));
        *figures.undeclared.entry(field).or_default() += 1 + inside;
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
