//! Whether limits allow more or less than before.

use std::cmp::Ordering;

use super::impact::{Impact, Wire};
use crate::ir::Constraints;

/// What other limits do on the wire; `None` when they are the same.
pub fn change(old: &Constraints, new: &Constraints) -> Option<Wire> {
    if old == new {
        return None;
    }
    let bound = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<f64>().ok());
    let length = |value: Option<u64>| value.map(|value| value as f64);
    let lower = [
        ((bound(&old.minimum), old.exclusive_minimum), (bound(&new.minimum), new.exclusive_minimum)),
        ((length(old.min_length), false), (length(new.min_length), false)),
        ((length(old.min_items), false), (length(new.min_items), false)),
    ];
    let upper = [
        ((bound(&old.maximum), old.exclusive_maximum), (bound(&new.maximum), new.exclusive_maximum)),
        ((length(old.max_length), false), (length(new.max_length), false)),
        ((length(old.max_items), false), (length(new.max_items), false)),
    ];
    let mut steps: Vec<Step> = lower.into_iter().map(|(a, b)| step(a, b, Ordering::Greater)).collect();
    steps.extend(upper.into_iter().map(|(a, b)| step(a, b, Ordering::Less)));
    steps.push(presence(&old.multiple_of, &new.multiple_of));
    steps.push(presence(&old.pattern, &new.pattern));
    steps.push(presence(&old.format, &new.format));
    steps.push(presence(&old.unique_items.then_some(()), &new.unique_items.then_some(())));
    let (tighter, looser) = (steps.contains(&Step::Tighter), steps.contains(&Step::Looser));
    let other = steps.contains(&Step::Other) || (tighter && looser);
    Some(match (tighter, looser) {
        _ if other => Wire { request: Impact::Breaking, response: Impact::Additive },
        (true, _) => Wire::NARROWED,
        // The SDK does not enforce limits, so a reader of wider values keeps working.
        (_, true) => Wire::both(Impact::Additive),
        _ => Wire::both(Impact::Neutral),
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Same,
    Tighter,
    Looser,
    Other,
}

type Bound = (Option<f64>, bool);

/// How a bound moved; `tighter` is the way that allows less.
fn step(old: Bound, new: Bound, tighter: Ordering) -> Step {
    match (old, new) {
        ((None, _), (None, _)) => Step::Same,
        ((None, _), (Some(_), _)) => Step::Tighter,
        ((Some(_), _), (None, _)) => Step::Looser,
        ((Some(a), a_open), (Some(b), b_open)) => match b.partial_cmp(&a) {
            Some(Ordering::Equal) => match (a_open, b_open) {
                (false, true) => Step::Tighter,
                (true, false) => Step::Looser,
                _ => Step::Same,
            },
            Some(order) if order == tighter => Step::Tighter,
            Some(_) => Step::Looser,
            None => Step::Other,
        },
    }
}

fn presence<T: PartialEq>(old: &Option<T>, new: &Option<T>) -> Step {
    match (old, new) {
        (None, None) => Step::Same,
        (None, Some(_)) => Step::Tighter,
        (Some(_), None) => Step::Looser,
        (Some(a), Some(b)) if a == b => Step::Same,
        _ => Step::Other,
    }
}
