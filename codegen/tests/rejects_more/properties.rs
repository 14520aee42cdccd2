//! Whatever comes in, a run ends with files or with errors: it never panics, the typed model takes every document that
//! the checks let through, and the backends take every API.

use std::sync::LazyLock;

use codegen::{
    backend,
    diagnostic::Diagnostic,
    frontend::{Document, LoadResult, load_bytes, lower_document},
    surface,
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Fails when the result is not one that a caller may rely on.
fn check(result: LoadResult) -> Result<(), TestCaseError> {
    match result {
        Ok((document, warnings)) => {
            prop_assert!(warnings.iter().all(|warning| !warning.is_error()));
            generate(&document, warnings)?;
        }
        Err(findings) => {
            prop_assert!(findings.iter().any(|finding| finding.is_error()));
            for finding in findings {
                prop_assert!(!finding.message.contains("the typed model"), "{finding}");
            }
        }
    }
    Ok(())
}

/// What is loaded either becomes an API, and that files, or gets errors.
fn generate(document: &Document, warnings: Vec<Diagnostic>) -> Result<(), TestCaseError> {
    let Ok(loaded) = lower_document(document, warnings, &surface::reserved()) else { return Ok(()) };
    let options = backend::rust::Options { command: "test".to_owned(), pages: Vec::new() };
    let code = backend::rust::generate(&loaded.api, &options);
    prop_assert!(code.is_ok(), "{:?}", code.err());
    let pages =
        backend::docs::generate(&loaded.api, &backend::docs::Options { crate_name: "test".to_owned() });
    prop_assert!(pages.is_ok(), "{:?}", pages.err());
    Ok(())
}

/// Documents of the other tests, to be broken here.
static DOCUMENTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folders =
        ["tests/normalise", "tests/rejects"].map(|folder| std::fs::read_dir(folder).expect("cases"));
    let mut paths: Vec<_> =
        folders.into_iter().flatten().map(|case| case.expect("a case").path().join("openapi.yaml")).collect();
    paths.sort();
    let small = paths.iter().filter(|path| !path.to_string_lossy().contains("bomb"));
    small.filter_map(|path| std::fs::read_to_string(path).ok()).collect()
});

/// Pieces of text that mean something to one of the stages.
const PIECES: &[&str] = &[
    "$ref",
    "'#/components/schemas/Part'",
    "'#/'",
    "null",
    "{}",
    "[]",
    "[",
    "}",
    "&a ",
    "*a",
    "<<: ",
    "allOf: ",
    "oneOf: ",
    "type: ",
    "object",
    "'null'",
    "1e999",
    "-1",
    "0.5",
    "18446744073709551616",
    "true",
    "\n",
    "\n  ",
    "- ",
    "? ",
    ": ",
    "\"",
    "'",
    "|\n",
    "#",
    "\u{feff}",
    "\u{85}",
    "\t",
    "%",
    "---\n",
    "!!int ",
    "x-",
    "nullable: true",
    "enum: ",
    "{id}",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(load_bytes("bytes.yaml", bytes))?;
    }

    #[test]
    fn pieces(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let text = format!("openapi: 3.1.1\ninfo: {{title: t, version: v}}\npaths: {{}}\ncomponents:\n  schemas:\n    Part: {}", pieces.concat());
        check(load_bytes("pieces.yaml", text.into_bytes()))?;
    }

    #[test]
    fn broken_documents(which in any::<prop::sample::Index>(), changes in prop::collection::vec(change(), 1..6)) {
        let mut text = which.get(&DOCUMENTS).clone().into_bytes();
        for change in changes {
            change.apply(&mut text);
        }
        check(load_bytes("broken.yaml", text))?;
    }

    #[test]
    fn documents_of_known_keywords(document in document()) {
        check(load_bytes("document.json", document.to_string().into_bytes()))?;
    }
}

