//! Answers that many operations give, written once.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::answers;
use crate::backend::rust::print;
use crate::ir::Api;

/// The answers that stand at several operations, with the constant for each.
pub struct Shared(Vec<(String, Ident, TokenStream)>);

impl Shared {
    /// All of them, in the order of the document: `ANSWER_401`, then `ANSWER_401__2`.
    pub fn new(api: &Api) -> Self {
        let mut uses: BTreeMap<String, usize> = BTreeMap::new();
        let mut found: Vec<(String, u16, TokenStream)> = Vec::new();
        for answer in api.operations.iter().flat_map(answers::ordered) {
            let tokens = answers::documented(api, answer);
            let text = tokens.to_string();
            let count = uses.entry(text.clone()).or_default();
            *count += 1;
            if *count == 2 {
                found.push((text, answers::statuses(answer.status).0, tokens));
            }
        }
        let mut taken: BTreeMap<u16, u32> = BTreeMap::new();
        let named = found.into_iter().map(|(text, status, tokens)| {
            let number = taken.entry(status).or_default();
            *number += 1;
            let name =
                if *number == 1 { format!("ANSWER_{status}") } else { format!("ANSWER_{status}__{number}") };
            (text, print::ident(&name), tokens)
        });
        Self(named.collect())
    }

    /// The constants.
    pub fn items(&self) -> TokenStream {
        self.0.iter().map(|(_, name, tokens)| quote! { const #name: mock::Documented = #tokens; }).collect()
    }

    /// The constant for an answer, or the answer itself.
    pub fn name(&self, answer: TokenStream) -> TokenStream {
        let text = answer.to_string();
        match self.0.iter().find(|(known, ..)| *known == text) {
            Some((_, name, _)) => quote! { super::#name },
            None => answer,
        }
    }
}
