//! Rewriting that looks at one part of a request.

use serde_json::Value;

use super::text;
use crate::compare::{Body, Message};
use crate::document::Place;
use crate::plan::Call;

pub(super) fn joined_lists(call: &Call<'_>, _: &Message, peer: &mut Message) -> bool {
    let mut changed = false;
    for slot in &call.operation.slots {
        let is_list = call.values.get(&slot.key()).is_some_and(|value| value.is_array());
        if slot.place != Place::Query || slot.explode || !is_list {
            continue;
        }
        let items = call.values[&slot.key()].as_array().into_iter().flatten().map(text).collect::<Vec<_>>();
        // The order of the items is the order of the values; pairs are sorted.
        let mut sent: Vec<String> = peer
            .pairs
            .iter()
            .filter(|(name, _)| *name == slot.name)
            .map(|(_, value)| value.clone())
            .collect();
        let mut sorted = items.clone();
        sorted.sort();
        sent.sort();
        if sent == sorted && items.len() > 1 {
            peer.pairs.retain(|(name, _)| *name != slot.name);
            peer.pairs.push((slot.name.clone(), items.join(",")));
            changed = true;
        }
    }
    peer.pairs.sort();
    changed
}

pub(super) fn headers_of_http(_: &Call<'_>, ours: &Message, peer: &mut Message) -> bool {
    let mut changed = false;
    for name in ["accept", "accepts", "content-type", "authorization"] {
        if let (Some(own), Some(sent)) = (ours.headers.get(name), peer.headers.get_mut(name))
            && own != sent
        {
            sent.clone_from(own);
            changed = true;
        }
    }
    changed
}

pub(super) fn backslashes(_: &Call<'_>, ours: &Message, peer: &mut Message) -> bool {
    let split: Vec<&str> = ours.segments.iter().flat_map(|segment| segment.split('\\')).collect();
    let is_it = ours.segments != peer.segments && split == peer.segments;
    if is_it {
        peer.segments.clone_from(&ours.segments);
    }
    is_it
}

pub(super) fn whole_floats(_: &Call<'_>, ours: &Message, peer: &mut Message) -> bool {
    let whole =
        |text: &str| text.strip_suffix(".0").filter(|whole| whole.parse::<i64>().is_ok()).map(str::to_owned);
    let mut changed = false;
    for (name, value) in &mut peer.pairs {
        if let Some(whole) = whole(value)
            && ours.pairs.iter().any(|(own, text)| own == name && *text == whole)
        {
            *value = whole;
            changed = true;
        }
    }
    for segment in 0..peer.segments.len().min(ours.segments.len()) {
        if whole(&peer.segments[segment]).as_ref() == Some(&ours.segments[segment]) {
            peer.segments[segment].clone_from(&ours.segments[segment]);
            changed = true;
        }
    }
    peer.pairs.sort();
    changed
}

pub(super) fn empty_lists(call: &Call<'_>, ours: &Message, peer: &mut Message) -> bool {
    let passed = call.values.get("body").unwrap_or(&Value::Null);
    match (&ours.body, &mut peer.body) {
        (Body::Json(own), Body::Json(sent)) => add_empty_lists(passed, own, sent),
        _ => false,
    }
}

/// Puts the empty lists into `sent` that were passed and that `own` has.
fn add_empty_lists(passed: &Value, own: &Value, sent: &mut Value) -> bool {
    let (Value::Object(passed), Value::Object(own), Value::Object(sent)) = (passed, own, sent) else {
        return false;
    };
    let mut changed = false;
    for (key, value) in own {
        let Some(given) = passed.get(key) else { continue };
        match sent.get_mut(key) {
            Some(sent) => changed |= add_empty_lists(given, value, sent),
            None if given == value && value.as_array().is_some_and(Vec::is_empty) => {
                sent.insert(key.clone(), value.clone());
                changed = true;
            }
            None => {}
        }
    }
    changed
}
