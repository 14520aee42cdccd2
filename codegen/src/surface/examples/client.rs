//! How the pages set up a client.

use super::Expr;
use crate::ir::{Api, Name, Operation, Param, Value};
use crate::surface::{credential_param, credential_setter, snake_ident};

/// What a user puts a credential in place of.
const CREDENTIAL: &str = "<YOUR_API_KEY_HERE>";

/// What is set on the builder of a client that is to call `operation`.
pub fn client_settings(api: &Api, operation: &Operation) -> Vec<Expr> {
    let mut chain = Vec::new();
    if api.servers.is_empty() && operation.servers.is_empty() {
        chain.push(call(".server_url(", "http://localhost:8080"));
    }
    let schemes = needed_schemes(operation);
    chain.extend(schemes.iter().filter_map(|&scheme| credential(api, scheme)));
    chain.extend(settings(api).map(|(setter, value)| call(&format!(".{setter}("), &value)));
    chain
}

/// The security schemes of the first alternative; none when the operation also takes calls without.
fn needed_schemes(operation: &Operation) -> Vec<u32> {
    let is_open = operation.security.iter().any(|requirement| requirement.0.is_empty());
    let first = operation.security.first().filter(|_| !is_open);
    first.map(|requirement| requirement.0.iter().map(|(scheme, _)| *scheme).collect()).unwrap_or_default()
}

/// A scheme that is a client parameter needs no setting of its own.
fn credential(api: &Api, scheme: u32) -> Option<Expr> {
    let index = scheme as usize;
    let known = api.security_schemes.get(index)?;
    if credential_param(api, known).is_some() {
        return None;
    }
    Some(match credential_setter(api, index) {
        Some(setter) => call(&format!(".{setter}("), CREDENTIAL),
        None => {
            let arguments = [&known.id, CREDENTIAL].map(|text: &str| Expr::atom(format!("{text:?}")));
            Expr::group(".credential(", arguments.to_vec(), ")")
        }
    })
}

/// The settings that a client cannot do without: those that are required, else the first.
fn settings(api: &Api) -> impl Iterator<Item = (String, String)> {
    let has_required = api.client_params.iter().any(|param| param.required);
    let shown = api.client_params.iter().filter(move |param| param.required || !has_required);
    let shown: Vec<&Param> = shown.take(if has_required { usize::MAX } else { 1 }).collect();
    shown.into_iter().map(|param| {
        let value = match &param.example {
            Some(Value::String(text) | Value::Number(text)) => text.clone(),
            _ => "my-app".to_owned(),
        };
        (snake_ident(&param.name), value)
    })
}

/// `plex` for `PlexApi`: the name of the variable that holds a client.
pub fn client_variable(api: &Api) -> String {
    let words = api.client.iter().flat_map(|name| name.words());
    let words: Vec<&str> = words.filter(|word| !matches!(*word, "api" | "client" | "sdk")).collect();
    let words = words.join("_");
    if Name::is_valid(&words) { snake_ident(&Name::new(words)) } else { "client".to_owned() }
}

fn call(open: &str, text: &str) -> Expr {
    Expr::group(open, vec![Expr::atom(format!("{text:?}"))], ")")
}
