//! `cargo xtask diff` reads revisions and files, tells what changed, and changes nothing itself.

mod common;

use std::process::Command;

use common::{Small, expect_exit, stderr, stdout};

/// A workspace in a repository of its own, with one commit, called `first`.
fn repository() -> Small {
    let small = Small::generated();
    git(&small, &["init", "--quiet", "--initial-branch", "main"]);
    commit(&small, "first");
    small
}

fn git(small: &Small, words: &[&str]) {
    let mut git = Command::new("git");
    git.arg("-C").arg(small.root()).args(["-c", "user.name=A", "-c", "user.email=a@example.org"]);
    // Settings of the machine, such as hooks and signatures, are not part of the test.
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").args(words);
    let run = git.output().expect("git runs");
    assert!(run.status.success(), "{words:?} {}", stderr(&run));
}

fn commit(small: &Small, tag: &str) {
    git(small, &["add", "--all"]);
    git(small, &["commit", "--quiet", "--allow-empty", "--message", tag]);
    git(small, &["tag", tag]);
}

fn edit(small: &Small, path: &str, from: &str, to: &str) {
    let text = small.read(path);
    assert!(text.contains(from), "{text}");
    small.write(path, &text.replace(from, to));
}

/// The same workspace after the enum lost a value, with the operation renamed.
fn edited() -> Small {
    let small = repository();
    edit(&small, "spec/paths/thing.yaml", "operationId: getThing", "operationId: fetchThing");
    edit(&small, "spec/schemas/thing.yaml", "title: { type: string", "title: { type: integer");
    small
}

#[test]
fn the_working_tree_is_compared_with_the_last_commit() {
    let small = repository();
    let run = expect_exit(&small, &["diff"], 0);
    assert!(stdout(&run).ends_with("no changes\n"), "{}", stdout(&run));
    let small = edited();
    let before = small.snapshot();
    let run = expect_exit(&small, &["diff"], 0);
    let text = stdout(&run);
    assert!(text.contains("Rust: breaking, wire: breaking, version: major"), "{text}");
    assert!(text.contains("operation has another name: `get_thing` -> `fetch_thing`"), "{text}");
    assert!(text.contains("field `title` has another type: `Option<String>` -> `Option<i64>`"), "{text}");
    assert!(!text.contains('\u{1b}'), "no colours where it is no terminal");
    assert!(before == small.snapshot(), "nothing was written");
}

#[test]
fn revisions_are_read_without_the_working_tree() {
    let small = edited();
    commit(&small, "second");
    git(&small, &["checkout", "--quiet", "-b", "side", "first"]);
    let before = small.snapshot();
    for words in [&["diff", "first..second"][..], &["diff", "first", "second"], &["diff", "first...second"]] {
        let run = expect_exit(&small, words, 0);
        assert!(stdout(&run).contains("fetch_thing"), "{words:?} {}", stdout(&run));
    }
    let back = stdout(&expect_exit(&small, &["diff", "second..first"], 0));
    assert!(back.contains("`fetch_thing` -> `get_thing`"), "{back}");
    assert!(before == small.snapshot(), "nothing was written");
}

#[test]
fn one_revision_is_compared_with_the_working_tree() {
    let small = edited();
    commit(&small, "second");
    assert!(stdout(&expect_exit(&small, &["diff", "HEAD"], 0)).contains("no changes"));
    assert!(stdout(&expect_exit(&small, &["diff", "first"], 0)).contains("fetch_thing"));
}

#[test]
fn files_and_folders_are_compared() {
    let small = edited();
    small.write("other/openapi.yaml", common::SPEC[0].1);
    small.write("other/paths/thing.yaml", common::SPEC[1].1);
    small.write("other/schemas/thing.yaml", common::SPEC[2].1);
    for words in [&["diff", "other", "spec"][..], &["diff", "other/openapi.yaml", "spec/openapi.yaml"]] {
        assert!(stdout(&expect_exit(&small, words, 0)).contains("fetch_thing"), "{words:?}");
    }
    assert!(stdout(&expect_exit(&small, &["diff", "first", "other"], 0)).contains("no changes"));
}

#[test]
fn an_overlay_changes_both_sides() {
    let small = edited();
    let overlay = "overlay: 1.0.0\ninfo: { title: O, version: '1' }\nactions:\n  - { target: \"$.paths['/things/{id}']\", remove: true }\n";
    small.write("overlay.yaml", overlay);
    let text = stdout(&expect_exit(&small, &["diff", "--overlay", "overlay.yaml"], 0));
    assert!(text.starts_with("Small API 1: 1 operation, 1 type\n"), "{text}");
    assert!(!text.contains("fetch_thing"), "the operation is in neither: {text}");
}

