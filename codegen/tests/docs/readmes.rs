//! What the READMEs say of the repository around them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::outline::outline;
use crate::repository::{read, workspace};

#[test]
fn the_contents_of_the_readme_are_its_headings() {
    let page = outline(&read(workspace(), Path::new("plex-sdk/README.md")));
    let headings: Vec<&str> =
        page.headings.iter().filter(|(level, _)| *level == 2).map(|(_, text)| text.as_str()).collect();
    let contents: Vec<&str> =
        page.links.iter().take(headings.len() + 1).map(|(text, _)| text.as_str()).collect();
    // The first link is the one to the reference, in the first sentence.
    assert_eq!(contents[1..], headings);
}

/// What the README says about the evidence for operations is what `spec/` says.
#[test]
fn the_figures_of_the_readme_are_those_of_the_description() {
    let mut counts = BTreeMap::new();
    let mut open = vec![workspace().join("spec/paths")];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(path)
                    .expect("folders can be read")
                    .map(|entry| entry.expect("it can be read").path()),
            );
            continue;
        }
        let text = fs::read_to_string(path).expect("files of the description are text");
        for value in text.lines().filter_map(|line| line.trim().strip_prefix("x-evidence: ")) {
            *counts.entry(value.to_owned()).or_insert(0) += 1;
        }
    }
    let readme = read(workspace(), Path::new("plex-sdk/README.md"));
    let of = |value: &str| counts[value];
    for figure in [
        format!("({} operations;", of("recorded")),
        format!("have it ({})", of("documented")),
        format!("use it ({})", of("client")),
    ] {
        assert!(readme.contains(&figure), "the README does not say {figure}");
    }
}

/// The table of tests of the generator has every test.
#[test]
fn the_readme_of_the_generator_names_all_tests() {
    let readme = read(workspace(), Path::new("codegen/README.md"));
    let tests = fs::read_dir(workspace().join("codegen/tests")).expect("the folder can be read");
    let names = tests.map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned());
    let files: Vec<String> = names.filter(|name| name.ends_with(".rs")).collect();
    assert!(files.len() > 10, "the tests have moved");
    let missing: Vec<&String> =
        files.iter().filter(|name| !readme.contains(&format!("tests/{name})"))).collect();
    assert!(missing.is_empty(), "codegen/README.md does not name {missing:?}");
}

/// A package has its licences in it, and they are those of the repository.
#[test]
fn the_licences_of_the_package_are_those_of_the_repository() {
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let path = Path::new("plex-sdk").join(name);
        assert_eq!(read(workspace(), &path), read(workspace(), Path::new(name)), "{name}");
    }
}
