//! Random documents, from fixed seeds: whatever is read is written as it came, and nothing panics.

mod sample;

use std::collections::BTreeMap;

use fastrand::Rng;
use plex_sdk::runtime::*;
use sample::{AllowSync, BoolInt, Connection, Scope, plain_model};
use serde_json::{Map, Number, json};

plain_model!(Everything {
    string: Option<String> = 0 "string",
    int: Option<i64> = 1 "int",
    small: Option<i32> = 2 "small",
    unsigned: Option<u64> = 3 "unsigned",
    float: Option<f64> = 4 "float",
    flag: Option<bool> = 5 "flag",
    scope: Option<Scope> = 6 "scope",
    bool_int: Option<BoolInt> = 7 "boolInt",
    union_: Option<AllowSync> = 8 "union",
    boxed: Option<Box<Everything>> = 9 "boxed",
    strings: Vec<String> = 10 "strings",
    floats: Vec<f64> = 11 "floats",
    models: Vec<Everything> = 12 "models",
    required: Vec<Connection> = 13 "required",
    matrix: Vec<Vec<bool>> = 14 "matrix",
    unions: Vec<AllowSync> = 15 "unions",
    map: BTreeMap<String, i64> = 16 "map",
    lists: BTreeMap<String, Vec<Scope>> = 17 "lists",
    any: Value = 18 "any",
} required [10, 16]);

fn scalar(rng: &mut Rng) -> Value {
    match rng.u8(..14) {
        0 => Value::Null,
        1 => json!(rng.bool()),
        2 => json!(rng.i64(-3..4)),
        3 => json!(rng.i64(..)),
        4 => json!(rng.u64(..)),
        5 => json!(f64::from(rng.i32(-4..4)) / 2.0),
        6 => Number::from_f64(f64::from_bits(rng.u64(..))).map_or(Value::Null, Value::Number),
        7 => json!(rng.i64(-2..3).to_string()),
        8 => json!(rng.choice(["", "1.0", "1.50", "true", "False", " 7 ", "NaN", "1e3", "-0", "all"])),
        _ => json!(rng.choice(["a", "é\u{1F600}", "\"\\\n\0", "device", "connection"])),
    }
}

fn value(rng: &mut Rng, depth: u8) -> Value {
    match rng.u8(..if depth == 0 { 4 } else { 8 }) {
        0..4 => scalar(rng),
        4..6 => (0..rng.usize(..4)).map(|_| value(rng, depth - 1)).collect(),
        _ => object(rng, depth - 1),
    }
}

fn object(rng: &mut Rng, depth: u8) -> Value {
    let mut entries = Map::new();
    for _ in 0..rng.usize(..6) {
        let other = ["uri", "port", "kind", "name", "unknown", "\u{e9}"];
        let key = match rng.bool() {
            true => rng.choice(Everything::default().shape().keys).unwrap(),
            false => rng.choice(&other).unwrap(),
        };
        entries.insert((*key).to_owned(), value(rng, depth));
    }
    Value::Object(entries)
}

#[test]
fn documents_come_out_as_they_went_in() {
    let mut read = 0;
    for seed in 0..10_000 {
        let document = object(&mut Rng::with_seed(seed), 4);
        let text = document.to_string();
        let Ok(model) = serde_json::from_str::<Everything>(&text) else { continue };
        read += 1;
        let written = serde_json::to_value(&model).unwrap();
        assert_eq!(written, document, "seed {seed}");
        let again: Everything = serde_json::from_value(written).unwrap();
        // NaN cannot come from JSON, so equality is reflexive here.
        assert_eq!(again, model, "seed {seed}");
        let mut normal = model.clone();
        normalise(&mut normal);
        let normal_text = serde_json::to_string(&normal).unwrap();
        let again: Everything =
            serde_json::from_str(&normal_text).unwrap_or_else(|error| panic!("{seed}: {error}"));
        assert_eq!(again, normal, "seed {seed}: {normal_text}");
    }
    assert!(read > 5_000, "{read}");
}

fn normalise(model: &mut Everything) {
    model.extra.normalise();
    model.models.iter_mut().for_each(normalise);
    model.boxed.iter_mut().for_each(|boxed| normalise(boxed));
}

#[test]
fn damaged_documents_do_not_panic() {
    let mut failed = 0;
    for seed in 0..5_000 {
        let mut rng = Rng::with_seed(seed);
        let mut text = object(&mut rng, 4).to_string().into_bytes();
        for _ in 0..rng.usize(1..4) {
            let at = rng.usize(..text.len());
            match rng.u8(..3) {
                0 => text[at] = rng.u8(..),
                1 => text.truncate(at.max(1)),
                _ => text.insert(at, *rng.choice(b"{}[]\",:0").unwrap()),
            }
        }
        failed += usize::from(serde_json::from_slice::<Everything>(&text).is_err());
    }
    assert!(failed > 1_000, "{failed}");
}
