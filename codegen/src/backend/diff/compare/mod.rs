//! Pair by pair: one file a part of the API, each with what it finds.

mod answers;
mod api;
mod bodies;
mod emitted;
mod enums;
mod groups;
mod inputs;
mod models;
mod operations;
mod pages;
mod security;
mod types;
mod unions;

use super::pairing::{Pairing, Relation};
use super::report::{Item, OperationRef, Place, Report, Side, Subject};
use super::rules::{self, Rule};
use super::sink::{Finding, Sink};
use super::{merge, text, wire};
use crate::ir::{Api, Docs, Operation, Type};
use crate::surface;

/// The whole report.
pub fn report(old: &Api, new: &Api) -> Report {
    let (pairing, reach) = Pairing::new(old, new);
    let removed = unpaired(old.operations.len(), pairing.operations.iter().map(|(old, _)| *old));
    let mut operations: Vec<OperationRef> = new.operations.iter().map(|one| reference(new, one)).collect();
    operations.extend(removed.iter().map(|at| reference(old, &old.operations[*at])));
    let mut cx = Context { pairing: &pairing, sink: Sink::default() };
    api::compare(&mut cx);
    groups::compare(&mut cx);
    operations::compare(&mut cx, &removed);
    types::compare(&mut cx, &reach);
    let (changes, words) = cx.sink.finish();
    let changes = merge::replacements(changes);
    Report { old: side(old), new: side(new), operations, changes, words }
}

/// What every comparison needs.
struct Context<'p, 'a> {
    pairing: &'p Pairing<'a>,
    sink: Sink,
}

impl Context<'_, '_> {
    /// Adds a finding about an operation as a whole.
    fn operation(&mut self, operation: usize, finding: Finding) {
        self.sink.add(Subject::Operation, finding, vec![whole(operation)]);
    }

    /// Adds a finding about the API.
    fn api(&mut self, finding: Finding) {
        self.sink.add(Subject::Api, finding, Vec::new());
    }

    /// Notes other words of an item.
    fn words(&mut self, noun: &'static str, name: impl Into<String>, operation: Option<usize>) {
        self.sink.words(Item::new(noun, name), operation);
    }

    /// Tells that a named type stands where another one stood; gives whether the two are something else altogether.
    fn is_other(&mut self, old: &Type, new: &Type, place: Place) -> bool {
        match self.pairing.relation(old, new) {
            Relation::Same => false,
            Relation::Other => true,
            Relation::Replaced(a, b) => {
                let (subject, finding) = types::replaced(self.pairing, old, new, (a, b));
                self.sink.add(subject, finding, vec![place]);
                false
            }
        }
    }
}

/// The positions below `count` that are not among `known`.
fn unpaired(count: usize, known: impl Iterator<Item = usize>) -> Vec<usize> {
    let known: std::collections::HashSet<usize> = known.collect();
    (0..count).filter(|at| !known.contains(at)).collect()
}

fn whole(operation: usize) -> Place {
    Place { operation, at: String::new(), direction: None }
}

fn reference(api: &Api, operation: &Operation) -> OperationRef {
    OperationRef {
        group: surface::method_ident(&api.group(operation.group).name),
        name: surface::method_ident(&operation.name),
        method: operation.method.clone(),
        path: operation.path.clone(),
        id: operation.id.clone(),
    }
}

fn side(api: &Api) -> Side {
    Side {
        title: api.title.clone(),
        version: api.version.clone(),
        operations: api.operations.len(),
        types: api.types.len(),
    }
}

/// Whether two docs have the same words, their deprecation left aside.
fn same_words(old: &Docs, new: &Docs) -> bool {
    old.summary == new.summary && old.description == new.description
}

/// The rule for an item that was deprecated or is no longer; whether only the reason is another one.
fn deprecation(
    old: &Docs,
    new: &Docs,
    deprecated: &'static Rule,
    reinstated: &'static Rule,
) -> (Option<&'static Rule>, bool) {
    match (&old.deprecated, &new.deprecated) {
        (None, Some(_)) => (Some(deprecated), false),
        (Some(_), None) => (Some(reinstated), false),
        (a, b) => (None, a != b),
    }
}
