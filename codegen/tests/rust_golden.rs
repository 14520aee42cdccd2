//! The Rust that the sample gives, file by file. `UPDATE=1 cargo test -p codegen --test rust_golden` rewrites it.

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use codegen::backend::rust::{Options, generate};

#[test]
fn the_sample_gives_the_recorded_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/rust");
    let options = Options {
        command: "cargo xtask generate".to_owned(),
        pages: vec!["sdks/items/README.md".to_owned()],
    };
    let files = generate(&support::sample(), &options).expect("the sample is complete");
    let new: BTreeMap<String, String> =
        files.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    if std::env::var_os("UPDATE").is_some() {
        rewrite(&folder, &new);
    }
    let old = read(&folder);
    let paths = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&old), paths(&new), "run with UPDATE=1 when this is meant");
    for (path, text) in &new {
        assert_eq!(&old[path], text, "{path} has changed; run with UPDATE=1 when this is meant");
    }
}

fn rewrite(folder: &Path, files: &BTreeMap<String, String>) {
    if folder.exists() {
        std::fs::remove_dir_all(folder).expect("the recorded files can be removed");
    }
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("folders can be made");
        std::fs::write(path, text).expect("files can be written");
    }
}

fn read(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut open: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                std::fs::read_dir(&path).expect("readable").map(|entry| entry.expect("readable").path()),
            );
        } else {
            let relative = path.strip_prefix(folder).expect("below").components();
            let relative: Vec<_> =
                relative.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
            files.insert(relative.join("/"), std::fs::read_to_string(&path).expect("text"));
        }
    }
    files
}
