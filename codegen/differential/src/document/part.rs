//! Documents that are a part of another.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Document, METHODS};

impl Document {
    /// A document of these operations and of the components that they need.
    pub fn only(&self, ids: &BTreeSet<&str>) -> Document {
        let mut root = self.0.clone();
        if let Some(paths) = root["paths"].as_object_mut() {
            let wanted =
                |operation: &Value| operation["operationId"].as_str().is_some_and(|id| ids.contains(id));
            for item in paths.values_mut().filter_map(Value::as_object_mut) {
                item.retain(|key, value| !METHODS.contains(&key.as_str()) || wanted(value));
            }
            paths.retain(|_, item| METHODS.iter().any(|method| item.get(method).is_some()));
        }
        root["components"] = self.components_for(&root["paths"]);
        Document(root)
    }

    fn components_for(&self, paths: &Value) -> Value {
        let mut components = Map::new();
        let mut found = BTreeSet::new();
        let mut next = references(paths);
        while let Some(reference) = next.pop() {
            let Some(target) = reference.strip_prefix('#').and_then(|pointer| self.0.pointer(pointer)) else {
                continue;
            };
            let mut steps =
                reference.split('/').skip(2).map(|step| step.replace("~1", "/").replace("~0", "~"));
            if let (Some(section), Some(name)) = (steps.next(), steps.next())
                && found.insert(reference.clone())
            {
                next.extend(references(target));
                components.entry(section).or_insert_with(|| json!({}))[name] = target.clone();
            }
        }
        Value::Object(components)
    }

    /// The document with the same requests, whose operations all answer with an empty success.
    ///
    /// progenitor refuses an operation whose answers are of several types, and answers change nothing about a request
    /// but its `Accept`. It also sends the version of the document as a header, without a look at its characters.
    pub fn without_answers(&self) -> Document {
        let mut root = self.0.clone();
        root["info"]["version"] = json!("1");
        let items = root["paths"].as_object_mut().into_iter().flat_map(|paths| paths.values_mut());
        for operation in items.filter_map(Value::as_object_mut).flat_map(|item| item.values_mut()) {
            if operation.get("operationId").is_some() {
                operation["responses"] = json!({ "2XX": { "description": "" } });
            }
        }
        Document(root)
    }
}

/// All references in `node`.
fn references(node: &Value) -> Vec<String> {
    match node {
        Value::Object(members) => {
            let own = members.get("$ref").and_then(Value::as_str).map(str::to_owned);
            own.into_iter().chain(members.values().flat_map(references)).collect()
        }
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tests::sample;

    #[test]
    fn a_part_has_the_components_that_it_needs_and_no_other() {
        let part = sample().only(&BTreeSet::from(["putA"]));
        assert_eq!(part.operations().len(), 1);
        let schemas = part.json()["components"]["schemas"].as_object().expect("there are schemas");
        assert_eq!(
            schemas.keys().collect::<BTreeSet<_>>(),
            BTreeSet::from([&"A".to_owned(), &"B".to_owned()])
        );
        assert!(part.json().pointer("/components/parameters/Id").is_some());
        assert!(sample().only(&BTreeSet::new()).json()["paths"].as_object().is_some_and(Map::is_empty));
    }

    #[test]
    fn answers_are_taken_out_of_every_operation() {
        let without = sample().without_answers();
        assert_eq!(
            without.json().pointer("/paths/~1a~1{id}/put/responses/2XX/description"),
            Some(&json!(""))
        );
    }
}
