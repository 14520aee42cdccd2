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
    backend::{docs, rust},
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
    for document in documents.chain([PathBuf::from(SPEC)]) {
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

#[test]
fn a_bundle_of_the_spec_gives_the_same_files() {
    let loaded = frontend::load(Path::new(SPEC), &[], &surface::reserved()).expect("the spec is right");
    let expected = files(&loaded.api);
    let (_, api) = bundled(Path::new(SPEC), Version::V3_0).remove(0);
    let found = files(&api);
    assert_eq!(found.len(), expected.len());
    for ((path, found), (expected_path, expected)) in found.iter().zip(&expected) {
        assert!((path, found) == (expected_path, expected), "{path}\n{found}");
    }
}

#[test]
fn a_bundle_of_a_bundle_is_that_bundle() {
    let documents =
        cases("tests/golden").into_iter().chain(cases("tests/bundle")).map(|case| case.join("openapi.yaml"));
    let folder = tempfile::tempdir().expect("a folder");
    for document in documents.chain([PathBuf::from(SPEC)]) {
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

#[test]
fn every_text_is_read_as_it_was() {
    let hostile = [
        "",
        " ",
        "~",
        "null",
        "Null",
        "yes",
        "No",
        "on",
        "true",
        "1",
        "1.0",
        "-1",
        "0x1F",
        "0o7",
        "1_000",
        ".5",
        "1e3",
        "2024-01-01",
        "2024-01-01 10:00:00",
        "12:30:45",
        "3.1.1",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "- a",
        "-",
        "? a",
        "?",
        "[a]",
        "{a}",
        "a, b",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a`",
        "|",
        ">",
        "'",
        "\"",
        "it's",
        "say \"x\"",
        "\\n",
        "a\\b",
        "<<",
        "=",
        "a\nb",
        "a\nb\n",
        "a\nb\n\n",
        "\na",
        " a\nb",
        "a\n b",
        "a \nb",
        "a\n\nb",
        "a\n\tb",
        "\ta",
        "a\t",
        "a\r\nb",
        "a\u{0}b",
        "a\u{7f}b",
        "a\u{85}b",
        "a\u{a0}b",
        "a\u{2028}b\nc",
        "\u{feff}a",
        "é",
        "日本",
        "😀",
        "---",
        "...",
        "a\n---\nb",
        "https://example.com/a?b=c#d",
        "/a/{b}",
        "$ref",
        "a\n# b\nc",
        "a\n- b",
        "0",
        "00",
        "+1",
        "1.2.3.4",
    ];
    let items: Vec<_> = hostile.iter().map(|text| serde_json::Value::from(*text).to_string()).collect();
    let keys: Vec<_> = items.iter().map(|text| format!("{text}: {text}")).collect();
    let document = format!(
        "{{\"openapi\": \"3.1.1\", \"info\": {{\"title\": \"T\", \"version\": \"1\"}}, \"paths\": {{}},\
         \"x-list\": [{items}], \"x-nested\": [[{items}], [[{items}], []], [{{}}]], \"x-object\": {{{keys}}},\
         \"x-numbers\": [1.10, -0, 1e3, 100000000000000000000, true, null]}}",
        items = items.join(","),
        keys = keys.join(",")
    );
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("openapi.json");
    let document = document.replace('\u{7f}', "\\u007f");
    fs::write(&file, document).expect("a file");
    let first = bundle_document(&file, &[], None).expect("the document is right").root;
    for (name, text) in [("a.yaml", to_yaml(&first)), ("a.json", to_json(&first))] {
        let file = folder.path().join(name);
        fs::write(&file, &text).expect("a file");
        let second =
            bundle_document(&file, &[], None).unwrap_or_else(|errors| panic!("{}", render(&errors, false)));
        assert_eq!(second.root.to_text(), first.to_text(), "{text}");
    }
}

#[test]
fn what_is_wrong_is_not_bundled() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("openapi.yaml");
    let refused = |text: &str, version| {
        fs::write(&file, text).expect("a file");
        let errors = bundle_document(&file, &[], version).expect_err("the document is wrong");
        errors.into_iter().map(|error| error.message).collect::<Vec<_>>().join("\n")
    };
    let head = "info: {title: T, version: '1'}\npaths: {}\n";
    let unknown = refused(&format!("openapi: 3.1.1\n{head}componets: {{}}\n"), None);
    assert!(unknown.contains("`componets` is not a keyword"), "{unknown}");
    let older = refused(&format!("openapi: 3.0.3\n{head}"), Some(Version::V3_1));
    assert!(older.contains("is not turned into one of 3.1"), "{older}");
    let absent =
        refused(&format!("openapi: 3.1.1\n{head}components: {{schemas: {{A: {{$ref: a.yaml}}}}}}\n"), None);
    assert!(absent.contains("cannot read"), "{absent}");
}

#[test]
fn a_path_item_that_holds_itself_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let item = "get:\n  operationId: a\n  responses: {'204': {description: Done.}}\n  callbacks: {c: {'{$url}': {$ref: item.yaml}}}\n";
    fs::write(folder.path().join("item.yaml"), item).expect("a file");
    let file = folder.path().join("openapi.yaml");
    let text = "openapi: 3.1.1\ninfo: {title: T, version: '1'}\npaths: {/a: {$ref: item.yaml}}\n";
    fs::write(&file, text).expect("a file");
    let errors = bundle_document(&file, &[], None).expect_err("it never ends");
    assert_eq!(errors[0].message, "the path item is a part of itself");
}

const SPEC: &str = "../spec/openapi.yaml";
const VERSIONS: &[(Version, &str)] = &[(Version::V3_1, "3.1"), (Version::V3_0, "3.0")];

/// Cases that OpenAPI 3.0 says in another way than the generator takes 3.1, and why.
const LESS_IN_3_0: &[(&str, &str)] = &[
    ("bundle/everything", "bytes without a schema have one in 3.0"),
    ("normalise/left-out", "an operation of 3.0 has an answer"),
    ("normalise/structure", "a property that is `false` is there in 3.0 and takes no value"),
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

/// All generated files of an API.
fn files(api: &Api) -> Vec<(String, String)> {
    let pages = docs::generate(api, &docs::Options { crate_name: "sdk".to_owned() }).expect("pages");
    let options = rust::Options { command: "generate".to_owned(), pages: Default::default() };
    let code = rust::generate(api, &options).expect("code");
    let all = code.iter().chain(pages.iter());
    all.map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
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
