//! From a draft to an API: what needs the whole of it. Each pass is one file and one function.

mod find_paging;
mod hoist_client_params;
mod mark_recursion;
mod name_members;
mod name_operations;
mod name_types;
mod names;
mod prune_unused;
mod walk;

use super::{Document, draft::Draft};
use crate::{
    diagnostic::Diagnostics,
    ir::{Api, Reserved},
};

/// What the passes look up and report to.
struct Passes<'a> {
    document: &'a Document,
    reserved: &'a Reserved,
    diagnostics: &'a mut Diagnostics,
}

/// Turns a draft into an API, with every name decided.
pub fn run(mut draft: Draft, document: &Document, reserved: &Reserved, diagnostics: &mut Diagnostics) -> Api {
    let mut passes = Passes { document, reserved, diagnostics };
    hoist_client_params::run(&mut draft);
    prune_unused::run(&mut draft);
    mark_recursion::run(&mut passes, &mut draft.api);
    name_operations::run(&mut passes, &mut draft);
    name_types::run(&mut passes, &mut draft);
    name_members::run(&mut passes, &mut draft);
    find_paging::run(&mut passes, &mut draft);
    draft.api
}
