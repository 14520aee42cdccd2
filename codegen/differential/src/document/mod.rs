//! A document after the front end: its operations, and parts of it that are documents themselves.

mod part;

use codegen::frontend::Document as Loaded;
use codegen::ir::Location;
use serde_json::{Value, json};

/// An OpenAPI 3.0 document as plain JSON, in one piece.
#[derive(Clone, Debug)]
pub struct Document(Value);

/// One operation, as the document has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// `operationId`
    pub id: String,
    /// What a caller passes, in document order, the body last.
    pub slots: Vec<Slot>,
}

/// Something that a caller passes: a parameter or the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// Where it goes.
    pub place: Place,
    /// The name on the wire; empty for a body.
    pub name: String,
    /// Whether a call without it is wrong.
    pub required: bool,
    /// `explode`, with the default of its style: only an array of the style `form` repeats its name.
    pub explode: bool,
    /// The schema, maybe a reference.
    pub schema: Value,
    /// An example that stands beside the schema.
    pub example: Option<Value>,
}

/// Where a [`Slot`] goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A `{name}` of the path
    Path,
    /// The query string
    Query,
    /// A header
    Header,
    /// A cookie
    Cookie,
    /// The body
    Body,
}

impl Place {
    /// The word for it, as `in` writes it.
    pub fn word(self) -> &'static str {
        match self {
            Place::Path => "path",
            Place::Query => "query",
            Place::Header => "header",
            Place::Cookie => "cookie",
            Place::Body => "body",
        }
    }

    /// The place that a parameter goes to.
    pub fn of(location: Location) -> Self {
        match location {
            Location::Path => Place::Path,
            Location::Query => Place::Query,
            Location::Header => Place::Header,
            Location::Cookie => Place::Cookie,
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Place::Path, Place::Query, Place::Header, Place::Cookie]
            .into_iter()
            .find(|place| place.word() == word)
    }
}

impl Slot {
    /// What the values of a call name it by: `query sort`, `body`.
    pub fn key(&self) -> String {
        slot_key(self.place, &self.name)
    }
}

/// What the values of a call name a slot by.
pub fn slot_key(place: Place, name: &str) -> String {
    if place == Place::Body { "body".to_owned() } else { format!("{} {name}", place.word()) }
}

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

impl Document {
    /// The document that the front end loaded.
    pub fn of(loaded: &Loaded) -> Self {
        let mut root = loaded.root.to_json();
        // What the front end gives is a document of this version, whatever version it was written in.
        root["openapi"] = json!("3.0.4");
        Self(root)
    }

    /// A document from its JSON.
    pub fn new(root: Value) -> Self {
        Self(root)
    }

    /// Its JSON.
    pub fn json(&self) -> &Value {
        &self.0
    }

    /// All operations that have an id, in document order.
    pub fn operations(&self) -> Vec<Operation> {
        let paths = self.0["paths"].as_object().into_iter().flatten();
        paths.flat_map(|(_, item)| self.operations_of(item)).collect()
    }

    fn operations_of(&self, item: &Value) -> Vec<Operation> {
        let members = item.as_object().into_iter().flatten();
        let operations = members.filter(|(method, _)| METHODS.contains(&method.as_str()));
        operations.filter_map(|(_, operation)| self.operation(item, operation)).collect()
    }

    fn operation(&self, item: &Value, operation: &Value) -> Option<Operation> {
        let mut slots: Vec<Slot> = Vec::new();
        for parameters in [&item["parameters"], &operation["parameters"]] {
            for parameter in parameters.as_array().into_iter().flatten() {
                let Some(slot) = self.parameter(parameter) else { continue };
                let same = |other: &Slot| other.place == slot.place && other.name == slot.name;
                match slots.iter().position(same) {
                    Some(at) => slots[at] = slot,
                    None => slots.push(slot),
                }
            }
        }
        slots.extend(self.body(&operation["requestBody"]));
        Some(Operation { id: operation["operationId"].as_str()?.to_owned(), slots })
    }

    fn parameter(&self, node: &Value) -> Option<Slot> {
        let parameter = self.resolve(node);
        let place = Place::from_word(parameter["in"].as_str()?)?;
        let style = parameter["style"].as_str().unwrap_or("form");
        Some(Slot {
            place,
            name: parameter["name"].as_str()?.to_owned(),
            required: parameter["required"] == true,
            explode: parameter["explode"].as_bool().unwrap_or(style == "form"),
            schema: parameter.get("schema").cloned().unwrap_or(json!({})),
            example: self.example(parameter),
        })
    }

    fn body(&self, node: &Value) -> Option<Slot> {
        let body = self.resolve(node);
        let media_type = body["content"].as_object()?.values().next()?;
        Some(Slot {
            place: Place::Body,
            name: String::new(),
            required: body["required"] == true,
            explode: false,
            schema: media_type.get("schema").cloned().unwrap_or(json!({})),
            example: self.example(media_type),
        })
    }

    /// `example`, or the first of `examples`.
    fn example(&self, owner: &Value) -> Option<Value> {
        if let Some(example) = owner.get("example") {
            return Some(example.clone());
        }
        let first = owner["examples"].as_object()?.values().next()?;
        self.resolve(first).get("value").cloned()
    }

    /// What a reference refers to; anything else is what it is.
    pub fn resolve<'a>(&'a self, node: &'a Value) -> &'a Value {
        let mut node = node;
        for _ in 0..32 {
            let Some(pointer) =
                node.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'))
            else {
                break;
            };
            let Some(target) = self.0.pointer(pointer) else { break };
            node = target;
        }
        node
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn sample() -> Document {
        Document::new(json!({
            "paths": { "/a/{id}": {
                "parameters": [{ "$ref": "#/components/parameters/Id" }],
                "get": {
                    "operationId": "getA",
                    "parameters": [{ "name": "id", "in": "query", "explode": false, "schema": { "type": "array" } }],
                },
                "put": {
                    "operationId": "putA",
                    "requestBody": { "content": { "application/json": {
                        "schema": { "$ref": "#/components/schemas/A" },
                        "examples": { "one": { "value": { "b": 1 } } },
                    } } },
                },
            } },
            "components": {
                "parameters": { "Id": { "name": "id", "in": "path", "required": true, "schema": {} } },
                "schemas": { "A": { "properties": { "b": { "$ref": "#/components/schemas/B" } } }, "B": {}, "C": {} },
            },
        }))
    }

    #[test]
    fn a_path_and_a_query_parameter_of_one_name_are_two() {
        let operations = sample().operations();
        let keys: Vec<String> = operations[0].slots.iter().map(Slot::key).collect();
        assert_eq!(keys, ["path id", "query id"]);
        assert!(operations[0].slots[0].required);
        assert!(!operations[0].slots[1].explode);
        let body = &operations[1].slots[1];
        assert_eq!((body.key(), body.example.clone()), ("body".to_owned(), Some(json!({ "b": 1 }))));
    }
}
