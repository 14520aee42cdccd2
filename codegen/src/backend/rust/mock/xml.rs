//! Values as XML, in the way in which the runtime reads it: scalars are attributes, objects and lists are child
//! elements.

use crate::ir::{Api, Type, Value};
use crate::surface;

/// The key of the text of an element that has attributes too.
const TEXT: &str = "$text";

/// `value` as a document. The root element is the only key of an object that holds nothing but an object; else it
/// is called as `ty` is.
pub fn text(api: &Api, ty: &Type, value: &Value) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned();
    match value {
        Value::Object(entries) if entries.len() == 1 && matches!(entries[0], Value::Object(_)) => {
            let (name, value) = (&entries.keys().next(), &entries[0]);
            element(name.map_or("root", String::as_str), value, &mut out);
        }
        value => {
            let name = match ty {
                Type::Named(id) => surface::type_ident(&api.type_def(*id).name),
                _ => "root".to_owned(),
            };
            element(&name, value, &mut out);
        }
    }
    out
}

fn element(name: &str, value: &Value, out: &mut String) {
    if !is_name(name) {
        return;
    }
    if let Value::List(items) = value {
        items.iter().for_each(|item| element(name, item, out));
        return;
    }
    out.push('<');
    out.push_str(name);
    let mut content = String::new();
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                match scalar(value) {
                    Some(text) if key == TEXT => content.push_str(&escaped(&text)),
                    Some(text) if is_name(key) => out.push_str(&format!(" {key}=\"{}\"", escaped(&text))),
                    Some(_) => {}
                    None => element(key, value, &mut content),
                }
            }
        }
        value => content.push_str(&escaped(&scalar(value).unwrap_or_default())),
    }
    match content.is_empty() {
        true => out.push_str("/>"),
        false => out.push_str(&format!(">{content}</{name}>")),
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Bool(value) => Some(u8::from(*value).to_string()),
        Value::Number(text) | Value::String(text) => Some(text.clone()),
        Value::Null | Value::List(_) | Value::Object(_) => None,
    }
}

/// Whether a key can be the name of an element or attribute; the text of a document may hold any other key.
fn is_name(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | '\r' => out.push_str(&format!("&#{};", u32::from(c))),
            // XML 1.0 has no way to write other control characters.
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
