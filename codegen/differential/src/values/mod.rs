//! The values of a call, made from the document: both clients get the same.

mod fits;
mod sample;
mod texts;

use serde_json::{Map, Value};

use crate::document::{Document, Operation, Place, Slot};
use sample::Sampler;

/// One way to fill in the parameters and the body of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Run {
    /// Everything is set, to the document's examples where it has some that fit
    Documented,
    /// Everything is set, to values that are hard to encode
    Hard,
    /// Everything is set; texts and lists are empty where they may be
    Empty,
    /// Only what is required is set
    Required,
}

impl Run {
    /// All of them.
    pub const ALL: [Run; 4] = [Run::Documented, Run::Hard, Run::Empty, Run::Required];

    /// The word for it in a report.
    pub fn word(self) -> &'static str {
        match self {
            Run::Documented => "documented",
            Run::Hard => "hard",
            Run::Empty => "empty",
            Run::Required => "required",
        }
    }
}

/// What to pass to `operation`, by [`Slot::key`]. A body is passed in every run: progenitor has no optional ones.
pub fn values(document: &Document, operation: &Operation, run: Run) -> Map<String, Value> {
    let is_set = |slot: &&Slot| run != Run::Required || slot.required || slot.place == Place::Body;
    let slots = operation.slots.iter().filter(is_set);
    slots.map(|slot| (slot.key(), slot_value(document, slot, run))).collect()
}

fn slot_value(document: &Document, slot: &Slot, run: Run) -> Value {
    let sampler = Sampler { document, run, place: slot.place };
    let has_pattern = document.resolve(&slot.schema).get("pattern").is_some();
    match &slot.example {
        Some(example) if (run == Run::Documented || has_pattern) && sampler.takes(&slot.schema, example) => {
            example.clone()
        }
        _ => sampler.sample(&slot.schema, &slot.name, 0),
    }
}
