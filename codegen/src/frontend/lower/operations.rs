use openapiv3::{PathItem, ReferenceOr};

use super::{Lowering, bodies, client_params, docs, paging, params, responses, schema, security, servers};
use crate::{
    frontend::{
        draft::OperationWish,
        tree::{Node, join},
        words,
    },
    ir::{GroupId, Operation, RetrySafety, SecurityScheme},
};

/// An operation before its group is known.
pub(super) struct Lowered {
    pub operation: Operation,
    pub wish: OperationWish,
    /// Its first tag
    pub tag: Option<String>,
}

/// All operations, in document order.
pub(super) fn lower(cx: &mut Lowering<'_>, schemes: &[SecurityScheme]) -> Vec<Lowered> {
    let mut operations = Vec::new();
    for (path, item) in &cx.document.openapi.paths.paths {
        let ReferenceOr::Item(item) = item else {
            let site = cx.site(&join("/paths", path));
            cx.diagnostics.error(site, "a reference instead of a path item is left over");
            continue;
        };
        let at = join("/paths", path);
        let mut methods: Vec<_> = item.iter().collect();
        let keys = cx.document.node(&at).and_then(Node::as_object);
        methods.sort_by_key(|(method, _)| keys.and_then(|keys| keys.get_index_of(*method)));
        for (method, operation) in methods {
            operations.push(one(cx, schemes, (path, item, &at), (method, operation)));
        }
    }
    operations
}

fn one<'a>(
    cx: &mut Lowering<'a>,
    schemes: &[SecurityScheme],
    (path, item, item_at): (&str, &'a PathItem, &str),
    (method, operation): (&str, &'a openapiv3::Operation),
) -> Lowered {
    let at = join(item_at, method);
    let node = cx.document.node(&at);
    let spoken = words::words(&format!("{method} {}", path.replace(['{', '}'], " ")));
    let id = operation.operation_id.clone().unwrap_or_else(|| spoken.clone());
    let id_words = Some(words::words(&id)).filter(|words| !words.is_empty()).unwrap_or(spoken);
    let pin = node.and_then(|node| schema::pin(node, &at, &id_words));
    let wish = pin.as_ref().map_or(id_words, |(words, _)| words.clone());
    let name = words::name(&wish, "operation", words::MEMBER_LENGTH);
    let context = name.as_str().to_owned();

    let shared = (item.parameters.as_slice(), join(item_at, "parameters"));
    let own = (operation.parameters.as_slice(), join(&at, "parameters"));
    let params = params::lower(cx, shared, own, &context);
    let body_at = join(&at, "requestBody");
    let body = operation.request_body.as_ref().and_then(|item| bodies::lower(cx, item, &body_at, &context));
    let (body, field_pins) = body.map_or((None, Vec::new()), |(body, pins)| (Some(body), pins));
    let own_servers = if operation.servers.is_empty() { &item.servers } else { &operation.servers };
    let idempotent = node.and_then(|node| node.get("x-idempotent")?.as_bool());

    let mut pins = params.pins;
    pins.extend(field_pins.into_iter().map(|(wire, pin)| ((None, wire), pin)));
    let wish = OperationWish {
        pointer: at.clone(),
        pin: pin.map(|(_, pin)| pin),
        params: pins,
        client_params: client_params::of_operation(cx, &at),
        paging: node.map(paging::of_operation).unwrap_or_default(),
    };
    let operation = Operation {
        id,
        name,
        group: GroupId(0),
        method: method.to_ascii_uppercase(),
        path: path.to_owned(),
        docs: node.map(docs::node_docs).unwrap_or_default(),
        params: params.params,
        client_params: Vec::new(),
        body,
        responses: responses::lower(cx, &operation.responses, &at, &context),
        security: security::requirements(cx, operation.security.as_ref(), &at, schemes),
        servers: servers::lower(own_servers),
        retry: match idempotent {
            None => RetrySafety::ByMethod,
            Some(true) => RetrySafety::Idempotent,
            Some(false) => RetrySafety::NotIdempotent,
        },
        paging: None,
    };
    let tag = node.and_then(|node| node.get("tags")?.as_list()?.first()?.as_str().map(str::to_owned));
    Lowered { operation, wish, tag }
}
