//! `generate` and `check` without options: into `plex-sdk`.

mod common;

use std::fs;

use common::{Small, expect_exit, stderr, stdout};

#[test]
fn check_agrees_with_generate() {
    let small = Small::new();
    let before = small.snapshot();
    let stale = expect_exit(&small, &["check", "--diff", "all"], 1);
    assert!(stdout(&stale).contains("+++ b/src/generated/mod.rs"), "{}", stdout(&stale));
    assert!(stderr(&stale).contains("cargo xtask generate"), "{}", stderr(&stale));
    assert_eq!(small.snapshot(), before, "check wrote something");

    let first = expect_exit(&small, &["generate"], 0);
    assert!(stdout(&first).starts_with("plex-sdk: 2 operations in 2 groups, "), "{}", stdout(&first));
    assert!(stdout(&first).contains(" 0 unchanged, 0 removed, in "), "{}", stdout(&first));
    expect_exit(&small, &["check"], 0);

    let generated = small.snapshot();
    let second = expect_exit(&small, &["generate"], 0);
    assert!(stdout(&second).contains(": 0 written, "), "{}", stdout(&second));
    assert_eq!(small.snapshot(), generated);
}

#[test]
fn words_of_a_person_stay() {
    let small = Small::generated();
    let readme = small.read("plex-sdk/README.md");
    assert!(readme.starts_with("# Small\n\nWords of a person.\n"), "{readme}");
    assert!(readme.ends_with("\nMore words of a person.\n"), "{readme}");
    assert!(readme.contains("get_thing"), "{readme}");
    assert_eq!(small.read("plex-sdk/src/lib.rs"), common::LIB);
    assert!(small.read("plex-sdk/Cargo.toml").contains("\nthings = []\n"));
}

#[test]
fn a_file_that_was_changed_by_hand_is_stale() {
    let small = Small::generated();
    let path = "plex-sdk/src/generated/mod.rs";
    let text = small.read(path);
    small.write(path, &format!("{text}// mine\n"));
    let stale = expect_exit(&small, &["check"], 1);
    assert!(stdout(&stale).contains("-// mine"), "{}", stdout(&stale));
    expect_exit(&small, &["generate"], 0);
    assert_eq!(small.read(path), text);
}

#[test]
fn a_changed_document_is_stale() {
    let small = Small::generated();
    let path = "spec/schemas/thing.yaml";
    let text = small.read(path).replace("What it is called.", "What people call it.");
    small.write(path, &text);
    let stale = expect_exit(&small, &["check"], 1);
    assert!(stdout(&stale).contains("What people call it."), "{}", stdout(&stale));
}

#[test]
fn extra_files_in_a_tree_are_removed_and_others_stay() {
    let small = Small::generated();
    let generated = small.snapshot();
    small.write("plex-sdk/docs/models/old.md", "old\n");
    small.write("plex-sdk/src/generated/old/mod.rs", "old\n");
    let stale = expect_exit(&small, &["check"], 1);
    assert!(stdout(&stale).contains("--- a/docs/models/old.md\n+++ /dev/null\n"), "{}", stdout(&stale));
    let run = expect_exit(&small, &["generate"], 0);
    assert!(stdout(&run).contains(" 2 removed, "), "{}", stdout(&run));
    assert_eq!(small.snapshot(), generated);

    small.write("plex-sdk/src/ext/mod.rs", "mine\n");
    small.write("plex-sdk/notes.md", "mine\n");
    let mine = small.snapshot();
    expect_exit(&small, &["check"], 0);
    expect_exit(&small, &["generate"], 0);
    assert_eq!(small.snapshot(), mine);
}

#[test]
fn only_what_differs_is_written() {
    let small = Small::generated();
    let path = small.path("plex-sdk/src/generated/mod.rs");
    let past = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    let file = fs::File::options().write(true).open(&path).expect("the file opens");
    file.set_modified(past).expect("the time can be set");
    small.write("plex-sdk/src/generated/old.rs", "old\n");
    expect_exit(&small, &["generate"], 0);
    let found = fs::metadata(&path).and_then(|found| found.modified()).expect("the file is there");
    assert_eq!(found, past);
}

#[test]
fn a_wrong_document_changes_nothing_and_says_where() {
    let small = Small::generated();
    let text =
        small.read("spec/paths/thing.yaml").replace("../schemas/thing.yaml", "../schemas/nothing.yaml");
    small.write("spec/paths/thing.yaml", &text);
    let text = small.read("spec/openapi.yaml").replace("listShelves", "getThing");
    small.write("spec/openapi.yaml", &text);
    let before = small.snapshot();
    for command in ["generate", "check"] {
        let run = expect_exit(&small, &[command], 1);
        let errors = stderr(&run);
        assert!(errors.contains("thing.yaml:"), "{errors}");
        assert!(errors.contains("nothing.yaml"), "{errors}");
        assert!(errors.contains("nothing was written"), "{errors}");
    }
    assert_eq!(small.snapshot(), before);
}

#[test]
fn a_missing_marker_is_an_error_and_changes_nothing() {
    let small = Small::new();
    let readme = small.read("plex-sdk/README.md").replace("<!-- End Servers [servers] -->\n", "");
    small.write("plex-sdk/README.md", &readme);
    let before = small.snapshot();
    let run = expect_exit(&small, &["generate"], 1);
    assert!(stderr(&run).contains("README.md"), "{}", stderr(&run));
    assert!(stderr(&run).contains("servers"), "{}", stderr(&run));
    assert_eq!(small.snapshot(), before);
}

#[test]
fn an_interrupted_run_is_told_and_finished() {
    let small = Small::generated();
    let generated = small.snapshot();
    // As a kill leaves it that came after the first move of two.
    let commit = "plex-sdk/.xtask-commit";
    small.write(&format!("{commit}/entries"), "docs");
    fs::create_dir_all(small.path(&format!("{commit}/new"))).expect("the folder can be created");
    fs::rename(small.path("plex-sdk/docs"), small.path(&format!("{commit}/new/docs")))
        .expect("it can be moved");
    let interrupted = small.snapshot();
    let run = expect_exit(&small, &["check"], 1);
    assert!(stderr(&run).contains("interrupted"), "{}", stderr(&run));
    assert_eq!(small.snapshot(), interrupted, "check wrote something");
    expect_exit(&small, &["generate"], 0);
    assert_eq!(small.snapshot(), generated);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let one = Small::generated();
    // The files in another order on disk, another locale, time zone and folder.
    let other = Small::new();
    fs::remove_dir_all(other.path("spec")).expect("the folder can be removed");
    for (path, text) in common::SPEC.iter().rev() {
        other.write(&format!("spec/{path}"), text);
    }
    let run = other
        .command(&["generate"])
        .current_dir(other.path("spec"))
        .envs([("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Kathmandu"), ("SOURCE_DATE_EPOCH", "1")])
        .output()
        .expect("the command runs");
    assert!(run.status.success(), "{}", stderr(&run));
    assert_eq!(common::snapshot(&one.path("plex-sdk")), common::snapshot(&other.path("plex-sdk")));
}