/// A change of a text.
#[derive(Clone, Debug)]
enum Change {
    Remove(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
    Insert(prop::sample::Index, &'static str),
    Move(prop::sample::Index, prop::sample::Index, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        (index(), 1usize..40).prop_map(|(at, length)| Change::Remove(at, length)),
        (index(), 1usize..40).prop_map(|(at, length)| Change::Repeat(at, length)),
        (index(), prop::sample::select(PIECES)).prop_map(|(at, piece)| Change::Insert(at, piece)),
        (index(), index(), 1usize..40).prop_map(|(from, to, length)| Change::Move(from, to, length)),
    ]
}

impl Change {
    fn apply(&self, text: &mut Vec<u8>) {
        let cut = |text: &[u8], at: &prop::sample::Index, length: usize| {
            let start = at.index(text.len() + 1);
            start..(start + length).min(text.len())
        };
        match self {
            Change::Remove(at, length) => drop(text.drain(cut(text, at, *length))),
            Change::Repeat(at, length) => {
                let range = cut(text, at, *length);
                let part = text[range.clone()].to_vec();
                text.splice(range.start..range.start, part);
            }
            Change::Insert(at, piece) => {
                let at = at.index(text.len() + 1);
                text.splice(at..at, piece.bytes());
            }
            Change::Move(from, to, length) => {
                let part: Vec<u8> = text.drain(cut(text, from, *length)).collect();
                let to = to.index(text.len() + 1);
                text.splice(to..to, part);
            }
        }
    }
}

/// Keywords of schemas and of the objects around them.
const KEYWORDS: &[&str] = &[
    "type",
    "properties",
    "items",
    "enum",
    "const",
    "format",
    "required",
    "allOf",
    "oneOf",
    "anyOf",
    "nullable",
    "default",
    "example",
    "examples",
    "additionalProperties",
    "patternProperties",
    "prefixItems",
    "discriminator",
    "propertyName",
    "mapping",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "title",
    "description",
    "deprecated",
    "readOnly",
    "not",
    "$defs",
    "contentEncoding",
    "contentMediaType",
    "$ref",
    "x-name",
    "name",
    "in",
    "schema",
    "content",
    "style",
    "explode",
];

/// Values that a keyword may be looking for.
fn leaf() -> impl Strategy<Value = Value> {
    let texts = prop::sample::select(
        &[
            "string",
            "integer",
            "number",
            "boolean",
            "array",
            "object",
            "null",
            "int32",
            "date-time",
            "base64",
            "image/png",
            "a",
            "1",
            "#/components/schemas/A",
            "#/components/schemas/B",
            "#/components/schemas/A/properties/a",
            "B",
            "query",
            "path",
            "form",
            "deepObject",
            "",
        ][..],
    );
    prop_oneof![
        4 => texts.prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => prop::sample::select(&[0i64, 1, -1, 3, i64::MAX, i64::MIN][..]).prop_map(Value::from),
        1 => prop::sample::select(&[0.5f64, 1.0, 1e300, -1e-9, 1.8446744073709552e19][..]).prop_map(Value::from),
        1 => Just(json!(u64::MAX)),
        1 => Just(Value::Null),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(5, 40, 5, |inner| {
        let key = prop_oneof![
            6 => prop::sample::select(KEYWORDS).prop_map(str::to_owned),
            1 => prop::sample::select(&["a", "b", "x-free"][..]).prop_map(str::to_owned),
        ];
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            3 => prop::collection::vec((key, inner), 0..5).prop_map(|members| Value::from(Map::from_iter(members))),
        ]
    })
}

/// A schema in which values mostly have the form that their keyword wants, so that they get past the first check.
fn schema() -> impl Strategy<Value = Value> {
    let types =
        prop::sample::select(&["string", "integer", "number", "boolean", "array", "object", "null"][..]);
    let leaf = prop_oneof![
        Just(json!({})),
        Just(json!(true)),
        Just(json!({"$ref": "#/components/schemas/B"})),
        types.clone().prop_map(|name| json!({"type": name})),
        (types.clone(), types.clone(), leaf())
            .prop_map(|(one, two, value)| json!({"type": [one, two], "default": value})),
        (leaf(), leaf()).prop_map(|(one, two)| json!({"enum": [one, two]})),
        (types.clone(), leaf()).prop_map(|(name, value)| json!({"type": name, "enum": [value, null]})),
        leaf().prop_map(|value| json!({"const": value})),
    ];
    leaf.prop_recursive(4, 30, 4, move |inner| {
        let list = prop::collection::vec(inner.clone(), 0..4);
        let part = prop_oneof![
            list.clone().prop_map(|all| json!({"allOf": all})),
            list.clone().prop_map(|all| json!({"oneOf": all})),
            list.clone().prop_map(
                |all| json!({"anyOf": all, "discriminator": {"propertyName": "a", "mapping": {"x": "B"}}})
            ),
            list.prop_map(|all| json!({"prefixItems": all, "minItems": 1.0})),
            inner.clone().prop_map(|items| json!({"items": items, "uniqueItems": true})),
            inner.clone().prop_map(|extra| json!({"additionalProperties": extra})),
            inner.clone().prop_map(|extra| json!({"patternProperties": {"^a": extra}})),
            (inner.clone(), inner.clone())
                .prop_map(|(a, b)| json!({"properties": {"a": a, "b": b}, "required": ["a", "c"]})),
            inner.clone().prop_map(|inner| json!({"not": inner, "nullable": true, "description": 5})),
            leaf_limits(),
            inner,
        ];
        prop::collection::vec(part, 1..3).prop_map(|parts| {
            let members = parts.into_iter().filter_map(|part| part.as_object().cloned()).flatten();
            Value::from(Map::from_iter(members))
        })
    })
}

fn leaf_limits() -> BoxedStrategy<Value> {
    let number =
        prop::sample::select(vec![json!(0), json!(2.5), json!(3.0), json!(1e30), json!(u64::MAX), json!(-7)]);
    (number.clone(), number, any::<bool>(), 0usize..8)
        .prop_map(|(low, high, flag, kind)| match kind {
            0 => json!({"minimum": low, "exclusiveMinimum": high}),
            1 => json!({"maximum": low, "exclusiveMaximum": flag}),
            2 => json!({"multipleOf": low, "type": "integer"}),
            3 => json!({"type": "integer", "minimum": low, "maximum": high, "format": "int64"}),
            4 => json!({"minLength": 1, "maxLength": 2, "pattern": "a"}),
            5 => json!({"contentEncoding": "base64", "contentMediaType": "image/png"}),
            6 => json!({"type": ["integer", "string"], "minimum": low, "enum": [high, "a"]}),
            _ => json!({"examples": [low], "deprecated": flag, "xml": {}, "x-name": "n"}),
        })
        .boxed()
}

fn document() -> impl Strategy<Value = Value> {
    let any_schema = prop_oneof![4 => schema(), 1 => value()];
    let parameter = (any_schema, prop::sample::select(&["query", "header", "path", "cookie"][..])).prop_map(
        |(schema, place)| json!({"name": "id", "in": place, "schema": schema, "examples": {"a": {"value": 1}}}),
    );
    let mixed = || prop_oneof![4 => schema(), 1 => value()];
    (mixed(), mixed(), mixed(), prop::collection::vec(prop_oneof![6 => parameter, 1 => value()], 0..3)).prop_map(
        |(a, b, body, parameters)| {
            json!({
                "openapi": "3.1.1",
                "info": {"title": "Any", "version": 1.0},
                "paths": {"/a/{id}": {
                    "parameters": [{"name": "id", "in": "path", "schema": true}],
                    "post": {
                        "parameters": parameters,
                        "requestBody": {"content": {"application/json": {"schema": body}}},
                        "responses": {"200": {"headers": {"X-A": {}}, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}},
                    },
                }},
                "components": {"schemas": {"A": a, "B": b}},
            })
        },
    )
}
