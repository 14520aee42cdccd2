//! An item of a list, again and again with another id.

use serde_json::Value;

/// Stands for the id; and, as a whole value, for an id that is a number.
const ID: char = '\u{e000}';
const NUMBER: &str = "\u{e001}";

/// The JSON text of an item, cut where its id goes.
pub(super) struct Template(Vec<String>);

impl Template {
    /// Finds the id of `item`, and puts another in its place wherever it stands in a text of the item: in
    /// `"/items/7/picture"` when the id is `7`.
    pub(super) fn of(item: &Value) -> Self {
        let mut item = item.clone();
        if let Some(entries) = item.as_object_mut()
            && let Some((key, id)) = id(entries)
        {
            for value in entries.values_mut() {
                if let Value::String(text) = value {
                    *text = replaced(text, &id);
                }
            }
            let value = &mut entries[&key];
            match value {
                Value::String(text) if text.contains(ID) => {}
                Value::String(text) => text.extend(['-', ID]),
                value => *value = NUMBER.into(),
            }
        }
        let text = item.to_string().replace(&format!("\"{NUMBER}\""), &ID.to_string());
        Self(text.split(ID).map(str::to_owned).collect())
    }

    /// Writes the item with the id `number`.
    pub(super) fn write(&self, number: u64, into: &mut String) {
        let number = number.to_string();
        for (position, part) in self.0.iter().enumerate() {
            if position > 0 {
                into.push_str(&number);
            }
            into.push_str(part);
        }
    }
}

/// The key and value of what tells an item from others: the shortest key that ends in `id` or `key` and has a
/// number, else any text. Keys of what is above the item do not count.
fn id(entries: &serde_json::Map<String, Value>) -> Option<(String, String)> {
    let is_key = |key: &str| {
        let key = key.to_ascii_lowercase();
        !key.contains("parent") && ["id", "key"].iter().any(|end| key.ends_with(end))
    };
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let candidates = entries.iter().filter(|(key, _)| is_key(key));
    let candidates = candidates.filter_map(|(key, value)| Some((key.clone(), text(value)?)));
    candidates.min_by_key(|(key, id)| (!is_number(id), key.len()))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `text` with [`ID`] for each run of digits that is `id`.
fn replaced(text: &str, id: &str) -> String {
    if !is_number(id) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let end = rest[at..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |end| at + end);
        out.push_str(&rest[..at]);
        match &rest[at..end] {
            digits if digits == id => out.push(ID),
            digits => out.push_str(digits),
        }
        rest = &rest[end..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(item: &str) -> String {
        let mut text = String::new();
        Template::of(&serde_json::from_str(item).expect("a test has JSON")).write(42, &mut text);
        text
    }

    #[test]
    fn ids_are_replaced_wherever_they_stand() {
        let item = r#"{"key":"/items/7","parentKey":"/items/6","ratingKey":"7","thumb":"/items/7/thumb/17","year":7}"#;
        let expected = r#"{"key":"/items/42","parentKey":"/items/6","ratingKey":"42","thumb":"/items/42/thumb/17","year":7}"#;
        assert_eq!(written(item), expected);
        assert_eq!(written(r#"{"id":7,"path":"a/7"}"#), r#"{"id":42,"path":"a/42"}"#);
        assert_eq!(written(r#"{"key":"films","title":"Films"}"#), r#"{"key":"films-42","title":"Films"}"#);
        assert_eq!(written(r#"{"title":"Films"}"#), r#"{"title":"Films"}"#);
        assert_eq!(written("7"), "7");
    }
}
