//! Schemas.

use super::text;
use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        grammar::{Kind, Path, Shape, walk},
        resolve::resolve,
        tree::{Mark, Node},
    },
};

/// Visits every schema.
fn schemas<'n>(root: &'n Node, visit: &mut dyn FnMut(&'n Node, &Path<'_>)) {
    walk(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        if kind == Kind::Schema {
            visit(node, path);
        }
    });
}

/// A required property is one of the properties; a member of `allOf` may require one of another member.
pub fn required_properties_exist(root: &Node, context: &mut Context) {
    schemas(root, &mut |node, path| {
        let member = path.parent().and_then(Path::last) == Some("allOf");
        let Some(properties) = node.get("properties").and_then(Node::as_object).filter(|_| !member) else {
            return;
        };
        for (index, required) in
            node.get("required").and_then(Node::as_list).into_iter().flatten().enumerate()
        {
            if let Some(name) = required.as_str().filter(|name| !properties.contains_key(*name)) {
                let message = format!("the required property {} is not among the properties", quoted(name));
                context.warning(path.key("required").index(index), required.at, message);
            }
        }
    });
}

/// A lower limit is not above the upper one.
pub fn limits_leave_values(root: &Node, context: &mut Context) {
    const PAIRS: &[(&str, &str)] = &[
        ("minimum", "maximum"),
        ("minLength", "maxLength"),
        ("minItems", "maxItems"),
        ("minProperties", "maxProperties"),
    ];
    schemas(root, &mut |node, path| {
        for (low, high) in PAIRS {
            let number =
                |key| node.get(key).and_then(Node::as_number).and_then(|digits| digits.parse::<f64>().ok());
            if let (Some(least), Some(most)) = (number(low), number(high))
                && least > most
            {
                let message = format!("{} is above {}: no value is allowed", quoted(low), quoted(high));
                context.warning(path.key(low), node.get(low).map_or(node.at, |limit| limit.at), message);
            }
        }
    });
}

/// Values of `discriminator.mapping` lead to schemas.
pub fn mappings_lead_somewhere(root: &Node, context: &mut Context) {
    schemas(root, &mut |node, path| {
        let mapping = node.get("discriminator").and_then(|discriminator| discriminator.get("mapping"));
        for (value, target) in mapping.and_then(Node::as_object).into_iter().flatten() {
            let Some(text) = target.as_str() else { continue };
            let found = text.strip_prefix('#').and_then(|pointer| root.pointer(pointer));
            if found.is_none() && !context.has_error_at(target.at) {
                let name = text.rsplit('/').next().unwrap_or(text);
                let here = path.key("discriminator").key("mapping").key(value).to_string();
                let message = format!(
                    "the discriminator value {} stands for {}, which is no schema",
                    quoted(value),
                    quoted(name)
                );
                context
                    .error(here, target.at, message)
                    .help("name a schema of `components/schemas` or refer to one");
            }
        }
    });
}

/// Every alternative of a discriminated `oneOf` has the property that tells which it is.
pub fn alternatives_have_the_discriminator(root: &Node, context: &mut Context) {
    schemas(root, &mut |node, path| {
        let Some(name) =
            node.get("discriminator").and_then(|discriminator| text(discriminator, "propertyName"))
        else {
            return;
        };
        for key in ["oneOf", "anyOf"] {
            for (index, item) in node.get(key).and_then(Node::as_list).into_iter().flatten().enumerate() {
                if has_property(root, item, name, 8) == Some(false) {
                    let message =
                        format!("this alternative has no property {}, the discriminator", quoted(name));
                    let mark: Mark = item.get("$ref").map_or(item.key, Node::mark);
                    context.warning(path.key(key).index(index), mark, message);
                }
            }
        }
    });
}

/// Whether the object `schema` has the property `name`; `None` when it is not an object with known properties.
fn has_property(root: &Node, schema: &Node, name: &str, depth: usize) -> Option<bool> {
    let schema = resolve(root, schema).filter(|_| depth > 0)?;
    if let Some(properties) = schema.get("properties") {
        return Some(properties.get(name).is_some());
    }
    let members = schema.get("allOf").and_then(Node::as_list)?;
    let mut all = members.iter().take(64).map(|member| has_property(root, member, name, depth - 1));
    let found = all.clone().any(|has| has == Some(true));
    if found { Some(true) } else { all.any(|has| has == Some(false)).then_some(false) }
}
