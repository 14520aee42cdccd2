//! Operations: what is called how, where it is, and what is asked of the caller.

use super::{
    Context, Finding, answers, bodies, deprecation, inputs, pages, rules, same_words, security, text, whole,
};
use crate::backend::diff::report::Subject;
use crate::backend::diff::{Impact, Wire};
use crate::ir::{Api, GroupId, Operation, RetrySafety, Server};
use crate::surface;

/// Compares all operations; `removed` are positions of the old ones that are gone.
pub fn compare(cx: &mut Context<'_, '_>, removed: &[usize]) {
    let (old, new) = (cx.pairing.old, cx.pairing.new);
    let functions = (surface::function_idents(old), surface::function_idents(new));
    let mut pairs = cx.pairing.operations.clone().into_iter().peekable();
    for (at, operation) in new.operations.iter().enumerate() {
        match pairs.next_if(|(_, b)| *b == at) {
            Some((a, b)) => {
                let names = (functions.0[a].as_str(), functions.1[b].as_str());
                pair(cx, at, (&old.operations[a], operation), names);
            }
            None => alone(cx, at, new, operation, true),
        }
    }
    for (index, at) in removed.iter().enumerate() {
        alone(cx, new.operations.len() + index, old, &old.operations[*at], false);
    }
}

fn alone(cx: &mut Context<'_, '_>, at: usize, api: &Api, operation: &Operation, added: bool) {
    let rule = if added { &rules::OPERATION_ADDED } else { &rules::OPERATION_REMOVED };
    let finding = Finding::new(rule, "operation", text::call(api, operation));
    let request = format!("{} {}", operation.method, operation.path);
    let finding = if added { finding.texts("", request) } else { finding.texts(request, "") };
    cx.operation(at, finding);
}

fn pair(cx: &mut Context<'_, '_>, at: usize, (old, new): (&Operation, &Operation), functions: (&str, &str)) {
    names(cx, at, (old, new), functions);
    let finding = |rule| Finding::new(rule, "operation", "");
    if old.method != new.method {
        cx.operation(at, finding(&rules::OPERATION_METHOD).texts(&old.method, &new.method));
    }
    let blank = |operation: &Operation| crate::backend::diff::pairing::shape(&operation.path);
    if blank(old) != blank(new) {
        cx.operation(at, finding(&rules::OPERATION_PATH).texts(&old.path, &new.path));
    }
    own_servers(cx, at, &old.servers, &new.servers);
    security::compare(cx, at, old, new);
    if old.retry != new.retry {
        cx.operation(at, finding(&rules::OPERATION_RETRY).texts(retry(old.retry), retry(new.retry)));
    }
    let (rule, other_reason) =
        deprecation(&old.docs, &new.docs, &rules::OPERATION_DEPRECATED, &rules::OPERATION_REINSTATED);
    if let Some(rule) = rule {
        cx.operation(at, finding(rule));
    }
    if other_reason || !same_words(&old.docs, &new.docs) {
        cx.words("operation", "", Some(at));
    }
    pages::compare(cx, at, old, new);
    client_params(cx, at, old, new);
    inputs::compare(cx, at, old, new);
    bodies::compare(cx, at, old, new);
    inputs::order(cx, at, old, new);
    answers::compare(cx, at, old, new);
}

fn names(cx: &mut Context<'_, '_>, at: usize, (old, new): (&Operation, &Operation), functions: (&str, &str)) {
    let finding = |rule| Finding::new(rule, "operation", "");
    let group = |api: &Api, id: GroupId| surface::method_ident(&api.group(id).name);
    let groups = (group(cx.pairing.old, old.group), group(cx.pairing.new, new.group));
    let same_group = cx.pairing.groups.contains(&(old.group.0 as usize, new.group.0 as usize));
    if !same_group {
        cx.operation(at, finding(&rules::OPERATION_MOVED).texts(&groups.0, &groups.1));
    }
    let names = (surface::method_ident(&old.name), surface::method_ident(&new.name));
    if names.0 != names.1 {
        cx.operation(at, finding(&rules::OPERATION_RENAMED).texts(&names.0, &names.1));
    } else if old.id != new.id {
        cx.operation(at, finding(&rules::OPERATION_ID).texts(&old.id, &new.id));
    }
    if names.0 == names.1 && groups.0 == groups.1 && functions.0 != functions.1 {
        let finding = Finding::new(&rules::FUNCTION_RENAMED, "function", "");
        let path = |name: &str| format!("funcs::{name}");
        cx.operation(at, finding.texts(path(functions.0), path(functions.1)));
    }
}

fn own_servers(cx: &mut Context<'_, '_>, at: usize, old: &[Server], new: &[Server]) {
    let facts = |list: &[Server]| {
        let fact = |server: &Server| {
            let variable = |variable: &crate::ir::ServerVariable| {
                (variable.name.clone(), variable.default.clone(), variable.values.clone())
            };
            (server.url.clone(), server.variables.iter().map(variable).collect::<Vec<_>>())
        };
        list.iter().map(fact).collect::<Vec<_>>()
    };
    let (before, after) = (facts(old), facts(new));
    if before == after {
        if old != new {
            cx.words("servers of an operation", "", Some(at));
        }
        return;
    }
    let same_first = before.first() == after.first() && !after.is_empty();
    let none_missing = before.iter().all(|server| after.contains(server));
    let impact = if same_first && none_missing { Impact::Additive } else { Impact::Breaking };
    let finding = Finding::new(&rules::OPERATION_SERVERS, "operation", "").wire(Wire::both(impact));
    cx.operation(at, finding.texts(text::servers(old), text::servers(new)));
}

/// Which parameters of the client an operation takes. One that was its own, or is so now, is told with the others.
fn client_params(cx: &mut Context<'_, '_>, at: usize, old: &Operation, new: &Operation) {
    let (before, after) = (taken(cx.pairing.old, old), taken(cx.pairing.new, new));
    let is_own = |operation: &Operation, wire: &str| {
        operation.params.iter().any(|param| param.wire.eq_ignore_ascii_case(wire))
    };
    let among = |list: &[&str], wire: &str| list.iter().any(|other| other.eq_ignore_ascii_case(wire));
    let mut add = |wire: &str, texts: (&str, &str), impact| {
        let finding = Finding::new(&rules::OPERATION_CLIENT_PARAMETER, "client parameter", wire);
        let finding = finding.wire(Wire::both(impact)).texts(texts.0, texts.1);
        cx.sink.add(Subject::Operation, finding, vec![whole(at)]);
    };
    for wire in before.iter().filter(|wire| !among(&after, wire) && !is_own(new, wire)) {
        add(wire, ("sent", "not sent"), Impact::Breaking);
    }
    for wire in after.iter().filter(|wire| !among(&before, wire) && !is_own(old, wire)) {
        add(wire, ("not sent", "sent"), Impact::Additive);
    }
}

/// The names on the wire of the client parameters that an operation takes.
pub fn taken<'a>(api: &'a Api, operation: &Operation) -> Vec<&'a str> {
    operation.client_params.iter().map(|at| api.client_params[*at as usize].wire.as_str()).collect()
}

fn retry(safety: RetrySafety) -> &'static str {
    match safety {
        RetrySafety::ByMethod => "as its method says",
        RetrySafety::Idempotent => "always",
        RetrySafety::NotIdempotent => "never",
    }
}
