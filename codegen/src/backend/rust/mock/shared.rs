//! Answers that many operations give, written once.

use std::collections::{BTreeMap, HashMap};
use std::ptr;

use indexmap::IndexMap;
use indexmap::map::Entry;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::answers::{self, Documented};
use crate::backend::rust::print;
use crate::ir::{Api, StatusBody};

/// All answers. Those that stand at several operations have a constant.
pub struct Shared {
    /// Each answer once, with its constant
    answers: IndexMap<Documented, Option<Ident>>,
    /// Where those of the document are in `answers`
    positions: HashMap<*const StatusBody, usize>,
    /// The order of the constants, as positions in `answers`
    constants: Vec<usize>,
}

impl Shared {
    /// All answers, with constants in the order of the document: `ANSWER_401`, then `ANSWER_401__2`.
    pub fn new(api: &Api) -> Self {
        let mut shared = Self { answers: IndexMap::new(), positions: HashMap::new(), constants: Vec::new() };
        let mut taken: BTreeMap<u16, u32> = BTreeMap::new();
        for answer in api.operations.iter().flat_map(answers::ordered) {
            let position = match shared.answers.entry(Documented::new(api, answer)) {
                Entry::Vacant(place) => {
                    let position = place.index();
                    place.insert(None);
                    position
                }
                Entry::Occupied(mut known) => {
                    if known.get().is_none() {
                        let status = known.key().status();
                        let number = taken.entry(status).or_default();
                        *number += 1;
                        known.insert(Some(constant(status, *number)));
                        shared.constants.push(known.index());
                    }
                    known.index()
                }
            };
            shared.positions.insert(ptr::from_ref(answer), position);
        }
        shared
    }

    /// The constants.
    pub fn items(&self) -> TokenStream {
        let constants = self.constants.iter().filter_map(|position| self.answers.get_index(*position));
        let item = |(answer, name): (&Documented, &Option<Ident>)| {
            let entry = answer.entry();
            quote! { const #name: mock::Documented = #entry; }
        };
        constants.map(item).collect()
    }

    /// The constant for an answer of the document, or the answer itself.
    pub fn answer(&self, answer: &StatusBody) -> TokenStream {
        let position = self.positions[&ptr::from_ref(answer)];
        let (answer, constant) = (&self.answers.keys()[position], &self.answers[position]);
        match constant {
            Some(name) => quote! { super::#name },
            None => answer.entry(),
        }
    }
}

fn constant(status: u16, number: u32) -> Ident {
    let suffix = if number == 1 { String::new() } else { format!("__{number}") };
    print::ident(&format!("ANSWER_{status}{suffix}"))
}
