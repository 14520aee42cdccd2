//! Where in a document reading failed.
//!
//! Nothing is recorded while reading goes well. On an error each reader adds its own step on the way out, so
//! the steps arrive innermost first.

use std::cell::RefCell;

/// One step from a value to a part of it.
#[derive(Debug)]
pub(super) enum Step {
    /// A key that the model knows
    Key(&'static str),
    /// A key of a map
    Name(String),
    /// A position in an array
    Index(usize),
}

thread_local! {
    static STEPS: RefCell<Vec<Step>> = const { RefCell::new(Vec::new()) };
}

/// Steps beyond this many are dropped; JSON is not nested deeper than serde_json reads it (128).
const MAX_STEPS: usize = 256;

/// Adds a step while an error is on its way out.
#[cold]
pub(super) fn unwind(step: Step) {
    STEPS.with_borrow_mut(|steps| {
        if steps.len() < MAX_STEPS {
            steps.push(step);
        }
    });
}

/// Forgets all steps, before a document is read and after an error that was recovered from.
pub(super) fn clear() {
    STEPS.with_borrow_mut(Vec::clear);
}

/// The path of the error that just came out, as RFC 9535 writes it: `$.MediaContainer.Metadata[3].ratingKey`.
pub(super) fn take() -> String {
    let steps = STEPS.take();
    let mut path = String::from("$");
    for step in steps.iter().rev() {
        match step {
            Step::Key(key) => push_key(&mut path, key),
            Step::Name(key) => push_key(&mut path, key),
            Step::Index(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}

fn push_key(path: &mut String, key: &str) {
    let plain = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    match plain {
        true => {
            path.push('.');
            path.push_str(key);
        }
        false => path.push_str(&format!("[{key:?}]")),
    }
}
