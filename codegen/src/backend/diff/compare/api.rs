//! The API as a whole: its name, servers, security schemes and client parameters.

use super::{Context, Finding, rules, security, text, wire};
use crate::backend::diff::{Impact, Wire, limits};
use crate::ir::{Param, Server};
use crate::surface;

/// Compares what belongs to no group.
pub fn compare(cx: &mut Context<'_, '_>) {
    let (old, new) = (cx.pairing.old, cx.pairing.new);
    if old.title != new.title {
        cx.api(Finding::new(&rules::API_NAME, "API", "").texts(&old.title, &new.title));
    }
    if old.version != new.version {
        cx.api(Finding::new(&rules::API_VERSION, "API", "").texts(&old.version, &new.version));
    }
    if old.description != new.description {
        cx.words("API", "", None);
    }
    let (before, after) = (surface::client_ident(old), surface::client_ident(new));
    if before != after {
        cx.api(Finding::new(&rules::CLIENT_RENAMED, "client", "").texts(before, after));
    }
    servers(cx, &old.servers, &new.servers);
    super::pages::headers(cx);
    security::schemes(cx);
    security::constants(cx);
    client_params(cx);
}

fn servers(cx: &mut Context<'_, '_>, old: &[Server], new: &[Server]) {
    let find = |list: &'_ [Server], url: &str| list.iter().position(|server| server.url == url);
    for server in old.iter().filter(|server| find(new, &server.url).is_none()) {
        cx.api(Finding::new(&rules::SERVER_REMOVED, "server", &server.url));
    }
    for (position, server) in new.iter().enumerate() {
        let Some(at) = find(old, &server.url) else {
            cx.api(Finding::new(&rules::SERVER_ADDED, "server", &server.url));
            continue;
        };
        // A client chooses a server by its position.
        if at != position {
            let finding = Finding::new(&rules::SERVER_POSITION, "server", &server.url);
            cx.api(finding.texts(at.to_string(), position.to_string()));
        }
        variables(cx, &old[at], server);
    }
    let first = |list: &[Server]| list.first().map(|server| server.url.clone()).unwrap_or_default();
    if first(old) != first(new) {
        cx.api(Finding::new(&rules::SERVER_DEFAULT, "default server", "").texts(first(old), first(new)));
    }
}

fn variables(cx: &mut Context<'_, '_>, old: &Server, new: &Server) {
    let mut words = old.description != new.description;
    let texts = |server: &Server, name: &str| {
        let found = server.variables.iter().find(|variable| variable.name == name);
        found.map(|variable| match variable.values.as_slice() {
            [] => format!("default {}", variable.default),
            values => format!("default {}, one of {}", variable.default, values.join(", ")),
        })
    };
    let names = old.variables.iter().chain(&new.variables).map(|variable| variable.name.as_str());
    let mut seen = std::collections::BTreeSet::new();
    for name in names.filter(|name| seen.insert(*name)).collect::<Vec<_>>() {
        let (before, after) = (texts(old, name), texts(new, name));
        if before != after {
            let rust = if after.is_none() { Impact::Breaking } else { Impact::Neutral };
            let wire = if before.is_none() { Impact::Additive } else { Impact::Breaking };
            let finding = Finding::new(&rules::SERVER_VARIABLE, "server variable", name);
            cx.api(
                finding
                    .rust(rust)
                    .wire(Wire::both(wire))
                    .texts(before.unwrap_or_default(), after.unwrap_or_default()),
            );
        }
        let description = |server: &Server| {
            server.variables.iter().find(|variable| variable.name == name).map(|it| it.description.clone())
        };
        words |= description(old) != description(new);
    }
    if words {
        cx.words("server", &new.url, None);
    }
}

fn client_params(cx: &mut Context<'_, '_>) {
    let (old, new) = (cx.pairing.old, cx.pairing.new);
    let find =
        |list: &'_ [Param], wire: &str| list.iter().position(|param| param.wire.eq_ignore_ascii_case(wire));
    for param in old.client_params.iter().filter(|param| find(&new.client_params, &param.wire).is_none()) {
        cx.api(Finding::new(&rules::CLIENT_PARAMETER_REMOVED, "client parameter", &param.wire));
    }
    for param in &new.client_params {
        match find(&old.client_params, &param.wire) {
            None => cx.api(Finding::new(&rules::CLIENT_PARAMETER_ADDED, "client parameter", &param.wire)),
            Some(at) => client_param(cx, &old.client_params[at], param),
        }
    }
}

fn client_param(cx: &mut Context<'_, '_>, old: &Param, new: &Param) {
    let finding = |rule| Finding::new(rule, "client parameter", &new.wire);
    let (before, after) = (surface::snake_ident(&old.name), surface::snake_ident(&new.name));
    if before != after {
        cx.api(finding(&rules::CLIENT_PARAMETER_IDENT).texts(before, after));
    }
    if old.default != new.default {
        let texts = (text::value(old.default.as_ref()), text::value(new.default.as_ref()));
        cx.api(finding(&rules::CLIENT_PARAMETER_DEFAULT).texts(texts.0, texts.1));
    }
    if let Some(change) = limits::change(&old.constraints, &new.constraints) {
        let texts = (text::limits(&old.constraints), text::limits(&new.constraints));
        cx.api(finding(&rules::CLIENT_PARAMETER_LIMITS).wire(change).texts(texts.0, texts.1));
    }
    if old.required != new.required {
        let impact = if new.required { Impact::Breaking } else { Impact::Additive };
        let word = |required| if required { "required" } else { "optional" };
        let texts = (word(old.required), word(new.required));
        cx.api(finding(&rules::CLIENT_PARAMETER_REQUIRED).wire(Wire::both(impact)).texts(texts.0, texts.1));
    }
    let (old_type, new_type) = (text::ty(cx.pairing.old, &old.ty), text::ty(cx.pairing.new, &new.ty));
    if cx.pairing.relation(&old.ty, &new.ty) != super::Relation::Same {
        let change = wire::of_text(cx.pairing, &old.ty, &new.ty);
        cx.api(finding(&rules::CLIENT_PARAMETER_TYPE).wire(change).texts(old_type, new_type));
    }
    if old.docs != new.docs || old.example != new.example {
        cx.words("client parameter", &new.wire, None);
    }
}
