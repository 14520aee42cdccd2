//! Rules that need the whole document.

use std::collections::{BTreeMap, HashSet};

use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        grammar::{Kind, Path, Shape, walk, walk_mut},
        resolve::{METHODS, resolve},
        tree::{Node, escape},
        unique::Taken,
    },
};

/// The first of the named `examples` of a parameter, a header or a media type is its `example`.
pub fn first_of_named_examples(root: &mut Node, _: &mut Context) {
    let shared = root.pointer("/components/examples").cloned();
    walk_mut(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, _| {
        if !matches!(kind, Kind::Parameter | Kind::Header | Kind::MediaType) {
            return;
        }
        let Some(members) = node.as_object_mut() else { return };
        let Some(examples) = members.shift_remove("examples") else { return };
        let Some((_, first)) = examples.as_object().and_then(|named| named.first()) else { return };
        let value = match first.reference().and_then(|text| text.strip_prefix("#/components/examples")) {
            Some(pointer) => shared.as_ref().and_then(|shared| shared.pointer(pointer)?.get("value")),
            None => first.get("value"),
        };
        if let Some(value) = value {
            members.entry("example".to_owned()).or_insert_with(|| value.clone());
        }
    });
}

/// A certificate of the client is not something that a request carries: the scheme `mutualTLS` is taken out.
pub fn without_mutual_tls(root: &mut Node, context: &mut Context) {
    let mut removed = BTreeMap::new();
    let schemes = root.get_mut("components").and_then(|components| components.get_mut("securitySchemes"));
    if let Some(schemes) = schemes.and_then(Node::as_object_mut) {
        schemes.retain(|name, scheme| {
            let mutual = scheme.get("type").and_then(Node::as_str) == Some("mutualTLS");
            if mutual {
                removed.insert(name.clone(), scheme.key);
            }
            !mutual
        });
    }
    for (name, mark) in &removed {
        let message = format!("the security scheme {} is left to the HTTP client: `mutualTLS`", quoted(name));
        context.warning(format!("/components/securitySchemes/{}", escape(name)), *mark, message);
    }
    if removed.is_empty() {
        return;
    }
    walk_mut(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, _| {
        if matches!(kind, Kind::Document | Kind::Operation) {
            let alternatives = node.get_mut("security").and_then(Node::as_list_mut);
            for alternative in alternatives.into_iter().flatten().filter_map(Node::as_object_mut) {
                alternative.retain(|name, _| !removed.contains_key(name));
            }
        }
    });
}

/// Of two parameters of one list with the same name and place the first counts (names of headers: RFC 9110,
/// section 5.1, in any letter case).
pub fn without_repeated_parameters(root: &mut Node, context: &mut Context) {
    let mut repeated: Vec<(String, HashSet<usize>)> = Vec::new();
    walk(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        if !matches!(kind, Kind::Operation | Kind::PathItem) {
            return;
        }
        let list = path.key("parameters");
        let mut seen = HashSet::new();
        let mut indexes = HashSet::new();
        for (index, item) in node.get("parameters").and_then(Node::as_list).into_iter().flatten().enumerate()
        {
            let Some(parameter) = resolve(root, item) else { continue };
            let text = |key| parameter.get(key).and_then(Node::as_str).map(str::to_owned);
            let (Some(name), Some(place)) = (text("name"), text("in")) else { continue };
            let key = if place == "header" { name.to_ascii_lowercase() } else { name.clone() };
            if !seen.insert((place.clone(), key)) {
                let message =
                    format!("the {place} parameter {} is listed twice; the first counts", quoted(&name));
                context.warning(list.index(index), item.key, message);
                indexes.insert(index);
            }
        }
        if !indexes.is_empty() {
            repeated.push((list.to_string(), indexes));
        }
    });
    for (pointer, indexes) in repeated {
        if let Some(items) = root.pointer_mut(&pointer).and_then(Node::as_list_mut) {
            let mut index = 0;
            items.retain(|_| {
                index += 1;
                !indexes.contains(&(index - 1))
            });
        }
    }
}

/// An operation without an `operationId` is named after its method and path.
pub fn operation_ids(root: &mut Node, context: &mut Context) {
    let mut taken = Taken::default();
    let mut nameless = Vec::new();
    for (path, item) in root.get("paths").and_then(Node::as_object).into_iter().flatten() {
        for method in METHODS {
            let Some(operation) = item.get(method) else { continue };
            match operation.get("operationId").and_then(Node::as_str) {
                Some(id) => _ = taken.insert(id),
                None => nameless.push((path.clone(), *method, operation.at, operation.key)),
            }
        }
    }
    for (path, method, at, key) in nameless {
        let id = taken.free(&made_id(method, &path));
        let pointer = format!("/paths/{}/{method}", escape(&path));
        let message = format!("the operation has no `operationId`; it is called {}", quoted(&id));
        context.warning(&pointer, key, message);
        if let Some(members) = root.pointer_mut(&pointer).and_then(Node::as_object_mut) {
            members.insert("operationId".to_owned(), Node::string(id, at));
        }
    }
}

/// `getLibrarySectionsById` from `get` and `/library/sections/{id}`.
fn made_id(method: &str, path: &str) -> String {
    let mut out = method.to_owned();
    for segment in path.split('/') {
        let by = if segment.starts_with('{') { "By" } else { "" };
        out.push_str(by);
        for word in segment.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            let (first, rest) = word.split_at(1);
            out.push_str(&first.to_ascii_uppercase());
            out.push_str(rest);
        }
    }
    out.truncate(120);
    out
}

#[cfg(test)]
mod tests {
    use super::made_id;

    #[test]
    fn ids_from_method_and_path() {
        assert_eq!(made_id("get", "/library/sections/{id}"), "getLibrarySectionsById");
        assert_eq!(made_id("put", "/:/prefs"), "putPrefs");
        assert_eq!(made_id("get", "/"), "get");
    }
}
