//! The forms in which messages come, and the events in them.
//!
//! | Form | Where |
//! | --- | --- |
//! | `{"NotificationContainer": {"type": "playing", "PlaySessionStateNotification": [...]}}` | websockets |
//! | `{"type": "playing", "PlaySessionStateNotification": [...]}` | websockets of some versions |
//! | `{"PlaySessionStateNotification": {...}}`, with the kind as name of the event | event sources |
//! | `{"type": "playing", "_elementType": "NotificationContainer", "_children": [...]}` | servers before 1.3 |

use serde_json::Map;

use super::error::EventError;
use super::event::Event;
use super::notice::Notice;
use crate::runtime::Value;

type Object = Map<String, Value>;

/// The name that an event of an event source has when it has none.
const UNNAMED: &str = "message";

/// The events of a message. `name` is the one that the event source gives it.
pub(super) fn events(name: Option<&str>, data: &str) -> Result<Vec<Event>, EventError> {
    let value: Value = serde_json::from_str(data).map_err(EventError::Unreadable)?;
    let name = name.filter(|name| *name != UNNAMED);
    let Value::Object(mut message) = value else {
        return Ok(vec![whole(name.unwrap_or_default(), value)]);
    };
    if let Some(Value::Object(container)) = message.get_mut("NotificationContainer") {
        message = std::mem::take(container);
    }
    let kind = kind(name, &message);
    let entries = Event::list_of(&kind).map(|list| entries(list, &mut message)).unwrap_or_default();
    if entries.is_empty() {
        return Ok(vec![whole(&kind, message.into())]);
    }
    Ok(entries.into_iter().map(|entry| Event::read(&kind, entry)).collect())
}

/// A message of which nothing more is known.
fn whole(kind: &str, body: Value) -> Event {
    Notice { kind: kind.to_owned(), body }.into()
}

/// What the message says, else what the event source says, else what its list tells.
fn kind(name: Option<&str>, message: &Object) -> String {
    let said = message.get("type").and_then(Value::as_str).or(name);
    let kind = said.or_else(|| message.keys().find_map(|key| Event::kind_of(key)));
    kind.unwrap_or_default().to_owned()
}

/// Takes the entries of a list out of a message: several, a single one, or children of the old form.
fn entries(list: &str, message: &mut Object) -> Vec<Value> {
    match message.remove(list) {
        Some(Value::Array(entries)) => entries,
        Some(entry) => vec![entry],
        None => children(list, message),
    }
}

/// The children of the old form, unless there are others among them.
fn children(list: &str, message: &mut Object) -> Vec<Value> {
    let is_of_list = |child: &Value| child.get("_elementType").and_then(Value::as_str) == Some(list);
    match message.get_mut("_children") {
        Some(Value::Array(children)) if children.iter().all(is_of_list) => {
            let mut children = std::mem::take(children);
            for child in children.iter_mut().filter_map(Value::as_object_mut) {
                child.remove("_elementType");
            }
            children
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
