//! Bundles of documents that are odd, wrong or without an end.

use std::fs;

use codegen::{
    bundle::{to_json, to_yaml},
    diagnostic::render,
    frontend::{Version, bundle_document},
};

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
