//! Many types that give way to one are one change: documents often name what they wrote out at every place before.

use indexmap::IndexMap;

use super::impact::Impact;
use super::report::{Change, Subject};
use super::rules;

/// Joins the changes of [`rules::TYPE_REPLACED`] that lead to the same type.
pub fn replacements(changes: Vec<Change>) -> Vec<Change> {
    let mut merged: IndexMap<(Option<String>, Impact), Vec<Change>> = IndexMap::new();
    let mut others = Vec::new();
    for change in changes {
        match change.rule == &rules::TYPE_REPLACED {
            true => merged.entry((change.new.clone(), change.wire)).or_default().push(change),
            false => others.push(change),
        }
    }
    others.extend(merged.into_values().filter_map(joined));
    others
}

fn joined(mut changes: Vec<Change>) -> Option<Change> {
    let mut names: Vec<String> = changes.iter().filter_map(|change| change.old.clone()).collect();
    names.dedup();
    let mut first = changes.pop()?;
    for change in changes {
        first.places.extend(change.places);
        // The ways to the places end in different parts.
        if change.part != first.part {
            first.part = String::new();
        }
    }
    first.places.sort();
    first.places.dedup();
    if let [one, .., _] = names.as_slice() {
        let count = names.len() - 1;
        let others = if count == 1 { "another one".to_owned() } else { format!("{count} others") };
        let new = first.new.as_deref().unwrap_or_default();
        first.subject = Subject::Type(format!("{one} and {others} -> {new}"));
        first.old = Some(names.join(", "));
    }
    Some(first)
}
