//! Documents that are too large, too deep or not text, and such as make careless readers slow. Each test ends: work
//! that grew faster than the document would not.

use std::{fmt::Write as _, fs, path::PathBuf};

use codegen::{
    diagnostic::{Diagnostic, SHOWN, render},
    frontend::{Document, LoadResult, load_bytes, load_document},
};
use tempfile::TempDir;

const HEAD: &str = "openapi: 3.1.1\ninfo: {title: Hostile, version: '1'}\n";

fn load(text: &str) -> LoadResult {
    load_bytes("hostile.yaml", text.as_bytes().to_vec())
}

/// A document with these schemas and no path.
fn load_schemas(schemas: &str) -> LoadResult {
    load(&format!("{HEAD}paths: {{}}\ncomponents:\n  schemas:\n{schemas}"))
}

fn messages(result: &LoadResult) -> Vec<&str> {
    let findings = match result {
        Ok((_, warnings)) => warnings,
        Err(findings) => findings,
    };
    findings.iter().map(|finding| finding.message.as_str()).collect()
}

fn refused(result: LoadResult) -> Vec<Diagnostic> {
    match result {
        Ok(_) => panic!("the document was taken"),
        Err(findings) => findings,
    }
}

fn taken(result: LoadResult) -> Document {
    match result {
        Ok((document, _)) => document,
        Err(findings) => panic!("{}", render(&findings, false)),
    }
}

fn folder_with(name: &str, content: &[u8]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, content).expect("a file");
    (folder, path)
}

#[test]
fn large_file() {
    let (_folder, path) = folder_with("large.yaml", HEAD.as_bytes());
    fs::File::options()
        .write(true)
        .open(&path)
        .and_then(|file| file.set_len(51 << 20))
        .expect("a large file");
    let findings = refused(load_document(&path, &[]));
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message.ends_with("it is larger than 50 MB"), "{}", findings[0].message);
}

#[test]
fn many_values() {
    let text = format!("{HEAD}paths: {{}}\nx-list: [{}]\n", "1,".repeat(2_000_001));
    assert_eq!(messages(&load(&text)), ["the document has more than 2000000 values"]);
}

#[test]
fn long_text_that_aliases_repeat() {
    let text =
        format!("{HEAD}paths: {{}}\nx-text: &a {}\nx-list: [{}]\n", "t".repeat(1 << 20), "*a,".repeat(1000));
    assert_eq!(messages(&load(&text)), ["the document has more than 2000000 values"]);
}

#[test]
fn not_text() {
    let utf16: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, place, message) in [
        (b"openapi: 3.1.1\ninfo: {title: \xff}".to_vec(), "2:15", "the file is not UTF-8"),
        (utf16, "1:2", "the file contains a NUL character"),
        (b"openapi: 3.1.1\ninfo: {title: \"a\0b\"}".to_vec(), "2:17", "the file contains a NUL character"),
        (b"".to_vec(), "1:1", "the file has no content"),
    ] {
        let findings = refused(load_bytes("bytes.yaml", bytes));
        assert_eq!(findings[0].message, message);
        let found = findings[0].site.place.as_ref().map(ToString::to_string);
        assert_eq!(found.as_deref(), Some(format!("bytes.yaml:{place}").as_str()), "{message}");
    }
}

#[test]
fn byte_order_mark() {
    let document = taken(load(&format!("\u{feff}{HEAD}paths: {{}}\n")));
    assert_eq!(document.locate("/openapi").map(|place| (place.line, place.column)), Some((1, 10)));
}

