//! Our description of the Plex API against the public ones: each operation and each parameter that they know is in
//! ours, but for faults of theirs, which `coverage/faults.tsv` lists with the reason.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use codegen::ir::{Api, Location, Operation, TypeKind};
use support::documents::{load, shared};

const FAULTS: &str = include_str!("coverage/faults.tsv");

const DOCUMENTS: [&str; 3] =
    ["plex-api-spec.yaml", "plex-api-spec.2026-02.yaml", "plex-api-spec.2025-10-12.yaml"];

#[test]
fn our_description_lacks_nothing_of_the_public_ones() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(shared) = shared() else { return };
    let folder = shared.join("upstream");
    let ours = Known::of(&load(&here.join("../spec/openapi.yaml")));
    let faults: BTreeMap<&str, &str> = FAULTS.lines().filter_map(|line| line.split_once('\t')).collect();
    let mut used = BTreeSet::new();
    let mut missing = Vec::new();
    for document in DOCUMENTS {
        let theirs = Known::of(&load(&folder.join(document)));
        let lacking = ours.lacks(&theirs);
        eprintln!("{document}: {} facts, {} not in ours", theirs.len(), lacking.len());
        for fact in lacking {
            match faults.get_key_value(fact.as_str()) {
                Some((fact, _)) => drop(used.insert(*fact)),
                None => missing.push(format!("{document}: {fact}")),
            }
        }
    }
    assert!(missing.is_empty(), "{} facts are missing:\n{}", missing.len(), missing.join("\n"));
    let stale: Vec<_> = faults.keys().filter(|fact| !used.contains(*fact)).collect();
    assert!(stale.is_empty(), "no longer missing: {stale:#?}");
}

/// What a document knows.
struct Known {
    /// Parameters by operation.
    operations: BTreeMap<String, BTreeSet<String>>,
    /// The names of all fields of all types.
    fields: BTreeSet<String>,
}

impl Known {
    fn of(api: &Api) -> Self {
        let operations = api.operations.iter().map(|operation| (place(operation), params(operation)));
        Self { operations: operations.collect(), fields: fields(api) }
    }

    fn len(&self) -> usize {
        self.operations.len() + self.operations.values().map(BTreeSet::len).sum::<usize>() + self.fields.len()
    }

    /// What `other` knows beyond this.
    fn lacks(&self, other: &Known) -> Vec<String> {
        let mut lacking = Vec::new();
        for (operation, params) in &other.operations {
            match self.operations.get(operation) {
                None => lacking.push(operation.clone()),
                Some(ours) => {
                    lacking.extend(params.difference(ours).map(|param| format!("{operation} {param}")));
                }
            }
        }
        lacking.extend(other.fields.difference(&self.fields).map(|field| format!("field {field}")));
        lacking
    }
}

/// Method and place: `GET /library/metadata/{}`, `POST plex.tv/api/v2/pins`.
fn place(operation: &Operation) -> String {
    let server = operation.servers.first().map_or("", |server| server.url.as_str());
    let server = server.split_once("://").map_or(server, |(_, rest)| rest).trim_end_matches('/');
    let server = server.strip_prefix("clients.").unwrap_or(server);
    let mut path = String::new();
    let mut rest = operation.path.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        path.push_str(before);
        path.push_str("{}");
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    path.push_str(rest);
    let path = path.trim_end_matches('/');
    format!("{} {server}{}", operation.method, if path.is_empty() && server.is_empty() { "/" } else { path })
}

/// Query, header and cookie parameters; those of the path are in the place.
fn params(operation: &Operation) -> BTreeSet<String> {
    let others = operation.params.iter().filter(|param| param.location != Location::Path);
    others.map(|param| param.wire.clone()).collect()
}

fn fields(api: &Api) -> BTreeSet<String> {
    let models = api.types.iter().filter_map(|ty| match &ty.kind {
        TypeKind::Model(model) => Some(&model.fields),
        _ => None,
    });
    models.flatten().map(|field| field.wire.clone()).collect()
}