#[test]
fn what_does_not_exist_is_one_line() {
    let small = repository();
    for (words, message) in [
        (&["diff", "no-such-revision"][..], "neither a file nor a revision \"no-such-revision\""),
        (&["diff", "nope..main"], "no revision \"nope\""),
        (&["diff", "nope...main"], "no revision \"nope\""),
        (&["diff", "a.yaml", "b.yaml"], "neither a file nor a revision \"a.yaml\""),
        (&["diff", "plex-sdk", "spec"], "the folder \"plex-sdk\" has no openapi.yaml"),
    ] {
        let text = stderr(&expect_exit(&small, words, 1));
        assert!(text.contains(message) && text.lines().count() == 1, "{words:?} {text}");
    }
    git(&small, &["rm", "--quiet", "-r", "--cached", "spec"]);
    git(&small, &["commit", "--quiet", "--message", "without"]);
    let text = stderr(&expect_exit(&small, &["diff"], 1));
    assert!(text.contains("the revision \"HEAD\" has no spec/openapi.yaml"), "{text}");
}

#[test]
fn a_wrong_document_is_told_with_its_place() {
    let small = repository();
    edit(&small, "spec/schemas/thing.yaml", "type: object", "type: objekt");
    let text = stderr(&expect_exit(&small, &["diff"], 1));
    assert!(text.contains("spec/schemas/thing.yaml:1:7"), "{text}");
    assert!(text.contains("error: 1 error in spec/openapi.yaml; nothing was compared"), "{text}");
    commit(&small, "broken");
    edit(&small, "spec/schemas/thing.yaml", "type: objekt", "type: object");
    let text = stderr(&expect_exit(&small, &["diff"], 1));
    assert!(text.contains("HEAD:spec/schemas/thing.yaml:1:7"), "the path in the revision: {text}");
}

#[test]
fn a_gate_fails_with_a_code_of_its_own() {
    let small = edited();
    for (kind, code) in
        [("breaking", 2), ("breaking-rust", 2), ("breaking-wire", 2), ("additive", 2), ("any", 2)]
    {
        expect_exit(&small, &["diff", "--fail-on", kind], code);
    }
    let small = repository();
    expect_exit(&small, &["diff", "--fail-on", "any"], 0);
    edit(&small, "spec/schemas/thing.yaml", "Which one.", "Which one it is.");
    expect_exit(&small, &["diff", "--fail-on", "additive"], 0);
    expect_exit(&small, &["diff", "--fail-on", "any"], 2);
}

#[test]
fn every_format_has_the_change() {
    let small = edited();
    let markdown = stdout(&expect_exit(&small, &["diff", "--format", "markdown"], 0));
    assert!(
        markdown.contains("# Changes of Small API\n") && markdown.contains("`fetch_thing`"),
        "{markdown}"
    );
    let json = stdout(&expect_exit(&small, &["diff", "--format", "json"], 0));
    assert!(json.contains("\"rule\": \"operation-renamed\""), "{json}");
    let code = stdout(&expect_exit(&small, &["diff", "--code"], 0));
    assert!(code.contains("src/generated/models/thing.rs"), "{code}");
    assert!(code.contains("+    pub title: Option<i64>,\n"), "{code}");
    assert!(!code.contains("operations/shelves"), "files that stay are left out: {code}");
    let text = stderr(&expect_exit(&small, &["diff", "--code", "--format", "json"], 1));
    assert!(text.contains("--code is text"), "JSON stays JSON: {text}");
}

#[test]
fn a_change_log_gets_an_entry() {
    let small = edited();
    let notes = stdout(&expect_exit(&small, &["diff", "--release-notes"], 0));
    assert!(notes.starts_with("## Unreleased\n\nProposed version: major.\n\n### Breaking\n\n"), "{notes}");
    small.write("CHANGELOG.md", "# Changelog\n\n## 0.1.0\n\n- The first one.\n");
    for _ in 0..2 {
        let run = expect_exit(&small, &["diff", "--release-notes=CHANGELOG.md"], 0);
        assert!(stdout(&run).contains("version: major"), "the report is printed too");
        let text = small.read("CHANGELOG.md");
        assert_eq!(text.matches("fetch_thing").count(), notes.matches("fetch_thing").count(), "{text}");
        assert!(text.ends_with("## 0.1.0\n\n- The first one.\n"), "{text}");
    }
}
