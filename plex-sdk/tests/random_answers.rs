//! Random answers, from fixed seeds, to every operation: they are read, or an error says why, and nothing panics.

#![cfg(feature = "catalogue")]

#[path = "support/any_answer.rs"]
mod any_answer;

use any_answer::CHOICES;
use fastrand::Rng;
use serde_json::{Map, Value, json};

/// Keys that answers have, so that documents get past their first level.
const KEYS: &[&str] = &[
    "MediaContainer",
    "MediaContainer",
    "Metadata",
    "Directory",
    "Hub",
    "Media",
    "Part",
    "Stream",
    "Setting",
    "Server",
    "Device",
    "Activity",
    "size",
    "key",
    "type",
    "title",
    "id",
    "ratingKey",
    "value",
    "default",
    "Guid",
    "Location",
    "errors",
    "error",
    "code",
    "message",
    "status",
    "unknown",
    "$text",
    "\u{e9}",
];

fn value(rng: &mut Rng, depth: u8) -> Value {
    match rng.u8(..if depth == 0 { 6 } else { 10 }) {
        0 => Value::Null,
        1 => json!(rng.bool()),
        2 => json!(rng.i64(-3..4)),
        3 => json!(rng.u64(..)),
        4 => json!(rng.choice([
            "",
            "1",
            "1.5",
            "true",
            "movie",
            "2024-01-01",
            " 7 ",
            "canary-Token-1",
            "\u{1F600}"
        ])),
        5 => json!(f64::from(rng.i32(-4..4)) / 2.0),
        6 | 7 => (0..rng.usize(..3)).map(|_| value(rng, depth - 1)).collect(),
        _ => object(rng, depth - 1),
    }
}

fn object(rng: &mut Rng, depth: u8) -> Value {
    let entry = |rng: &mut Rng| ((*rng.choice(KEYS).unwrap()).to_owned(), value(rng, depth));
    Value::Object((0..rng.usize(..5)).map(|_| entry(rng)).collect::<Map<_, _>>())
}

/// An answer: a document, whole or damaged, or bytes of no meaning.
fn answer(rng: &mut Rng) -> Vec<u8> {
    let mut bytes: Vec<u8> = (0..CHOICES).map(|_| rng.u8(..)).collect();
    match rng.u8(..8) {
        0 => bytes.extend((0..rng.usize(..40)).map(|_| rng.u8(..))),
        1 => bytes.extend(
            rng.choice([&b"<MediaContainer size='1'><a/><a>b</a></MediaContainer>"[..], b"<html>"]).unwrap(),
        ),
        2 => bytes.extend(json!({"MediaContainer": object(rng, 3)}).to_string().bytes()),
        _ => bytes.extend(object(rng, 5).to_string().bytes()),
    }
    if rng.u8(..3) == 0 {
        for _ in 0..rng.usize(1..4) {
            let at = rng.usize(..bytes.len());
            match rng.u8(..3) {
                0 => bytes[at] = rng.u8(..),
                1 => bytes.truncate(at.max(CHOICES)),
                _ => bytes.insert(at, *rng.choice(b"{}[]\",:0<>/\n\xff").unwrap()),
            }
        }
    }
    bytes
}

#[test]
fn any_answer_is_read_or_refused() {
    let read = (0..20_000).filter(|seed| any_answer::read(&answer(&mut Rng::with_seed(*seed)))).count();
    assert!((2_000..18_000).contains(&read), "{read} of 20000 are read");
}
