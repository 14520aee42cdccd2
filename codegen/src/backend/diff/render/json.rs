//! JSON for programs: everything, whatever a person would be shown of it.

use serde_json::{Value, json};

use crate::backend::diff::{Change, Direction, Impact, Item, Place, Report, Side, Subject};

/// The whole report, indented, with a line end.
pub fn json(report: &Report) -> String {
    let operations: Vec<Value> = report
        .operations
        .iter()
        .map(|one| {
            json!({
                "group": one.group, "name": one.name, "method": one.method, "path": one.path, "id": one.id,
            })
        })
        .collect();
    let words: Vec<Value> = report
        .words
        .iter()
        .map(|words| json!({ "item": item(&words.item), "operation": words.operation.map(|at| &operations[at]) }))
        .collect();
    let document = json!({
        "old": side(&report.old),
        "new": side(&report.new),
        "rust": report.rust().as_str(),
        "wire": report.wire().as_str(),
        "version": report.semver().as_str(),
        "summary": summary(report),
        "changes": report.changes.iter().map(|one| change(one, &operations)).collect::<Vec<_>>(),
        "words": words,
    });
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    format!("{}\n", visible(&text))
}

fn side(side: &Side) -> Value {
    json!({
        "title": side.title, "version": side.version, "operations": side.operations, "types": side.types,
    })
}

fn item(item: &Item) -> Value {
    json!({ "kind": item.noun, "name": item.name })
}

fn summary(report: &Report) -> Value {
    let counts = |row: &[usize; 3]| {
        let cells =
            Impact::ALL.iter().zip(row).map(|(impact, count)| (impact.as_str().to_owned(), json!(count)));
        Value::Object(cells.collect())
    };
    let areas = report.summary().into_iter().map(|(area, [rust, wire])| {
        (area.as_str().to_owned(), json!({ "rust": counts(&rust), "wire": counts(&wire) }))
    });
    Value::Object(areas.collect())
}

fn change(change: &Change, operations: &[Value]) -> Value {
    let (kind, name) = match &change.subject {
        Subject::Api => ("api", None),
        Subject::Group(name) => ("group", Some(name)),
        Subject::Operation => ("operation", None),
        Subject::Type(name) => ("type", Some(name)),
    };
    let places: Vec<Value> = change.places.iter().map(|one| place(one, operations)).collect();
    json!({
        "rule": change.rule.id,
        "area": change.rule.area.as_str(),
        "rust": change.rust.as_str(),
        "wire": change.wire.as_str(),
        "subject": { "kind": kind, "name": name },
        "item": item(&change.item),
        "says": change.rule.says,
        "old": change.old,
        "new": change.new,
        "places": places,
    })
}

fn place(place: &Place, operations: &[Value]) -> Value {
    let direction = place.direction.map(|direction| match direction {
        Direction::Request => "request",
        Direction::Response => "response",
    });
    json!({ "operation": operations[place.operation], "at": place.at, "direction": direction })
}

/// Nothing that a terminal would obey or hide: such characters can only stand in strings, where JSON has an escape.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push(c),
            c if crate::diagnostic::text::visible(c) != c => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
            c => out.push(c),
        }
    }
    out
}
