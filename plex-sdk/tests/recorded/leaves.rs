//! Comparing JSON values leaf by leaf.

use plex_sdk::Value;

/// How many leaves and how many fields a value has.
pub fn count(value: &Value) -> (usize, usize) {
    let add = |(leaves, fields): (usize, usize), value: &Value| {
        let inside = count(value);
        (leaves + inside.0, fields + inside.1)
    };
    match value {
        Value::Object(entries) => entries.values().fold((0, entries.len()), add),
        Value::Array(items) => items.iter().fold((0, 0), add),
        _ => (1, 0),
    }
}

/// Where `after` is not what `before` was: what is lost, what is changed and what was not there.
pub fn differences(before: &Value, after: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(before, after, &mut String::new(), &mut found);
    found
}

fn compare(before: &Value, after: &Value, at: &mut String, found: &mut Vec<String>) {
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            for key in new.keys().filter(|key| !old.contains_key(*key)) {
                found.push(format!("{at}/{key} is invented"));
            }
            for (key, old) in old {
                within(at, key, |at| match new.get(key) {
                    Some(new) => compare(old, new, at, found),
                    None => found.push(format!("{at} is lost")),
                });
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                within(at, &index.to_string(), |at| compare(old, new, at, found));
            }
        }
        _ if before == after => {}
        _ => found.push(format!("{at} was {before} and is {after}")),
    }
}

fn within(at: &mut String, part: &str, act: impl FnOnce(&mut String)) {
    let length = at.len();
    at.push('/');
    at.push_str(part);
    act(at);
    at.truncate(length);
}

/// A JSON pointer with `[]` in place of positions: where a field stands, whichever item it is in.
pub fn pattern(pointer: &str) -> String {
    let part = |part: &str| {
        if part.bytes().all(|byte| byte.is_ascii_digit()) { "[]".to_owned() } else { part.to_owned() }
    };
    pointer.split('/').skip(1).map(part).collect::<Vec<_>>().join(".")
}
