//! No text of a document changes the generated code: whatever it says, only comments and string literals differ.

mod support;

use std::collections::BTreeMap;

use codegen::backend::rust::{Options, generate};
use codegen::ir::*;
use proptest::prelude::*;

const HOSTILE: &[&str] = &[
    "*/ fn injected() {} /*",
    "\"; std::process::exit(1); //",
    "\"#; fn injected() {} r#\"",
    "#![allow(warnings)]\n#![no_std]",
    "```rust\npanic!()\n```",
    "```\nunclosed",
    "line\r\nline\rline\u{2028}line\u{0}line",
    "\u{202e}right to left\u{2066}",
    "<script>alert(1)</script> <b>",
    "[`broken`] [link](missing) [std::vec] https://example.com/x_y",
    "../../etc/passwd",
    "{0} {} {{ }} \\ \\\\ \\\"",
    "/// doc\n//! doc\n    indented code",
    "# Heading\n===\n---",
    "{#injected} #[cfg(not(test))]",
];

#[test]
fn hostile_texts_change_no_code() {
    let expected = skeletons(&support::sample());
    for text in HOSTILE {
        assert_same(&expected, &skeletons(&poisoned(text)), text);
    }
}

#[test]
fn nothing_invisible_reaches_a_file() {
    for text in HOSTILE {
        for (path, file) in files(&poisoned(text)) {
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
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_changes_no_code(text in "(?s).{0,80}") {
        assert_same(&skeletons(&support::sample()), &skeletons(&poisoned(&text)), &text);
    }

    #[test]
    fn markdown_of_any_shape_changes_no_code(text in "[\\\\`*_{}\\[\\]()#+.!|<>&~:/\"' \n\ta-c1-2-]{0,120}") {
        assert_same(&skeletons(&support::sample()), &skeletons(&poisoned(&text)), &text);
    }
}

/// The sample with `text` wherever a document may say what it likes.
fn poisoned(text: &str) -> Api {
    let mut api = support::sample();
    let wire = |wire: &mut String| wire.push_str(text);
    for of in [&mut api.title, &mut api.version, &mut api.description] {
        wire(of);
    }
    for server in &mut api.servers {
        wire(&mut server.url);
        wire(&mut server.description);
    }
    api.security_schemes.iter_mut().for_each(|scheme| wire(&mut scheme.id));
    for group in &mut api.groups {
        wire(&mut group.description);
        wire(&mut group.tag);
    }
    for def in &mut api.types {
        poison_docs(&mut def.docs, text);
        poison_kind(&mut def.kind, text);
    }
    for operation in &mut api.operations {
        wire(&mut operation.id);
        wire(&mut operation.path);
        poison_docs(&mut operation.docs, text);
        operation.responses.iter_mut().for_each(|response| wire(&mut response.description));
        operation.params.iter_mut().for_each(|param| poison_param(param, text));
    }
    api.client_params.iter_mut().for_each(|param| poison_param(param, text));
    api
}

fn poison_kind(kind: &mut TypeKind, text: &str) {
    match kind {
        TypeKind::Model(model) => {
            for field in &mut model.fields {
                field.wire.push_str(text);
                field.default = Some(Value::String(text.to_owned()));
                field.constraints.pattern = Some(text.to_owned());
                field.constraints.format = Some(text.to_owned());
                poison_docs(&mut field.docs, text);
            }
        }
        TypeKind::Enum(of) => {
            for value in &mut of.values {
                poison_docs(&mut value.docs, text);
                if of.kind == EnumKind::String {
                    value.wire.push_str(text);
                }
            }
        }
        TypeKind::Union(union) => {
            union.discriminator.iter_mut().for_each(|key| key.push_str(text));
            union
                .variants
                .iter_mut()
                .flat_map(|variant| &mut variant.tags)
                .for_each(|tag| tag.push_str(text));
        }
        TypeKind::Alias(_) => {}
    }
}

fn poison_param(param: &mut Param, text: &str) {
    param.wire.push_str(text);
    param.default = Some(Value::List(vec![Value::String(text.to_owned())]));
    poison_docs(&mut param.docs, text);
}

fn poison_docs(docs: &mut Docs, text: &str) {
    docs.summary.push_str(text);
    docs.description.push_str(text);
    if let Some(reason) = &mut docs.deprecated {
        reason.push_str(text);
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
            TokenTree::Literal(literal) if literal.to_string().starts_with('"') => out.push_str("\"\" "),
            TokenTree::Group(group) => write_skeleton(group.stream(), out),
            TokenTree::Punct(punct) if punct.as_char() == ',' => {}
            token => out.push_str(&format!("{token} ")),
        }
    }
}

/// `[doc = ...]`, `[doc(alias = ...)]` and `[deprecated ...]`.
fn is_words(token: Option<&proc_macro2::TokenTree>) -> bool {
    let Some(proc_macro2::TokenTree::Group(group)) = token else { return false };
    let first = group.stream().into_iter().next();
    first.is_some_and(|first| matches!(first.to_string().as_str(), "doc" | "deprecated"))
}

fn assert_same(expected: &BTreeMap<String, String>, found: &BTreeMap<String, String>, text: &str) {
    for (path, skeleton) in expected {
        assert_eq!(Some(skeleton), found.get(path), "{path} for {text:?}");
    }
    assert_eq!(expected.len(), found.len(), "{text:?}");
}
