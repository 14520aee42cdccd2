use std::collections::BTreeMap;

use codegen::file_set::FileSet;
use tempfile::TempDir;

use super::*;

type Files = BTreeMap<String, String>;

/// All files below `root`, with `/` between folders.
fn disk(root: &Path) -> Files {
    fn add(root: &Path, at: &Path, files: &mut Files) {
        for entry in fs::read_dir(at).expect("the folder can be listed") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                add(root, &path, files);
            } else {
                let name = path.strip_prefix(root).expect("it is below").to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read_to_string(&path).expect("it is text"));
            }
        }
    }
    let mut files = Files::new();
    add(root, root, &mut files);
    files
}

fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn output(root: &Path, list: &[(&str, &str)]) -> Output {
    let mut set = FileSet::new();
    for (path, text) in list {
        set.insert(*path, *text).expect("the path is safe");
    }
    Output { root: root.to_owned(), trees: vec!["src/generated".into(), "docs".into()], files: set }
}

const OLD: &[(&str, &str)] = &[
    ("README.md", "old"),
    ("docs/a.md", "same"),
    ("docs/gone.md", "gone"),
    ("src/generated/mod.rs", "old"),
    ("src/lib.rs", "mine"),
];
const NEW: &[(&str, &str)] = &[
    ("Cargo.toml", "new"),
    ("README.md", "new"),
    ("docs/a.md", "same"),
    ("src/generated/deep/er.rs", "new"),
    ("src/generated/mod.rs", "new"),
];

/// A folder with the files of `OLD`.
fn old_disk() -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (path, text) in OLD {
        let path = folder.path().join(path);
        create_parent(&path).expect("the parent can be created");
        fs::write(path, text).expect("the file can be written");
    }
    folder
}

/// What the disk has to be after `NEW` is written over `OLD`.
fn expected() -> Files {
    let mut expected = files(NEW);
    expected.insert("src/lib.rs".into(), "mine".into());
    expected
}

#[test]
fn writes_changes_and_removes_only_in_its_trees() {
    let folder = old_disk();
    let delta = write(&output(folder.path(), NEW)).expect("it can be written");
    assert_eq!(disk(folder.path()), expected());
    assert_eq!(delta.unchanged, 1);
    let changed: Vec<_> = delta.changes.iter().map(|change| change.path.as_str()).collect();
    let paths =
        ["Cargo.toml", "README.md", "docs/gone.md", "src/generated/deep/er.rs", "src/generated/mod.rs"];
    assert_eq!(changed, paths);
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = old_disk();
    write(&output(folder.path(), NEW)).expect("it can be written");
    let delta = write(&output(folder.path(), NEW)).expect("it can be compared");
    assert!(delta.changes.is_empty());
    assert_eq!(delta.unchanged, NEW.len());
}

#[test]
fn files_that_do_not_differ_keep_their_times() {
    let folder = old_disk();
    let path = folder.path().join("docs/a.md");
    let past = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    let file = File::options().write(true).open(&path).expect("the file opens");
    file.set_modified(past).expect("the time can be set");
    write(&output(folder.path(), NEW)).expect("it can be written");
    let found = fs::metadata(&path).and_then(|found| found.modified()).expect("the file is there");
    assert_eq!(found, past);
}

/// Prepares `NEW` over `OLD`, and gives the folder.
fn staged() -> TempDir {
    let folder = old_disk();
    let output = output(folder.path(), NEW);
    let delta = output.compare().expect("it can be compared");
    stage_entries(&output, &delta, &folder.path().join(STAGE)).expect("it can be prepared");
    folder
}

/// A rename that fails at the `n`th move.
fn failing(n: usize) -> impl FnMut(&Path, &Path) -> io::Result<()> {
    let mut count = 0;
    move |from, to| {
        count += 1;
        if count > n { Err(io::Error::other("no more moves")) } else { fs::rename(from, to) }
    }
}

/// README.md, docs and src/generated move twice, Cargo.toml is new and moves once.
const MOVES: usize = 7;

#[test]
fn a_failure_at_any_move_changes_nothing() {
    for n in 0..MOVES {
        let folder = staged();
        let error = commit(folder.path(), &mut failing(n)).expect_err("a move fails");
        assert!(error.to_string().contains("no more moves"), "{error}");
        assert_eq!(disk(folder.path()), files(OLD), "after {n} moves");
    }
    let folder = staged();
    commit(folder.path(), &mut failing(MOVES)).expect("no move fails");
    assert_eq!(disk(folder.path()), expected());
}

