//! Documents of many files as one.
//!
//! `tests/bundle/<case>/` holds a document and what it becomes: `bundled-3.1.yaml`, `bundled-3.0.yaml` and the warnings
//! of both in `warnings.txt`. `UPDATE=1 cargo test -p codegen --test bundle` writes them anew.

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
};

use codegen::{
    bundle::{to_json, to_yaml},
    diagnostic::render,
    frontend::{self, Version, bundle_document},
    ir::Api,
    surface,
};

#[test]
fn documents_become_one_file() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut different = Vec::new();
    for case in cases("tests/bundle") {
        let mut warnings = String::new();
        for (version, name) in VERSIONS {
            let bundle = bundle_document(&case.join("openapi.yaml"), &[], Some(*version));
            let bundle =
                bundle.unwrap_or_else(|errors| panic!("{}: {}", case.display(), render(&errors, false)));
            warnings.push_str(&format!("OpenAPI {name}\n{}\n", render(&bundle.warnings, false)));
            compare(
                &case.join(format!("bundled-{name}.yaml")),
                &to_yaml(&bundle.root),
                update,
                &mut different,
            );
        }
        compare(&case.join("warnings.txt"), &warnings, update, &mut different);
    }
    assert!(different.is_empty(), "{}\nUPDATE=1 writes the expectations anew", different.join("\n"));
}

#[test]
fn a_bundle_gives_the_same_api() {
    let documents =
        cases("tests/golden").into_iter().chain(cases("tests/bundle")).chain(cases("tests/normalise"));
    let documents = documents.map(|case| case.join("openapi.yaml"));
    for document in documents {
        let Ok(loaded) = frontend::load(&document, &[], &surface::reserved()) else { continue };
        for (version, name) in VERSIONS {
            let apart = LESS_IN_3_0
                .iter()
                .any(|(case, _)| document.parent().is_some_and(|path| path.ends_with(case)));
            if (*version == Version::V3_1 && is_3_0(&document)) || (*version == Version::V3_0 && apart) {
                continue;
            }
            for (kind, api) in bundled(&document, *version) {
                let difference = first_difference(&loaded.api, &api);
                assert!(api == loaded.api, "{}, {name}, {kind}: {difference}", document.display());
            }
        }
    }
}

/// The backends see the API and nothing else, so that the same files are generated from it.
#[test]
fn a_bundle_of_the_spec_gives_the_same_api() {
    let loaded = frontend::load(Path::new(SPEC), &[], &surface::reserved()).expect("the spec is right");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("bundle.yaml");
    for (version, name) in VERSIONS {
        let bundle = bundle_document(Path::new(SPEC), &[], Some(*version)).expect("the spec is right");
        let text = to_yaml(&bundle.root);
        fs::write(&file, &text).expect("a file");
        let api = frontend::load(&file, &[], &surface::reserved()).expect("a bundle is right").api;
        assert!(api == loaded.api, "{name}: {}", first_difference(&loaded.api, &api));
        let again = bundle_document(&file, &[], Some(*version)).expect("a bundle is right");
        assert!(to_yaml(&again.root) == text, "{name}: a bundle of the bundle is another one");
    }
}

#[test]
fn a_bundle_of_a_bundle_is_that_bundle() {
    let documents =
        cases("tests/golden").into_iter().chain(cases("tests/bundle")).map(|case| case.join("openapi.yaml"));
    let folder = tempfile::tempdir().expect("a folder");
    for document in documents {
        for version in [None, Some(Version::V3_0)] {
            let Ok(first) = bundle_document(&document, &[], version) else { continue };
            let text = to_yaml(&first.root);
            let file = folder.path().join("bundle.yaml");
            fs::write(&file, &text).expect("a file");
            let second = bundle_document(&file, &[], version).expect("a bundle is right");
            assert_eq!(to_yaml(&second.root), text, "{}", document.display());
        }
    }
}

const SPEC: &str = "../spec/openapi.yaml";
const VERSIONS: &[(Version, &str)] = &[(Version::V3_1, "3.1"), (Version::V3_0, "3.0")];

/// Cases that OpenAPI 3.0 says in another way than the generator takes 3.1, and why.
const LESS_IN_3_0: &[(&str, &str)] = &[
    ("bundle/everything", "a property that is `false` is there in 3.0 and takes no value"),
    ("normalise/left-out", "an operation of 3.0 has an answer"),
    ("normalise/structure", "it has such a property too"),
];

/// The API of the bundle of a document, written as YAML and as JSON.
fn bundled(document: &Path, version: Version) -> Vec<(&'static str, Api)> {
    let bundle = bundle_document(document, &[], Some(version));
    let bundle = bundle.unwrap_or_else(|errors| panic!("{}: {}", document.display(), render(&errors, false)));
    [("YAML", to_yaml(&bundle.root)), ("JSON", to_json(&bundle.root))]
        .map(|(kind, text)| {
            let loaded =
                frontend::load_bytes("bundle", text.into_bytes()).and_then(|(document, warnings)| {
                    frontend::lower_document(&document, warnings, &surface::reserved())
                });
            (kind, loaded.unwrap_or_else(|errors| panic!("{}", render(&errors, false))).api)
        })
        .into()
}

/// The first lines of the dumps of two APIs that differ.
fn first_difference(expected: &Api, found: &Api) -> String {
    let (expected, found) = (support::dump::dump(expected), support::dump::dump(found));
    let lines = expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
    format!("{lines:#?}")
}

fn is_3_0(document: &Path) -> bool {
    fs::read_to_string(document).is_ok_and(|text| text.contains("openapi: 3.0"))
}

fn cases(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("cases").flatten().map(|entry| entry.path());
    let mut cases: Vec<_> = entries.filter(|case| case.join("openapi.yaml").exists()).collect();
    cases.sort();
    cases
}

fn compare(file: &Path, found: &str, update: bool, different: &mut Vec<String>) {
    let expected = fs::read_to_string(file).unwrap_or_default();
    if update && expected != found {
        fs::write(file, found).expect("the expectation can be written");
    } else if expected != found {
        different.push(format!("{}:\n--- expected\n{expected}\n--- actual\n{found}", file.display()));
    }
}
