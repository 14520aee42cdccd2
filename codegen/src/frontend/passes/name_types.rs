use super::{
    Passes,
    names::{Scope, Wish, decide},
};
use crate::frontend::{draft::Draft, words::TYPE_LENGTH};

/// Names types: components before those that are called after the place where they stand.
pub(super) fn run(passes: &mut Passes<'_>, draft: &mut Draft) {
    let scope = Scope { reserved: &passes.reserved.types, word: "model", length: TYPE_LENGTH };
    let types = draft.api.types.iter().zip(&draft.types);
    let wishes: Vec<_> = types
        .map(|(def, wish)| Wish {
            name: def.name.clone(),
            others: Vec::new(),
            rank: u8::from(!wish.component),
            pin: wish.pin.as_ref(),
        })
        .collect();
    let names = decide(passes, &scope, &wishes);
    draft.api.types.iter_mut().zip(names).for_each(|(def, name)| def.name = name);
}
