//! The public Plex documents of three dates, each pair in both directions, against a table of their operations.
//!
//! They stand beside the repository; the tests say so when they skip.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use codegen::backend::diff::{Report, compare, render};
use codegen::ir::Api;
use support::documents::{load, shared};

/// The documents, and the column of the table that lists their operations.
const DOCUMENTS: [(&str, Option<usize>); 3] = [
    ("plex-api-spec.2025-10-12.yaml", None),
    ("plex-api-spec.2026-02.yaml", Some(4)),
    ("plex-api-spec.yaml", Some(5)),
];

/// Method and path.
type Call = (String, String);

#[test]
fn reports_of_real_history_hold_together() {
    let Some(shared) = shared() else { return };
    let apis: Vec<Api> =
        DOCUMENTS.iter().map(|(file, _)| load(&shared.join("upstream").join(file))).collect();
    for (at, old) in apis.iter().enumerate() {
        assert!(compare(old, old).is_empty(), "{}", DOCUMENTS[at].0);
        for new in apis.iter().skip(at + 1) {
            let (there, back) = (compare(old, new), compare(new, old));
            holds(&there, old, new);
            holds(&back, new, old);
            assert_eq!(of_rule(&there, "operation-added"), of_rule(&back, "operation-removed"));
            assert_eq!(of_rule(&there, "operation-removed"), of_rule(&back, "operation-added"));
        }
    }
}

#[test]
fn operations_come_and_go_as_the_table_says() {
    let Some(shared) = shared() else { return };
    let table = shared.join("reference/operations.tsv");
    let (Some(old_column), Some(new_column)) = (DOCUMENTS[1].1, DOCUMENTS[2].1) else { return };
    let (before, after) = (listed(&table, old_column), listed(&table, new_column));
    assert!(before.len() > 200 && after.len() > 200, "the table has lost its rows");
    let old = load(&shared.join("upstream").join(DOCUMENTS[1].0));
    let new = load(&shared.join("upstream").join(DOCUMENTS[2].0));
    let report = compare(&old, &new);
    let (mut added, mut removed) =
        (of_rule(&report, "operation-added"), of_rule(&report, "operation-removed"));
    // An operation with the same id at another place is one that moved; the table has two rows for it.
    for change in
        report.changes.iter().filter(|one| matches!(one.rule.id, "operation-path" | "operation-method"))
    {
        for place in &change.places {
            let now = &report.operations[place.operation];
            let was = old.operations.iter().find(|one| one.id == now.id).expect("it is matched by its id");
            added.insert((now.method.clone(), blank(&now.path)));
            removed.insert((was.method.clone(), blank(&was.path)));
        }
    }
    let difference =
        |a: &BTreeSet<Call>, b: &BTreeSet<Call>| a.difference(b).cloned().collect::<BTreeSet<_>>();
    assert_eq!(added, difference(&after, &before), "added");
    assert_eq!(removed, difference(&before, &after), "removed");
}

/// What is true of every report.
fn holds(report: &Report, old: &Api, new: &Api) {
    let text = render::text(report, render::Options { places: 3, color: false });
    assert!(text.lines().all(|line| line.chars().count() < 2_500), "lines are short enough to read");
    let calls = |api: &Api| -> BTreeSet<Call> {
        api.operations.iter().map(|one| (one.method.clone(), blank(&one.path))).collect()
    };
    let (before, after) = (calls(old), calls(new));
    for call in of_rule(report, "operation-added") {
        assert!(after.contains(&call) && !before.contains(&call), "{call:?} was there");
    }
    let named: BTreeSet<Call> =
        report.operations.iter().map(|one| (one.method.clone(), blank(&one.path))).collect();
    assert!(before.union(&after).filter(|call| !named.contains(*call)).all(|call| before.contains(call)));
}

/// The calls of the operations that a rule found.
fn of_rule(report: &Report, rule: &str) -> BTreeSet<Call> {
    let changes = report.changes.iter().filter(|change| change.rule.id == rule);
    let places = changes.flat_map(|change| &change.places);
    places
        .map(|place| &report.operations[place.operation])
        .map(|one| (one.method.clone(), blank(&one.path)))
        .collect()
}

/// The calls that a column of the table has.
fn listed(table: &Path, column: usize) -> BTreeSet<Call> {
    let text = fs::read_to_string(table).expect("the table can be read");
    let rows = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(|row| row.get(column).is_some_and(|id| !id.is_empty()))
        .map(|row| (row[0].to_owned(), blank(row[2])))
        .collect()
}

/// A path without the names of its parameters.
fn blank(path: &str) -> String {
    let mut out = String::new();
    for part in path.split('{') {
        match part.split_once('}') {
            Some((_, rest)) => {
                out.push_str("{}");
                out.push_str(rest);
            }
            None => out.push_str(part),
        }
    }
    out
}
