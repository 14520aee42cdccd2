//! Answers of both: by status, and their bodies by media type; then the only one that is left of each.

use crate::ir::{Operation, ResponseBody, StatusBody};
use crate::surface::media;

/// The answers of two operations.
#[derive(Debug)]
pub struct AnswerPairs<'a> {
    /// Those of both, with their bodies
    pub both: Vec<(&'a StatusBody, &'a StatusBody, BodyPairs<'a>)>,
    /// Those that are gone
    pub removed: Vec<&'a StatusBody>,
    /// Those that came
    pub added: Vec<&'a StatusBody>,
}

/// The bodies of two answers.
#[derive(Debug)]
pub struct BodyPairs<'a> {
    /// Those of both
    pub both: Vec<(&'a ResponseBody, &'a ResponseBody)>,
    /// Those that are gone
    pub removed: Vec<&'a ResponseBody>,
    /// Those that came
    pub added: Vec<&'a ResponseBody>,
}

/// The answers of two operations.
pub fn answer_pairs<'a>(old: &'a Operation, new: &'a Operation) -> AnswerPairs<'a> {
    let mut removed: Vec<&StatusBody> = old.responses.iter().collect();
    let mut added: Vec<&StatusBody> = new.responses.iter().collect();
    let mut both = take(&mut removed, &mut added, |a, b| a.status == b.status);
    let is_success = |of: &Operation, answer: &StatusBody| {
        of.successes().any(|success| success.status == answer.status) && !answer.bodies.is_empty()
    };
    let alone = |of: &Operation, list: &[&StatusBody]| {
        list.iter().filter(|answer| is_success(of, answer)).count() == 1
    };
    if alone(old, &removed) && alone(new, &added) {
        both.extend(take(&mut removed, &mut added, |a, b| is_success(old, a) && is_success(new, b)));
    }
    let both = both.into_iter().map(|(a, b)| (a, b, body_pairs(a, b))).collect();
    AnswerPairs { both, removed, added }
}

fn body_pairs<'a>(old: &'a StatusBody, new: &'a StatusBody) -> BodyPairs<'a> {
    let mut removed: Vec<&ResponseBody> = old.bodies.iter().collect();
    let mut added: Vec<&ResponseBody> = new.bodies.iter().collect();
    let essence =
        |body: &ResponseBody| media::essence(&body.media_type).unwrap_or_else(|| body.media_type.clone());
    let mut both = take(&mut removed, &mut added, |a, b| a.media_type == b.media_type);
    both.extend(take(&mut removed, &mut added, |a, b| essence(a) == essence(b)));
    if let ([_], [_]) = (removed.as_slice(), added.as_slice()) {
        both.extend(take(&mut removed, &mut added, |_, _| true));
    }
    BodyPairs { both, removed, added }
}

fn take<'a, T>(
    removed: &mut Vec<&'a T>,
    added: &mut Vec<&'a T>,
    fits: impl Fn(&T, &T) -> bool,
) -> Vec<(&'a T, &'a T)> {
    let mut both = Vec::new();
    removed.retain(|old| match added.iter().position(|new| fits(old, new)) {
        Some(at) => {
            both.push((*old, added.remove(at)));
            false
        }
        None => true,
    });
    both
}
