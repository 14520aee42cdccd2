//! Header parameters that the client takes over from its operations.

use super::{Lowering, params};
use crate::{
    frontend::{
        draft::{ClientParams, ClientRule},
        tree::{Node, join, unescape},
    },
    ir::Location,
};

/// `x-client-parameters` of the document, or `x-speakeasy-globals`.
pub(super) fn lower(cx: &mut Lowering<'_>) -> ClientParams {
    let lists = [
        ("/x-client-parameters", ClientRule::All),
        ("/x-speakeasy-globals/parameters", ClientRule::Repeated),
    ];
    let Some((pointer, rule)) = lists.into_iter().find(|(pointer, _)| cx.document.node(pointer).is_some())
    else {
        return ClientParams::default();
    };
    let mut params = Vec::new();
    for (index, key) in keys(cx, pointer) {
        let pointer = format!("{pointer}/{index}");
        let found = cx.document.openapi.components.as_ref().and_then(|all| all.parameters.get(&key));
        let Some(item) = found else {
            let site = cx.site(&pointer);
            cx.diagnostics.error(site, format!("no parameter of `components` is called {key:?}"));
            continue;
        };
        let component = join("/components/parameters", &key);
        let Some((param, pin)) = params::reference(cx, item, &component, "") else { continue };
        if param.location == Location::Header {
            params.push((param, pin));
        } else {
            let site = cx.site(&pointer);
            cx.diagnostics
                .warning(site, "only header parameters can be the client's; the operations keep this one");
        }
    }
    ClientParams { params, rule }
}

/// The wire names of the client parameters that an operation lists itself.
pub(super) fn of_operation(cx: &mut Lowering<'_>, pointer: &str) -> Option<Vec<String>> {
    let pointer = format!("{pointer}/x-client-parameters");
    cx.document.node(&pointer)?;
    let mut wires = Vec::new();
    for (index, key) in keys(cx, &pointer) {
        let wire = cx.document.node(&join(&join("/components/parameters", &key), "name"));
        match wire.and_then(Node::as_str).filter(|wire| cx.client_wires.iter().any(|known| known == wire)) {
            Some(wire) => wires.push(wire.to_owned()),
            None if wire.and_then(Node::as_str).is_some_and(params::is_client_header) => {}
            None => {
                let site = cx.site(&format!("{pointer}/{index}"));
                cx.diagnostics
                    .error(site, format!("{key:?} is none of the client's parameters"))
                    .help("add it to `x-client-parameters` of the document, or to the `parameters` of the operation");
            }
        }
    }
    Some(wires)
}

/// The keys of the components that a list of references means.
fn keys(cx: &mut Lowering<'_>, pointer: &str) -> Vec<(usize, String)> {
    let list = cx.document.node(pointer).and_then(Node::as_list);
    if list.is_none() {
        let site = cx.site(pointer);
        cx.diagnostics.error(site, "this has to be a list of references to `components/parameters`");
    }
    let mut keys = Vec::new();
    for (index, node) in list.unwrap_or_default().iter().enumerate() {
        let reference = node.get("$ref").and_then(Node::as_str);
        match reference.and_then(|reference| reference.strip_prefix("#/components/parameters/")) {
            Some(key) => keys.push((index, unescape(key).into_owned())),
            None => {
                let site = cx.site(&format!("{pointer}/{index}"));
                cx.diagnostics.error(site, "this has to be a reference to `components/parameters`");
            }
        }
    }
    keys
}
