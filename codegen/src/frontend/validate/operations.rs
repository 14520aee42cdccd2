//! Operations.

use std::collections::HashMap;

use super::text;
use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        operations::operations,
        tree::{Mark, Node},
    },
};

/// An `operationId` names one operation (OpenAPI 3.1.1, section 4.8.10.1).
pub fn ids_are_unique(root: &Node, context: &mut Context) {
    let mut seen: HashMap<&str, (String, Mark)> = HashMap::new();
    for operation in operations(root) {
        let Some(id) = text(operation.node, "operationId") else { continue };
        let mark = operation.node.get("operationId").map_or(operation.node.key, Node::mark);
        if let Some((first, first_mark)) = seen.get(id) {
            let place = context.files.place(*first_mark);
            let message = format!(
                "{} and {} have the same `operationId` {}",
                quoted(first),
                quoted(&operation.name()),
                quoted(id)
            );
            let diagnostic = context.error(format!("{}/operationId", operation.pointer()), mark, message);
            if let Some(place) = place {
                diagnostic.help(format!("it was used before at {place}; rename one of the two"));
            }
        } else {
            seen.insert(id, (operation.name(), mark));
        }
    }
}

/// A request body of GET or HEAD has no meaning (RFC 9110, section 9.3.1); servers may refuse it.
pub fn bodies_go_with_the_method(root: &Node, context: &mut Context) {
    for operation in operations(root).filter(|operation| matches!(operation.method, "get" | "head" | "trace"))
    {
        if let Some(body) = operation.node.get("requestBody") {
            let message = format!(
                "{} has a request body, which has no meaning for its method",
                quoted(&operation.name())
            );
            context.warning(format!("{}/requestBody", operation.pointer()), body.key, message);
        }
    }
}
