//! Who may call: security schemes, and what operations need of them.

use super::{Context, Finding, rules, text};
use crate::backend::diff::{Impact, Wire};
use crate::ir::{Api, Operation, SecurityRequirement, SecuritySchemeKind};
use crate::surface;

/// Compares the schemes of the API.
pub fn schemes(cx: &mut Context<'_, '_>) {
    let (old, new) = (cx.pairing.old, cx.pairing.new);
    for scheme in &old.security_schemes {
        if new.security_schemes.iter().all(|other| other.id != scheme.id) {
            let finding = Finding::new(&rules::SCHEME_REMOVED, "security scheme", &scheme.id);
            cx.api(finding.texts(kind(&scheme.kind), ""));
        }
    }
    for scheme in &new.security_schemes {
        let Some(before) = old.security_schemes.iter().find(|other| other.id == scheme.id) else {
            let finding = Finding::new(&rules::SCHEME_ADDED, "security scheme", &scheme.id);
            cx.api(finding.texts("", kind(&scheme.kind)));
            continue;
        };
        if before.kind != scheme.kind {
            let finding = Finding::new(&rules::SCHEME_CHANGED, "security scheme", &scheme.id);
            cx.api(finding.texts(kind(&before.kind), kind(&scheme.kind)));
        }
        if before.description != scheme.description {
            cx.words("security scheme", &scheme.id, None);
        }
    }
}

/// Compares the constants of `api` that operations refer to.
pub fn constants(cx: &mut Context<'_, '_>) {
    let names = |api| surface::security_constants(api).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    let (old, new) = (names(cx.pairing.old), names(cx.pairing.new));
    for name in old.iter().filter(|name| !new.contains(name)) {
        cx.api(Finding::new(&rules::SECURITY_CONSTANT_REMOVED, "constant", format!("api::{name}")));
    }
    for name in new.iter().filter(|name| !old.contains(name)) {
        cx.api(Finding::new(&rules::SECURITY_CONSTANT_ADDED, "constant", format!("api::{name}")));
    }
}

/// Compares what an operation needs.
pub fn compare(cx: &mut Context<'_, '_>, at: usize, old: &Operation, new: &Operation) {
    let (before, after) = (ways(cx.pairing.old, &old.security), ways(cx.pairing.new, &new.security));
    if before == after {
        return;
    }
    let still = |way: &Way| after.iter().any(|other| other.iter().all(|needed| meets(way, needed)));
    let impact = match before.iter().all(still) {
        false => Impact::Breaking,
        true if after.iter().all(|way| before.contains(way)) => Impact::Neutral,
        true => Impact::Additive,
    };
    let texts =
        (text::security(cx.pairing.old, &old.security), text::security(cx.pairing.new, &new.security));
    let finding = Finding::new(&rules::OPERATION_SECURITY, "operation", "");
    cx.operation(at, finding.wire(Wire::both(impact)).texts(texts.0, texts.1));
}

/// Schemes that have to be met together, with their scopes, in the order of their ids.
type Way = Vec<(String, Vec<String>)>;

/// The ways to be let in; one that needs nothing when all are.
fn ways(api: &Api, list: &[SecurityRequirement]) -> Vec<Way> {
    let way = |requirement: &SecurityRequirement| {
        let id = |index: u32| api.security_schemes[index as usize].id.clone();
        let mut way: Way = requirement.0.iter().map(|(index, scopes)| (id(*index), scopes.clone())).collect();
        way.sort();
        way
    };
    if list.is_empty() { vec![Way::new()] } else { list.iter().map(way).collect() }
}

/// Whether who comes this way has the scheme with the scopes.
fn meets(way: &Way, (id, scopes): &(String, Vec<String>)) -> bool {
    way.iter().any(|(own, granted)| own == id && scopes.iter().all(|scope| granted.contains(scope)))
}

fn kind(kind: &SecuritySchemeKind) -> String {
    match kind {
        SecuritySchemeKind::Header(name) => format!("header {name}"),
        SecuritySchemeKind::Query(name) => format!("query parameter {name}"),
        SecuritySchemeKind::Cookie(name) => format!("cookie {name}"),
        SecuritySchemeKind::Bearer => "bearer token".to_owned(),
        SecuritySchemeKind::Basic => "user and password".to_owned(),
    }
}
