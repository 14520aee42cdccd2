//! Values as JSON text.

use crate::ir::Value;

/// How strings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strings {
    /// As in a JSON document
    Json,
    /// As Rust literals, for `serde_json::json!`
    Rust,
}

/// `value` as JSON over several lines, each but the first behind `indent` spaces.
pub fn json_text(value: &Value, strings: Strings, indent: usize) -> String {
    let mut text = String::new();
    write(&mut text, value, strings, indent);
    text
}

fn write(out: &mut String, value: &Value, strings: Strings, indent: usize) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(digits) => out.push_str(digits),
        Value::String(text) => out.push_str(&string(text, strings)),
        Value::List(items) => {
            let item = |out: &mut String, item: &Value| write(out, item, strings, indent + 2);
            block(out, ('[', ']'), indent, items.iter(), item);
        }
        Value::Object(entries) => block(out, ('{', '}'), indent, entries.iter(), |out, (key, value)| {
            out.push_str(&string(key, strings));
            out.push_str(": ");
            write(out, value, strings, indent + 2);
        }),
    }
}

fn block<T>(
    out: &mut String,
    (open, close): (char, char),
    indent: usize,
    items: impl ExactSizeIterator<Item = T>,
    mut write_item: impl FnMut(&mut String, T),
) {
    out.push(open);
    let count = items.len();
    for (index, item) in items.enumerate() {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', indent + 2));
        write_item(out, item);
        if index + 1 < count {
            out.push(',');
        }
    }
    if count > 0 {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', indent));
    }
    out.push(close);
}

fn string(text: &str, strings: Strings) -> String {
    match strings {
        Strings::Rust => format!("{text:?}"),
        Strings::Json => json_string(text),
    }
}

/// Besides what JSON asks for (RFC 8259, section 7), characters that do not print are escaped: a compiler
/// refuses some of them in a literal, and a reader does not see them.
fn json_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c != '\'' && c.escape_debug().len() > 1 => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use indexmap::IndexMap;

    #[test]
    fn json_is_read_back_as_it_was() {
        let text = "a\"\\\n\t\0\u{202e}é映'\u{1f980}";
        let written = json_text(&Value::String(text.to_owned()), Strings::Json, 0);
        assert_eq!(serde_json::from_str::<String>(&written).ok().as_deref(), Some(text));
        assert!(!written.contains('\u{202e}') && written.contains("é映'\u{1f980}"));
    }

    #[test]
    fn blocks_are_indented() {
        let list = Value::List(vec![Value::Number("1".to_owned()), Value::Null]);
        let object =
            Value::Object(IndexMap::from([("a".to_owned(), list), ("b".to_owned(), Value::List(vec![]))]));
        let expected = "{\n  \"a\": [\n    1,\n    null\n  ],\n  \"b\": []\n}";
        assert_eq!(json_text(&object, Strings::Json, 0), expected);
    }
}
