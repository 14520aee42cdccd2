//! How a report writes what it compares.

use crate::ir::{Api, Constraints, Operation, ResponseBody, SecurityRequirement, Server, Type, Value};
use crate::surface::{self, Spelling};

/// A type as a user of the crate writes it.
pub fn ty(api: &Api, ty: &Type) -> String {
    surface::type_text(api, ty, Spelling::Docs)
}

/// A named type: `models::Metadata`
pub fn named(api: &Api, id: crate::ir::TypeId) -> String {
    format!("models::{}", surface::type_ident(&api.type_def(id).name))
}

/// How code calls an operation: `library().get_item()`
pub fn call(api: &Api, operation: &Operation) -> String {
    let group = surface::method_ident(&api.group(operation.group).name);
    format!("{group}().{}()", surface::method_ident(&operation.name))
}

/// The call of an operation with its arguments: `(id, body)`
pub fn arguments(operation: &Operation) -> String {
    let idents: Vec<String> =
        surface::call_arguments(operation).into_iter().map(|argument| argument.ident).collect();
    format!("({})", idents.join(", "))
}

/// The body of an answer: `application/json models::Metadata`
pub fn body(api: &Api, body: &ResponseBody) -> String {
    match &body.ty {
        Some(of) => format!("{} {}", body.media_type, ty(api, of)),
        None => body.media_type.clone(),
    }
}

/// The bodies of an answer, or that it has none.
pub fn bodies(api: &Api, list: &[ResponseBody]) -> String {
    match list {
        [] => "no body".to_owned(),
        list => list.iter().map(|one| body(api, one)).collect::<Vec<_>>().join(", "),
    }
}

/// Servers by their URLs, in their order.
pub fn servers(list: &[Server]) -> String {
    match list {
        [] => "those of the API".to_owned(),
        list => list.iter().map(|server| server.url.as_str()).collect::<Vec<_>>().join(", "),
    }
}

/// What an operation needs: `token, or pin and login[read]`
pub fn security(api: &Api, list: &[SecurityRequirement]) -> String {
    let scheme = |(index, scopes): &(u32, Vec<String>)| {
        let id = &api.security_schemes[*index as usize].id;
        if scopes.is_empty() { id.clone() } else { format!("{id}[{}]", scopes.join(", ")) }
    };
    let all_of = |requirement: &SecurityRequirement| match requirement.0.as_slice() {
        [] => "nothing".to_owned(),
        schemes => schemes.iter().map(scheme).collect::<Vec<_>>().join(" and "),
    };
    match list {
        [] => "nothing".to_owned(),
        list => list.iter().map(all_of).collect::<Vec<_>>().join(", or "),
    }
}

/// A value as JSON; nothing when there is none.
pub fn value(value: Option<&Value>) -> String {
    value.map(json).unwrap_or_default()
}

fn json(value: &Value) -> String {
    let quoted = |text: &String| serde_json::Value::from(text.as_str()).to_string();
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(digits) => digits.clone(),
        Value::String(text) => quoted(text),
        Value::List(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) => {
            let entry = |(key, value): (&String, &Value)| format!("{}: {}", quoted(key), json(value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

/// Limits by their names in the document.
pub fn limits(limits: &Constraints) -> String {
    let mut all = Vec::new();
    let mut push = |name: &str, value: Option<String>| {
        all.extend(value.map(|value| format!("{name} {value}")));
    };
    let number = |value: &Option<u64>| value.map(|value| value.to_string());
    push(if limits.exclusive_minimum { "exclusiveMinimum" } else { "minimum" }, limits.minimum.clone());
    push(if limits.exclusive_maximum { "exclusiveMaximum" } else { "maximum" }, limits.maximum.clone());
    push("multipleOf", limits.multiple_of.clone());
    push("minLength", number(&limits.min_length));
    push("maxLength", number(&limits.max_length));
    push("pattern", limits.pattern.clone());
    push("minItems", number(&limits.min_items));
    push("maxItems", number(&limits.max_items));
    push("format", limits.format.clone());
    if limits.unique_items {
        all.push("uniqueItems".to_owned());
    }
    all.join(", ")
}
