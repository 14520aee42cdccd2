//! Which lists of real documents come in pages, and where their items are.

mod support;

use std::fs;
use std::path::Path;

use codegen::ir::{Api, Field, Model, Operation, Paging, Type, TypeKind, Value};
use codegen::{frontend, surface};

/// The names of the two parameters in the Plex documents.
const BOTH: [&str; 2] = ["X-Plex-Container-Start", "X-Plex-Container-Size"];

fn takes_both(operation: &Operation) -> bool {
    BOTH.iter().all(|wire| operation.params.iter().any(|param| param.wire == *wire))
}

fn model<'a>(api: &'a Api, ty: &'a Type) -> &'a Model {
    let Type::Named(id) = api.resolve(ty) else { panic!("no object: {ty:?}") };
    let TypeKind::Model(model) = &api.type_def(*id).kind else { panic!("no object: {ty:?}") };
    model
}

/// The envelope and the list of an operation whose answer is an object.
fn fields<'a>(api: &'a Api, operation: &'a Operation, paging: &Paging) -> (&'a Field, &'a Field) {
    let answer = operation.successes().find_map(|success| success.bodies.first()?.ty.as_ref());
    let answer = model(api, answer.expect("an answer"));
    let envelope = &answer.fields[paging.envelope.expect("an envelope") as usize];
    let list = &model(api, &envelope.ty).fields[paging.items.expect("a list") as usize];
    (envelope, list)
}

/// The lists of the example that are not empty.
fn filled<'a>(operation: &'a Operation, envelope: &Field) -> Vec<&'a str> {
    let bodies = operation.successes().flat_map(|success| &success.bodies);
    let example = bodies.into_iter().find_map(|body| body.example.as_ref());
    let Some(Value::Object(answer)) = example else { return Vec::new() };
    let entry = answer.iter().find(|(key, _)| **key == envelope.wire);
    let Some((_, Value::Object(entries))) = entry else { return Vec::new() };
    let lists = entries.iter().filter(|(_, value)| matches!(value, Value::List(items) if !items.is_empty()));
    lists.map(|(key, _)| key.as_str()).collect()
}

#[test]
fn every_list_of_our_document_that_takes_both_parameters_has_pages_of_what_its_example_lists() {
    let api = support::documents::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.yaml"));
    let mut paged = 0;
    for operation in api.operations.iter().filter(|operation| takes_both(operation)) {
        // The only one that changes something: asked twice, it would do it twice.
        if operation.id == "moveHub" {
            assert_eq!(operation.paging, None);
            continue;
        }
        let paging = operation.paging.as_ref().unwrap_or_else(|| panic!("{} has no pages", operation.id));
        let (envelope, list) = fields(&api, operation, paging);
        assert_eq!(envelope.wire, "MediaContainer", "{}", operation.id);
        assert_eq!(filled(operation, envelope), [list.wire.as_str()], "{}", operation.id);
        let facts = [paging.total, paging.offset, paging.count].map(|fact| {
            let position = fact.unwrap_or_else(|| panic!("{} tells too little", operation.id));
            model(&api, &envelope.ty).fields[position as usize].wire.as_str()
        });
        assert_eq!(facts, ["totalSize", "offset", "size"], "{}", operation.id);
        assert!(surface::pages(&api, operation).is_some(), "{}", operation.id);
        paged += 1;
    }
    assert_eq!(paged, api.operations.iter().filter(|operation| operation.paging.is_some()).count());
    assert!(paged >= 79, "only {paged} operations have pages");
}

#[test]
fn an_overlay_gives_pages_to_a_public_document() {
    let Some(shared) = support::documents::shared() else { return };
    let document = shared.join("upstream/plex-api-spec.yaml");
    let without = support::documents::load(&document);
    assert!(without.operations.iter().all(|operation| operation.paging.is_none()));
    let overlay = Path::new(env!("CARGO_TARGET_TMPDIR")).join("paging.overlay.yaml");
    let text = "overlay: 1.0.0\ninfo: {title: Pages, version: '1'}\nactions:\n  - target: $\n    update:\n      \
                x-paging:\n        start: X-Plex-Container-Start\n        size: X-Plex-Container-Size\n        \
                items: [Metadata]\n        total: totalSize\n        offset: offset\n";
    fs::write(&overlay, text).expect("a file that can be written");
    let loaded = frontend::load(&document, &[overlay], &surface::reserved());
    let api = loaded.unwrap_or_else(|errors| panic!("{errors:#?}")).api;
    let found: Vec<&str> = api
        .operations
        .iter()
        .filter(|operation| operation.paging.is_some() && surface::pages(&api, operation).is_some())
        .map(|operation| operation.id.as_str())
        .collect();
    assert_eq!(found, ["getAllSubscriptions", "listPlaybackHistory", "listContent"]);
}
