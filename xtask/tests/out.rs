//! `generate --spec FILE --out DIR`: a crate of its own.

mod common;

use std::fs;

use common::{Small, expect_exit, snapshot, stderr, stdout};

const OUT: &[&str] = &["generate", "--spec", "spec/openapi.yaml", "--out", "new/small-api"];

#[test]
fn a_crate_has_everything_it_needs() {
    let small = Small::new();
    let before = snapshot(&small.path("plex-sdk"));
    let run = expect_exit(&small, OUT, 0);
    assert!(stdout(&run).starts_with("small-api: 2 operations in 2 groups, "), "{}", stdout(&run));
    assert_eq!(snapshot(&small.path("plex-sdk")), before, "plex-sdk was changed");

    let manifest = small.read("new/small-api/Cargo.toml");
    assert!(manifest.contains("name = \"small-api\""), "{manifest}");
    assert!(manifest.contains("serde = { version = \"1\", default-features = false }"), "{manifest}");
    assert!(manifest.contains("\n[workspace]\n"), "{manifest}");
    assert!(manifest.contains("\nthings = []\n"), "{manifest}");
    assert_eq!(small.read("new/small-api/src/runtime/mod.rs"), "//! The runtime.\n");
    for path in ["README.md", "src/lib.rs", "src/generated/mod.rs", "docs/sdks/things/README.md"] {
        assert!(small.path("new/small-api").join(path).is_file(), "{path} is missing");
    }
    let mut check = OUT.to_vec();
    check[0] = "check";
    expect_exit(&small, &check, 0);
    let again = expect_exit(&small, OUT, 0);
    assert!(stdout(&again).contains(": 0 written, "), "{}", stdout(&again));
}

#[test]
fn a_build_folder_and_a_lock_file_stay() {
    let small = Small::new();
    expect_exit(&small, OUT, 0);
    small.write("new/small-api/Cargo.lock", "mine\n");
    small.write("new/small-api/target/debug/x", "mine\n");
    small.write("new/small-api/docs/old.md", "old\n");
    let mut renamed = OUT.to_vec();
    renamed.extend(["--name", "other"]);
    expect_exit(&small, &renamed, 0);
    assert_eq!(small.read("new/small-api/Cargo.lock"), "mine\n");
    assert_eq!(small.read("new/small-api/target/debug/x"), "mine\n");
    assert!(!small.path("new/small-api/docs/old.md").exists());
    assert!(small.read("new/small-api/Cargo.toml").contains("name = \"other\""));
}

#[test]
fn a_folder_with_other_things_is_refused() {
    let foreign = [
        ("notes.txt", "mine\n"),
        ("Cargo.toml", "[package]\nname = \"mine\"\n"),
        ("src/generated/mod.rs", "mine\n"),
    ];
    for (path, text) in foreign {
        let small = Small::new();
        small.write(&format!("new/small-api/{path}"), text);
        let before = small.snapshot();
        let run = expect_exit(&small, OUT, 1);
        assert!(stderr(&run).contains("is not empty"), "{}", stderr(&run));
        assert_eq!(small.snapshot(), before);
    }
}

#[test]
fn plex_sdk_itself_is_refused() {
    let small = Small::generated();
    let before = small.snapshot();
    let run = expect_exit(&small, &["generate", "--spec", "spec/openapi.yaml", "--out", "plex-sdk"], 1);
    assert!(stderr(&run).contains("is not empty"), "{}", stderr(&run));
    assert_eq!(small.snapshot(), before);
}

#[test]
fn a_file_in_the_place_of_the_folder_is_refused() {
    let small = Small::new();
    small.write("new", "mine\n");
    let before = small.snapshot();
    expect_exit(&small, &["generate", "--spec", "spec/openapi.yaml", "--out", "new"], 1);
    expect_exit(&small, OUT, 1);
    assert_eq!(small.snapshot(), before);
}

#[test]
fn an_empty_folder_is_taken() {
    let small = Small::new();
    fs::create_dir_all(small.path("new/small-api")).expect("the folder can be created");
    expect_exit(&small, OUT, 0);
}

#[test]
fn a_wrong_document_creates_no_folder() {
    let small = Small::new();
    small.write("wrong.yaml", "openapi: 3.1.0\ninfo: [\n");
    let before = small.snapshot();
    for spec in ["wrong.yaml", "missing.yaml"] {
        let run = expect_exit(&small, &["generate", "--spec", spec, "--out", "new"], 1);
        assert!(stderr(&run).contains(spec), "{}", stderr(&run));
    }
    assert_eq!(small.snapshot(), before);
}

#[test]
fn a_json_document_gives_the_same_api() {
    let small = Small::new();
    let json = r#"{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{
        "operationId":"getA","tags":["a"],"responses":{"204":{"description":"Done."}}}}}}"#;
    small.write("spec/t.json", json);
    let run = expect_exit(&small, &["generate", "--spec", "spec/t.json", "--out", "My API (v2)"], 0);
    assert!(stdout(&run).starts_with("my-api-v2: 1 operation in 1 group, "), "{}", stdout(&run));
}

#[test]
fn an_overlay_is_applied_first() {
    let small = Small::new();
    let action = "actions: [ { target: \"$.paths['/shelves']\", remove: true } ]\n";
    let head = "overlay: 1.0.0\ninfo: { title: Less, version: '1' }\n";
    small.write("less.yaml", &format!("{head}{action}"));
    small.write("none.yaml", &format!("{head}{}", action.replace("shelves", "nothing")));
    let run = expect_exit(&small, &[OUT, &["--overlay", "less.yaml"]].concat(), 0);
    assert!(stdout(&run).contains(": 1 operation in 1 group, "), "{}", stdout(&run));
    let run = expect_exit(&small, &[OUT, &["--overlay", "none.yaml"]].concat(), 1);
    assert!(stderr(&run).contains("none.yaml"), "{}", stderr(&run));
}

#[test]
fn names_that_no_crate_can_have_are_refused() {
    let small = Small::new();
    let before = small.snapshot();
    for name in ["", "fn", "../x", "a b", "Ä", "test"] {
        expect_exit(&small, &[OUT, &[&format!("--name={name}")]].concat(), 2);
    }
    // A crate cannot depend on one of its own name.
    let run = expect_exit(&small, &[OUT, &["--name", "serde"]].concat(), 1);
    assert!(stderr(&run).contains("--name"), "{}", stderr(&run));
    assert_eq!(small.snapshot(), before);
}
