//! Members of a body that progenitor adds.

use serde_json::Value;

use super::text;
use crate::compare::{Body, Message};
use crate::document::{Document, Place};
use crate::plan::Call;

pub(super) fn defaults(call: &Call<'_>, _: &Message, peer: &mut Message) -> bool {
    let Some(slot) = call.operation.slots.iter().find(|slot| slot.place == Place::Body) else { return false };
    let passed = call.values.get("body").unwrap_or(&Value::Null);
    match &mut peer.body {
        Body::Json(sent) => remove_defaults(call.document, &slot.schema, passed, sent),
        Body::Form(pairs) => {
            let before = pairs.len();
            pairs.retain(|(name, value)| {
                let default =
                    property(call.document, &slot.schema, name).and_then(|schema| schema.get("default"));
                passed.get(name).is_some() || default.map(text).as_ref() != Some(value)
            });
            pairs.len() < before
        }
        Body::Bytes(_) => false,
    }
}

/// Takes the members out of `sent` that were not passed and have the value of their `default`.
fn remove_defaults(document: &Document, schema: &Value, passed: &Value, sent: &mut Value) -> bool {
    let mut changed = false;
    if let (Value::Object(sent), Value::Object(passed)) = (&mut *sent, passed) {
        let is_default = |key: &String, value: &Value| {
            let schema = property(document, schema, key).map(|schema| document.resolve(schema));
            !passed.contains_key(key) && schema.and_then(|schema| schema.get("default")) == Some(value)
        };
        let before = sent.len();
        sent.retain(|key, value| !is_default(key, value));
        changed = sent.len() < before;
        for (key, value) in sent {
            if let (Some(schema), Some(passed)) = (property(document, schema, key), passed.get(key)) {
                changed |= remove_defaults(document, schema, passed, value);
            }
        }
    } else if let (Value::Array(sent), Value::Array(passed)) = (sent, passed) {
        let items = &document.resolve(schema)["items"];
        for (sent, passed) in sent.iter_mut().zip(passed) {
            changed |= remove_defaults(document, items, passed, sent);
        }
    }
    changed
}

/// The schema of a member, in `schema` or what it is made of.
fn property<'a>(document: &'a Document, schema: &'a Value, key: &str) -> Option<&'a Value> {
    let schema = document.resolve(schema);
    let own = schema["properties"].get(key);
    own.or_else(|| schema["allOf"].as_array()?.iter().find_map(|member| property(document, member, key)))
}