#[test]
fn a_kill_at_any_move_is_finished_by_the_next_run() {
    for n in 0..=MOVES {
        let folder = staged();
        fs::rename(folder.path().join(STAGE), folder.path().join(COMMIT)).expect("it can be renamed");
        let list = entries(folder.path()).expect("the list is there");
        let moved = roll_forward(folder.path(), &list, &mut failing(n));
        assert_eq!(moved.is_ok(), n == MOVES);
        assert!(is_interrupted(folder.path()));
        // What the next run wants is what was wanted, so that it has only to finish.
        let delta = write(&output(folder.path(), NEW)).expect("it can be finished");
        assert!(delta.changes.is_empty(), "after {n} moves: {:?}", delta.changes);
        assert_eq!(disk(folder.path()), expected(), "after {n} moves");
    }
}

#[test]
fn a_kill_before_the_decision_is_forgotten() {
    let folder = staged();
    assert!(!is_interrupted(folder.path()));
    write(&output(folder.path(), OLD)).expect("it can be written");
    assert_eq!(disk(folder.path()), files(OLD));
}

#[test]
fn a_folder_in_the_way_of_a_file_is_an_error_and_nothing_is_written() {
    let folder = old_disk();
    fs::create_dir(folder.path().join("Cargo.toml")).expect("the folder can be created");
    let error = write(&output(folder.path(), NEW)).expect_err("it is in the way");
    assert!(error.to_string().contains("in the way"), "{error}");
    assert_eq!(disk(folder.path()), files(OLD));
}

#[test]
fn a_new_folder_is_gone_again_after_an_error() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join("file"), "").expect("the file can be written");
    let below_a_file = folder.path().join("file/crate");
    write(&output(&below_a_file, NEW)).expect_err("a file is no folder");
    assert_eq!(disk(folder.path()), files(&[("file", "")]));
}

#[cfg(unix)]
#[test]
fn links_are_never_followed() {
    let folder = old_disk();
    let outside = tempfile::tempdir().expect("there is room for a folder");
    fs::write(outside.path().join("mod.rs"), "new").expect("the file can be written");

    // A tree that is a link is refused.
    fs::remove_dir_all(folder.path().join("docs")).expect("the tree can be removed");
    std::os::unix::fs::symlink(outside.path(), folder.path().join("docs")).expect("the link can be made");
    let error = write(&output(folder.path(), NEW)).expect_err("a link is refused");
    assert!(error.to_string().contains("symbolic link"), "{error}");
    fs::remove_file(folder.path().join("docs")).expect("the link can be removed");

    // A link inside a tree is replaced, and what it points to stays.
    fs::remove_dir_all(folder.path().join("src/generated")).expect("the tree can be removed");
    fs::create_dir(folder.path().join("src/generated")).expect("the tree can be made");
    std::os::unix::fs::symlink(outside.path(), folder.path().join("src/generated/deep")).expect("a link");
    std::os::unix::fs::symlink(outside.path().join("mod.rs"), folder.path().join("src/generated/mod.rs"))
        .expect("the link can be made");
    write(&output(folder.path(), NEW)).expect("it can be written");
    assert_eq!(disk(folder.path()), expected());
    let target = fs::symlink_metadata(folder.path().join("src/generated/mod.rs")).expect("it is there");
    assert!(target.is_file());
    assert_eq!(disk(outside.path()), files(&[("mod.rs", "new")]));
}

#[test]
fn a_folder_is_replaced_as_a_whole() {
    let folder = old_disk();
    let fill = |new: &Path| Ok(fs::write(new.join("b.md"), "new")?);
    replace(folder.path(), "docs", fill).expect("it can be replaced");
    let mut expected = files(OLD);
    expected.retain(|path, _| !path.starts_with("docs/"));
    expected.insert("docs/b.md".into(), "new".into());
    assert_eq!(disk(folder.path()), expected);
    replace(folder.path(), "site", fill).expect("it can be made");
    assert_eq!(disk(&folder.path().join("site")), files(&[("b.md", "new")]));
}

#[test]
fn a_folder_that_cannot_be_filled_is_not_replaced() {
    let folder = old_disk();
    let fill = |new: &Path| {
        fs::write(new.join("b.md"), "new")?;
        Err(anyhow!("no"))
    };
    assert!(replace(folder.path(), "docs", fill).is_err());
    assert_eq!(disk(folder.path()), files(OLD));
}
