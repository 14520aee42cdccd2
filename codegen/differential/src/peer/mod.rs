//! progenitor: what it accepts of a document, and the client that it writes.

mod method;

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{self, AssertUnwindSafe};

use progenitor_impl::{GenerationSettings, Generator};

use crate::document::{Document, Operation};
use crate::scratch::PeerCall;
use method::{Method, loose, methods};

/// What progenitor makes of a document.
pub struct Peer {
    /// The code of its client
    pub code: String,
    /// How the client is called, for each operation that it has, in document order
    pub calls: Vec<PeerCall>,
    /// The operations that are not in it, with the reason
    pub refused: BTreeMap<String, String>,
    /// How many operations it accepts when their answers are left in the document
    pub accepted_whole: usize,
}

/// Tries every operation alone, and then writes a client for those that worked.
///
/// # Errors
/// When operations that work alone do not work together.
pub fn generate(document: &Document, operations: &[Operation]) -> Result<Peer, String> {
    let asked = document.without_answers();
    let mut refused = BTreeMap::new();
    let mut accepted = BTreeSet::new();
    let mut accepted_whole = 0;
    for operation in operations {
        let one = BTreeSet::from([&*operation.id]);
        let tried = code(&asked.only(&one)).and_then(|code| method_of(&code, operation));
        match tried {
            Ok(_) => accepted.insert(&*operation.id),
            Err(reason) => refused.insert(operation.id.clone(), reason).is_none(),
        };
        let whole = code(&document.only(&one)).and_then(|code| method_of(&code, operation));
        accepted_whole += usize::from(whole.is_ok());
    }
    let file = code(&asked.only(&accepted))?;
    let known = operations.iter().filter(|operation| accepted.contains(&*operation.id));
    let calls = known.map(|operation| Ok(method_of(&file, operation)?.call(operation)));
    let calls = calls.collect::<Result<_, String>>()?;
    Ok(Peer { code: prettyplease::unparse(&file), calls, refused, accepted_whole })
}

/// The client for a document, parsed.
fn code(document: &Document) -> Result<syn::File, String> {
    let openapi =
        serde_json::from_value(document.json().clone()).map_err(|error| one_line(&error.to_string()))?;
    let hook = panic::take_hook();
    // progenitor panics on what it does not know; its message is part of the reason.
    panic::set_hook(Box::new(|_| {}));
    let made = panic::catch_unwind(AssertUnwindSafe(|| {
        Generator::new(&GenerationSettings::default()).generate_tokens(&openapi)
    }));
    panic::set_hook(hook);
    let tokens = match made {
        Ok(made) => made.map_err(|error| one_line(&error.to_string()))?,
        Err(panic) => return Err(format!("panics: {}", one_line(message(&*panic)))),
    };
    syn::parse2(tokens).map_err(|error| format!("writes no Rust: {error}"))
}

fn message(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or(panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message")
}

/// The start of a message: progenitor prints whole values into some.
fn one_line(text: &str) -> String {
    let line: String = text.lines().next().unwrap_or_default().chars().take(120).collect();
    line.trim_end().to_owned()
}

/// The method of an operation in a client.
fn method_of(file: &syn::File, operation: &Operation) -> Result<Method, String> {
    let method = methods(file).remove(&loose(&operation.id)).ok_or("has no method of its own")?;
    method.check(file, operation)?;
    Ok(method)
}
