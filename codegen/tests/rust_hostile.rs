//! No text of a document changes the generated code: whatever it says, only comments and string literals differ.

mod support;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use codegen::backend::rust::{Options, generate};
use codegen::ir::*;
use proptest::prelude::*;

#[test]
fn hostile_texts_change_no_code() {
    for text in support::HOSTILE {
        assert_same(&skeletons(&support::poisoned(text)), text);
    }
}

#[test]
fn nothing_invisible_reaches_a_file() {
    for text in support::HOSTILE {
        for (path, file) in files(&support::poisoned(text)) {
            let seen = |c: char| {
                c == '\n'
                    || !(c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
            };
            assert!(file.chars().all(seen), "{path} for {text:?}");
        }
    }
}

#[test]
fn a_media_type_that_is_none_reaches_no_header() {
    let mut api = support::sample();
    for operation in &mut api.operations {
        for body in operation.responses.iter_mut().flat_map(|response| &mut response.bodies) {
            body.media_type = "text/x\r\nX-Injected: 1".to_owned();
        }
        if let Some(RequestBody::Value { media_type, .. }) = &mut operation.body {
            *media_type = "\"\r\nX-Injected: 1".to_owned();
        }
    }
    for (path, file) in files(&api) {
        assert!(!file.contains("X-Injected"), "{path}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_changes_no_code(text in "(?s).{0,80}") {
        assert_same(&skeletons(&support::poisoned(&text)), &text);
    }

    #[test]
    fn markdown_of_any_shape_changes_no_code(text in "[\\\\`*_{}\\[\\]()#+.!|<>&~:/\"' \n\ta-c1-2-]{0,120}") {
        assert_same(&skeletons(&support::poisoned(&text)), &text);
    }
}

fn files(api: &Api) -> BTreeMap<String, String> {
    let options = Options { command: "cargo xtask generate".to_owned(), pages: Vec::new() };
    let files = generate(api, &options).expect("texts of a document are never an error here");
    files.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

/// Each file without doc comments and notes, and with all string literals empty. Commas and braces are left out
/// too: the formatter sets some by the length of a line.
fn skeletons(api: &Api) -> BTreeMap<String, String> {
    files(api).into_iter().map(|(path, text)| (path, skeleton(&text))).collect()
}

fn skeleton(text: &str) -> String {
    let tokens: proc_macro2::TokenStream = text.parse().expect("a generated file is Rust");
    let mut out = String::new();
    write_skeleton(tokens, &mut out);
    out
}

fn write_skeleton(tokens: proc_macro2::TokenStream, out: &mut String) {
    use proc_macro2::TokenTree;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' && is_words(tokens.peek()) => {
                tokens.next();
            }
            TokenTree::Literal(literal) if is_string(&literal.to_string()) => out.push_str("\"\" "),
            TokenTree::Group(group) => write_skeleton(group.stream(), out),
            TokenTree::Punct(punct) if punct.as_char() == ',' => {}
            token => out.push_str(&format!("{token} ")),
        }
    }
}

/// A string, raw ones included.
fn is_string(literal: &str) -> bool {
    literal.trim_start_matches('r').trim_start_matches('#').starts_with('"')
}

/// `[doc = ...]`, `[doc(alias = ...)]` and `[deprecated ...]`.
fn is_words(token: Option<&proc_macro2::TokenTree>) -> bool {
    let Some(proc_macro2::TokenTree::Group(group)) = token else { return false };
    let first = group.stream().into_iter().next();
    first.is_some_and(|first| matches!(first.to_string().as_str(), "doc" | "deprecated"))
}

fn assert_same(found: &BTreeMap<String, String>, text: &str) {
    static EXPECTED: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| skeletons(&support::sample()));
    let expected = &*EXPECTED;
    // These calls are made of examples, so another example is another value there, though nothing but a value.
    let is_of_examples = |path: &str| path.starts_with("samples/") || path.starts_with("page_calls/");
    for (path, skeleton) in expected.iter().filter(|(path, _)| !is_of_examples(path)) {
        assert_eq!(Some(skeleton), found.get(path), "{path} for {text:?}");
    }
    assert_eq!(expected.len(), found.len(), "{text:?}");
}
