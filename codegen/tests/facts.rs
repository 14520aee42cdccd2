//! The public documents lower whole: every operation, parameter, answer and field that the tables of facts know.

mod support;

use support::documents::{load, shared};

/// Where lowering says more, or less, than the table, and why.
const EXPECTED: &[(&str, &str)] = &[
    (
        "parameters: PUT /pins/link (body) application/x-www-form-urlencoded",
        "of two media types JSON is sent",
    ),
    (
        "fields: GET /media/subscriptions/template -> 200.MediaContainer.SubscriptionTemplate[].MediaSubscription[] airingsType",
        "a string here and listed values in the schema that it extends: the values",
    ),
    (
        "fields: MediaContainerWithPlaylistMetadata.MediaContainer.Metadata[] duration",
        "the schema that it extends adds a format",
    ),
    (
        "fields: MediaContainerWithPlaylistMetadata.MediaContainer.Metadata[] leafCount",
        "the schema that it extends adds a format",
    ),
    (
        "fields: MediaContainerWithPlaylistMetadata.MediaContainer.Metadata[] key",
        "the schema that it extends requires it",
    ),
];

#[test]
fn the_current_document_has_every_fact() {
    let Some(shared) = shared() else { return };
    let api = load(&shared.join("upstream/plex-api-spec.yaml"));
    let mut differences = support::facts::differences(&api, &shared.join("facts"));
    for (prefix, reason) in EXPECTED {
        let before = differences.len();
        differences.retain(|difference| !difference.starts_with(prefix));
        assert!(differences.len() < before, "no longer a difference ({reason}): {prefix}");
    }
    assert!(differences.is_empty(), "{} facts are not met:\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn all_operations_are_there_in_their_groups() {
    let Some(shared) = shared() else { return };
    for (file, operations, groups) in [
        ("plex-api-spec.yaml", 405, 33),
        ("plex-api-spec.2026-02.yaml", 241, 31),
        ("plex-api-spec.2025-10-12.yaml", 237, 28),
    ] {
        let api = load(&shared.join("upstream").join(file));
        assert_eq!((api.operations.len(), api.groups.len()), (operations, groups), "{file}");
        assert_eq!(api.client_params.len(), 10, "{file}");
    }
}
