//! The order in which people read a report: the API, group by group, what several operations share, types.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::backend::diff::{Change, OperationRef, Place, Report, Subject};

/// Changes under one heading.
pub struct Section<'a> {
    /// The heading: a group, or one of the four kinds
    pub title: Title<'a>,
    /// What it holds
    pub entries: Vec<Entry<'a>>,
}

/// A heading.
pub enum Title<'a> {
    /// The API as a whole
    Api,
    /// A group, by its accessor
    Group(&'a str),
    /// Changes that several operations see
    Several,
    /// Types of both APIs
    Types,
}

/// Changes of one operation or type.
#[derive(Default)]
pub struct Entry<'a> {
    /// The operation, where all is about one
    pub operation: Option<&'a OperationRef>,
    /// The type, where all is about one
    pub ty: Option<&'a str>,
    /// The operations that reach the type, by the shortest way
    pub places: Vec<(&'a OperationRef, String)>,
    /// The changes
    pub changes: Vec<&'a Change>,
}

/// All sections that have something in them, added and removed types left out.
pub fn sections(report: &Report) -> Vec<Section<'_>> {
    let mut api = Entry::default();
    let mut groups: BTreeMap<&str, BTreeMap<usize, Entry<'_>>> = BTreeMap::new();
    let mut several = Vec::new();
    let mut types: IndexMap<&str, Entry<'_>> = IndexMap::new();
    for change in report.changes.iter().filter(|change| !is_whole_type(change)) {
        match (&change.subject, change.places.as_slice()) {
            (Subject::Api, _) => api.changes.push(change),
            (Subject::Group(name), _) => group_entry(&mut groups, name, None).changes.push(change),
            (Subject::Type(name), _) => types.entry(name).or_default().changes.push(change),
            (Subject::Operation, [place]) => {
                let operation = &report.operations[place.operation];
                let entry = group_entry(&mut groups, &operation.group, Some(place.operation));
                entry.operation = Some(operation);
                entry.changes.push(change);
            }
            (Subject::Operation, places) => several.push(Entry {
                places: named(report, places.iter().map(|place| (place, place.at.clone()))),
                changes: vec![change],
                ..Entry::default()
            }),
        }
    }
    for (name, entry) in &mut types {
        entry.ty = Some(name);
        entry.places = type_places(report, &entry.changes);
    }
    let groups =
        groups.into_iter().map(|(name, entries)| (Title::Group(name), entries.into_values().collect()));
    let all = [(Title::Api, vec![api]), (Title::Several, several)]
        .into_iter()
        .chain(groups)
        .chain([(Title::Types, types.into_values().collect::<Vec<_>>())]);
    all.map(|(title, entries)| Section { title, entries })
        .filter(|section| section.entries.iter().any(|entry| !entry.changes.is_empty()))
        .collect()
}

/// The names of all types that were added, or all that were removed.
pub fn whole_types<'a>(report: &'a Report, rule: &str) -> Vec<&'a str> {
    let of_rule = report.changes.iter().filter(|change| change.rule.id == rule);
    of_rule
        .filter_map(|change| match &change.subject {
            Subject::Type(name) => Some(name.as_str()),
            _ => None,
        })
        .collect()
}

/// Whether a type as a whole came or went, of which there are many and nothing else to say.
pub fn is_whole_type(change: &Change) -> bool {
    matches!(change.rule.id, "type-added" | "type-removed")
}

fn group_entry<'m, 'a>(
    groups: &'m mut BTreeMap<&'a str, BTreeMap<usize, Entry<'a>>>,
    name: &'a str,
    operation: Option<usize>,
) -> &'m mut Entry<'a> {
    // What is about the group itself comes before its operations.
    let position = operation.map_or(0, |operation| operation + 1);
    groups.entry(name).or_default().entry(position).or_default()
}

/// The places of the type that all these changes are about.
fn type_places<'a>(report: &'a Report, changes: &[&'a Change]) -> Vec<(&'a OperationRef, String)> {
    let all = changes.iter().flat_map(|change| {
        // Where another type stands is the place itself, and not that of the type which has the part.
        let part = if change.rule.id == "type-replaced" { "" } else { change.part.as_str() };
        change
            .places
            .iter()
            .map(move |place| (place, place.at.strip_suffix(part).unwrap_or(&place.at).to_owned()))
    });
    named(report, all)
}

/// Each place once, in the order of the operations.
fn named<'a>(
    report: &'a Report,
    places: impl Iterator<Item = (&'a Place, String)>,
) -> Vec<(&'a OperationRef, String)> {
    let mut places: Vec<(usize, String)> = places.map(|(place, at)| (place.operation, at)).collect();
    places.sort();
    places.dedup();
    places.into_iter().map(|(operation, at)| (&report.operations[operation], at)).collect()
}
