use std::collections::BTreeMap;

use crate::{
    frontend::{
        draft::{ClientRule, Draft, OperationWish, Pin},
        words,
    },
    ir::{Location, Name, Operation, Param, SecuritySchemeKind},
};

/// Moves header parameters that the client sends for its user from the operations to the client.
///
/// Which they are the document says; if it does not, those that at least half of all operations and at least ten
/// of them have.
pub(super) fn run(draft: &mut Draft) {
    if draft.client.rule == ClientRule::Guess {
        draft.client.params = guess(draft);
    }
    let (mut params, pins): (Vec<_>, Vec<_>) = std::mem::take(&mut draft.client.params).into_iter().unzip();
    drop_prefix(&mut params, &pins);
    for (operation, wish) in draft.api.operations.iter_mut().zip(&mut draft.operations) {
        take(operation, wish, &params, draft.client.rule);
    }
    draft.client.params = params.iter().cloned().zip(pins).collect();
    draft.api.client_params = params;
}

fn guess(draft: &Draft) -> Vec<(Param, Option<Pin>)> {
    let operations = &draft.api.operations;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for param in operations.iter().flat_map(|operation| &operation.params).filter(|param| is_header(param)) {
        *counts.entry(param.wire.to_ascii_lowercase()).or_default() += 1;
    }
    counts
        .retain(|wire, count| *count >= 10 && *count * 2 >= operations.len() && !is_credential(draft, wire));
    let mut found = Vec::new();
    for (operation, wish) in operations.iter().zip(&draft.operations) {
        for param in operation.params.iter().filter(|param| is_header(param)) {
            if counts.remove(&param.wire.to_ascii_lowercase()).is_some() {
                let pin = wish.params.get(&(Some(Location::Header), param.wire.clone()));
                found.push((param.clone(), pin.cloned()));
            }
        }
    }
    found
}

fn is_header(param: &Param) -> bool {
    param.location == Location::Header
}

/// Whether a header carries a credential, which is not sent on account of a parameter.
fn is_credential(draft: &Draft, wire: &str) -> bool {
    draft.api.security_schemes.iter().any(
        |scheme| matches!(&scheme.kind, SecuritySchemeKind::Header(name) if name.eq_ignore_ascii_case(wire)),
    )
}

/// Takes the client's parameters out of an operation and notes which it takes.
fn take(operation: &mut Operation, wish: &mut OperationWish, client: &[Param], rule: ClientRule) {
    let position = |wire: &str| client.iter().position(|param| param.wire.eq_ignore_ascii_case(wire));
    let mut taken: Vec<u32> = Vec::new();
    operation.params.retain(|param| match position(&param.wire).filter(|_| is_header(param)) {
        Some(position) => {
            wish.params.remove(&(Some(Location::Header), param.wire.clone()));
            taken.push(position as u32);
            false
        }
        None => true,
    });
    if rule == ClientRule::All {
        taken = match &wish.client_params {
            Some(own) => {
                own.iter().filter_map(|wire| position(wire)).map(|position| position as u32).collect()
            }
            None => (0..client.len() as u32).collect(),
        };
    }
    taken.sort_unstable();
    taken.dedup();
    operation.client_params = taken;
}

/// `X-Plex-Product` and `X-Plex-Device` are `product` and `device` where the client has them together.
fn drop_prefix(params: &mut [Param], pins: &[Option<Pin>]) {
    let wires: Vec<Vec<String>> = params
        .iter()
        .map(|param| words::words(&param.wire).split('_').map(str::to_owned).collect())
        .collect();
    let Some((first, rest)) = wires.split_first().filter(|(_, rest)| !rest.is_empty()) else { return };
    let shortest = wires.iter().map(Vec::len).min().unwrap_or(0);
    let common = first
        .iter()
        .enumerate()
        .take_while(|(at, word)| rest.iter().all(|other| other.get(*at) == Some(word)));
    let common = common.count().min(shortest.saturating_sub(1));
    for ((param, wire), _) in params.iter_mut().zip(&wires).zip(pins).filter(|(_, pin)| pin.is_none()) {
        param.name = shortened(&wire[common..]);
    }
}

fn shortened(words: &[String]) -> Name {
    words::name(&words.join("_"), "param", words::MEMBER_LENGTH)
}