#[test]
fn no_file() {
    let folder = TempDir::new().expect("a folder");
    let missing = refused(load_document(&folder.path().join("missing.yaml"), &[]));
    assert!(missing[0].message.ends_with("there is no such file"), "{}", missing[0].message);
    let directory = refused(load_document(folder.path(), &[]));
    assert!(directory[0].message.ends_with("it is not a file"), "{}", directory[0].message);
    let (_folder, path) = folder_with("openapi.yaml", format!("{HEAD}paths: {{}}\n").as_bytes());
    let overlay = refused(load_document(&path, &[folder.path().join("overlay.yaml")]));
    assert!(overlay[0].message.ends_with("there is no such file"), "{}", overlay[0].message);
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_the_folder() {
    let (_outside, secret) = folder_with("secret.yaml", b"type: string\n");
    let text = format!(
        "{HEAD}paths: {{}}\ncomponents:\n  schemas:\n    Out: {{$ref: link.yaml}}\n    In: {{$ref: near.yaml}}\n"
    );
    let (folder, path) = folder_with("openapi.yaml", text.as_bytes());
    fs::write(folder.path().join("part.yaml"), "type: string\n").expect("a file");
    std::os::unix::fs::symlink(&secret, folder.path().join("link.yaml")).expect("a link");
    std::os::unix::fs::symlink("part.yaml", folder.path().join("near.yaml")).expect("a link");
    let result = load_document(&path, &[]);
    assert_eq!(messages(&result), ["the reference leaves the folder of the document: `link.yaml`"]);
}

#[test]
fn files_of_a_document_that_stands_alone() {
    let result = load_schemas("    Part: {$ref: part.yaml}\n");
    assert_eq!(messages(&result), ["the document stands alone and cannot refer to the file `part.yaml`"]);
}

#[test]
fn every_error_is_told_and_some_are_shown() {
    let mut schemas = String::new();
    for number in 0..SHOWN + 50 {
        let _ = writeln!(schemas, "    S{number}: {{typ: string}}");
    }
    let findings = refused(load_schemas(&schemas));
    assert_eq!(findings.len(), SHOWN + 50);
    let text = render(&findings, false);
    assert_eq!(text.matches("did you mean `type`?").count(), SHOWN);
    assert!(text.ends_with("and 50 more\n"));
}

#[test]
fn findings_are_bounded() {
    let keys: String = (0..20_000).map(|number| format!("k{number}: 1\n")).collect();
    let findings = refused(load(&format!("{HEAD}paths: {{}}\n{keys}")));
    assert_eq!(findings.len(), 5_001);
    assert_eq!(findings.last().map(|last| last.message.as_str()), Some("15000 more findings are not listed"));
}

#[test]
fn diamonds_of_references() {
    let mut schemas = String::new();
    for level in 0..200 {
        let next = level + 1;
        let link = format!("{{$ref: '#/components/schemas/L{next}'}}");
        let _ = writeln!(schemas, "    L{level}: {{allOf: [{link}, {link}], example: {{a: 1}}}}");
        let _ = writeln!(schemas, "    M{level}: {{oneOf: [{link}, {link}], default: 1}}");
        let _ = writeln!(schemas, "    N{level}: {{$ref: '#/components/schemas/L{level}'}}");
    }
    schemas.push_str("    L200: {type: object, properties: {a: {type: string}}}\n");
    assert_eq!(taken(load_schemas(&schemas)).openapi.components.map(|all| all.schemas.len()), Some(601));
}

#[test]
fn long_chain_of_references() {
    let mut schemas = String::new();
    for level in 0..5_000 {
        let _ =
            writeln!(schemas, "    L{level}: {{allOf: [{{$ref: '#/components/schemas/L{}'}}]}}", level + 1);
    }
    schemas.push_str("    L5000: {$ref: '#/components/schemas/L0'}\n");
    let result = load_schemas(&schemas);
    assert_eq!(messages(&result), ["the schema `L0` is a part of itself"]);
}

#[test]
fn deep_schemas() {
    for (open, close) in [
        ("{type: array, items: ", "}"),
        ("{allOf: [", "], type: object}"),
        ("{type: [object, 'null'], properties: {a: ", "}}"),
    ] {
        let levels = |count: usize| format!("    Deep: {}{{}}{}\n", open.repeat(count), close.repeat(count));
        taken(load_schemas(&levels(25)));
        let result = load_schemas(&levels(70));
        assert_eq!(messages(&result), ["arrays and objects are nested more than 64 deep"]);
    }
}

#[test]
fn long_names() {
    let name = "n".repeat(10_000);
    let text = format!(
        "{HEAD}paths:\n  /{name}:\n    get:\n      operationId: {name}\n      tags: [{name}]\n      {name}: 1\n      responses: {{'200': {{$ref: '#/components/responses/{name}'}}}}\n"
    );
    let findings = refused(load(&text));
    assert_eq!(findings.len(), 2);
    let shown = render(&findings, false);
    assert!(shown.len() < 8_000, "{} bytes are shown", shown.len());
}

#[test]
fn many_of_one_name() {
    let mut text = format!("{HEAD}paths:\n");
    for number in 0..3_000 {
        // None of these paths has a letter that a name could be made of.
        let _ = writeln!(
            text,
            "  /{}: {{get: {{responses: {{}}}}}}",
            "\u{e9}".repeat(number % 100) + &"_".repeat(number / 100)
        );
    }
    let document = taken(load(&text));
    assert_eq!(
        document.openapi.operations().filter(|(_, _, operation)| operation.operation_id.is_some()).count(),
        3_000
    );
}

#[test]
fn one_long_line() {
    let schemas =
        (0..50_000).map(|number| format!("\"S{number}\":{{\"typ\":1}}")).collect::<Vec<_>>().join(",");
    let text = format!(
        "{{\"openapi\":\"3.1.1\",\"info\":{{\"title\":\"t\",\"version\":\"1\"}},\"paths\":{{}},\"components\":{{\"schemas\":{{{schemas}}}}}}}"
    );
    let findings = refused(load(&text));
    assert_eq!(findings.len(), 5_001);
    assert!(render(&findings, false).len() < 200_000);
}

#[test]
fn nothing_that_is_shown_commands_a_terminal() {
    let text = format!("{HEAD}paths: {{}}\n\"a\\e[31m\\u202e\\0\": \"\u{1b}[31m\"\n");
    for color in [false, true] {
        let shown = render(&refused(load(&text.replace('\u{1b}', ""))), color);
        assert!(
            !shown.contains("\u{1b}[31ma") && !shown.contains('\u{202e}') && !shown.contains('\0'),
            "{shown:?}"
        );
    }
    // A control character in the file itself is not YAML; the line that is shown does not repeat it.
    let shown = render(&refused(load(&text)), false);
    assert!(shown.contains("not valid YAML") && !shown.contains('\u{1b}'), "{shown:?}");
}
