//! Who may call: security schemes, and what operations need of them.

use super::{Context, Finding, rules, text};
use crate::backend::diff::{Impact, Wire};
use crate::ir::{Api, Operation, SecurityRequirement, SecuritySchemeKind};
use crate::surface;

/// Compares the schemes of the API.
pub fn schemes(cx: &mut Context<'_, '_>) {
    let (old, new) = (cx.pairing.old, cx.pairing.new);
    let pairs = pairs(old, new);
    let paired = |at: &usize| pairs.iter().any(|(a, _)| a == at);
    for at in (0..old.security_schemes.len()).filter(|at| !paired(at)) {
        let scheme = &old.security_schemes[at];
        let finding = Finding::new(&rules::SCHEME_REMOVED, "security scheme", &scheme.id);
        cx.api(finding.texts(kind(&scheme.kind), ""));
    }
    for (at, scheme) in new.security_schemes.iter().enumerate() {
        let Some((before, _)) = pairs.iter().find(|(_, b)| *b == at) else {
            let finding = Finding::new(&rules::SCHEME_ADDED, "security scheme", &scheme.id);
            cx.api(finding.texts("", kind(&scheme.kind)));
            continue;
        };
        let before = &old.security_schemes[*before];
        if before.id != scheme.id {
            let finding = Finding::new(&rules::SCHEME_RENAMED, "security scheme", &scheme.id);
            cx.api(finding.texts(&before.id, &scheme.id));
        }
        let old_position = pairs.iter().find(|(_, b)| *b == at).map_or(0, |(a, _)| *a);
        setter(
            cx,
            &scheme.id,
            (surface::credential_setter(old, old_position), surface::credential_setter(new, at)),
        );
        if before.kind != scheme.kind {
            let finding = Finding::new(&rules::SCHEME_CHANGED, "security scheme", &scheme.id);
            cx.api(finding.texts(kind(&before.kind), kind(&scheme.kind)));
        }
        if before.description != scheme.description {
            cx.words("security scheme", &scheme.id, None);
        }
    }
}

/// Compares the methods by which a client is given the credential of a scheme.
fn setter(cx: &mut Context<'_, '_>, id: &str, (old, new): (Option<String>, Option<String>)) {
    if old != new {
        let impact = if old.is_some() { Impact::Breaking } else { Impact::Additive };
        let finding = Finding::new(&rules::CREDENTIAL_SETTER, "credential", id).rust(impact);
        let by_id = || "credential".to_owned();
        cx.api(finding.texts(old.unwrap_or_else(by_id), new.unwrap_or_else(by_id)));
    }
}

/// Positions of schemes that are the same: by id, then the only one that is sent in the same way.
fn pairs(old: &Api, new: &Api) -> Vec<(usize, usize)> {
    let (before, after) = (&old.security_schemes, &new.security_schemes);
    let mut pairs: Vec<(usize, usize)> = (0..before.len())
        .filter_map(|at| Some((at, after.iter().position(|other| other.id == before[at].id)?)))
        .collect();
    let known = pairs.clone();
    let open_old: Vec<usize> = (0..before.len()).filter(|at| known.iter().all(|(a, _)| a != at)).collect();
    let open_new: Vec<usize> = (0..after.len()).filter(|at| known.iter().all(|(_, b)| b != at)).collect();
    for at in &open_old {
        let kind = &before[*at].kind;
        let alone = open_old.iter().filter(|other| before[**other].kind == *kind).count() == 1;
        let mut same = open_new.iter().filter(|other| after[**other].kind == *kind);
        if let (true, Some(only), None) = (alone, same.next(), same.next()) {
            pairs.push((*at, *only));
        }
    }
    pairs
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
    let (old_api, new_api) = (cx.pairing.old, cx.pairing.new);
    // A scheme with another id is the same, as long as it is sent in the same way.
    let pairs = pairs(old_api, new_api);
    let is_now = |at: u32| match pairs.iter().find(|(a, _)| *a == at as usize) {
        Some((_, b)) => new_api.security_schemes[*b].id.clone(),
        None => old_api.security_schemes[at as usize].id.clone(),
    };
    let before = ways(&old.security, is_now);
    let after = ways(&new.security, |at| new_api.security_schemes[at as usize].id.clone());
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
fn ways(list: &[SecurityRequirement], id: impl Fn(u32) -> String) -> Vec<Way> {
    let way = |requirement: &SecurityRequirement| {
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
