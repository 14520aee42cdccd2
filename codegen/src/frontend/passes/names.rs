//! How wishes become names: unique, not reserved, and the same whenever the document is the same.

use std::collections::{BTreeMap, BTreeSet};

use super::Passes;
use crate::{
    frontend::{draft::Pin, words},
    ir::{Name, Reserved},
};

/// What an item wants to be called.
pub(super) struct Wish<'a> {
    pub name: Name,
    /// Words to be called by instead when that name is taken, best first
    pub others: Vec<String>,
    /// Who gets a name that several want: the lowest, then the first
    pub rank: u8,
    pub pin: Option<&'a Pin>,
}

/// A set of items that are told apart by their names.
pub(super) struct Scope<'a> {
    /// Names that none of them may have
    pub reserved: &'a BTreeSet<String>,
    /// The word that is added to such a name, and in front of one that does not start with a letter
    pub word: &'static str,
    /// Longest name
    pub length: usize,
}

/// Decides the names of a scope, in the order of `wishes`.
///
/// Every name that somebody wants goes to one that wants it; only then do the others look for another one, so that an
/// item does not lose its name to the number of an earlier one.
pub(super) fn decide(passes: &mut Passes<'_>, scope: &Scope<'_>, wishes: &[Wish<'_>]) -> Vec<Name> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|index| rank(&wishes[*index]));
    let mut taken = BTreeSet::new();
    let mut names: Vec<Option<Name>> = vec![None; wishes.len()];
    for index in &order {
        let wish = &wishes[*index];
        let name = allowed(scope, &wish.name);
        if let Some(pin) = wish.pin.filter(|pin| pin.hard && name != wish.name) {
            let site = passes.document.site(&pin.pointer);
            let message = format!("the name `{}` is reserved; `{name}` is taken instead", wish.name);
            passes.diagnostics.warning(site, message);
        }
        if taken.insert(name.collision_key()) {
            names[*index] = Some(name);
        } else if let Some(pin) = wish.pin.filter(|pin| pin.hard) {
            let site = passes.document.site(&pin.pointer);
            let message = format!("the pinned name `{}` is already taken in its scope", wish.name);
            passes.diagnostics.error(site, message).help("pin another name here or at the item that has it");
        }
    }
    let mut counts = BTreeMap::new();
    for index in &order {
        if names[*index].is_none() {
            names[*index] = Some(other(scope, &wishes[*index], &mut taken, &mut counts));
        }
    }
    names.into_iter().zip(wishes).map(|(name, wish)| name.unwrap_or_else(|| wish.name.clone())).collect()
}

fn rank(wish: &Wish<'_>) -> u8 {
    match wish.pin {
        Some(pin) if pin.hard => 0,
        Some(_) => 1,
        None => wish.rank.saturating_add(2),
    }
}

/// `name`, with one more word if it is reserved.
fn allowed(scope: &Scope<'_>, name: &Name) -> Name {
    if Reserved::has(scope.reserved, name) {
        words::with_word(name, scope.word, scope.length)
    } else {
        name.clone()
    }
}

/// A free name: one of the other words, or a number behind the wish.
fn other(
    scope: &Scope<'_>,
    wish: &Wish<'_>,
    taken: &mut BTreeSet<String>,
    counts: &mut BTreeMap<Name, usize>,
) -> Name {
    for words in wish.pin.map(|pin| &pin.instead).into_iter().chain(&wish.others) {
        let name = allowed(scope, &words::name(words, scope.word, scope.length));
        if taken.insert(name.collision_key()) {
            return name;
        }
    }
    let base = allowed(scope, &wish.name);
    let count = counts.entry(base.clone()).or_insert(1);
    loop {
        *count += 1;
        let name = words::with_word(&base, &count.to_string(), scope.length);
        if taken.insert(name.collision_key()) {
            return name;
        }
    }
}
