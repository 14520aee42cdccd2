//! Values from schemas.

use serde_json::{Map, Value, json};

use super::Run;
use super::fits::fits;
use super::texts::{hard, of_format, of_length, plain, salt};
use crate::document::{Document, Place};

/// Objects that are nested deeper have their required members only.
const DEEP: usize = 4;
/// Nothing is nested deeper: a schema that asks for it has no finite value.
const DEEPEST: usize = 24;

/// Makes values for one place of a call.
pub struct Sampler<'a> {
    /// Where references lead
    pub document: &'a Document,
    /// Which values to make
    pub run: Run,
    /// Where they go
    pub place: Place,
}

impl Sampler<'_> {
    /// Whether `example` can be sent as it is.
    pub fn takes(&self, schema: &Value, example: &Value) -> bool {
        !example.is_null() && fits(self.document, schema, example, 0)
    }

    /// A value of `schema`; `name` makes it differ from the values beside it.
    pub fn sample(&self, schema: &Value, name: &str, depth: usize) -> Value {
        let schema = self.document.resolve(schema);
        if depth > DEEPEST {
            return Value::Null;
        }
        if self.run == Run::Documented
            && let Some(example) = schema.get("example").filter(|example| self.takes(schema, example))
        {
            return example.clone();
        }
        let values: Vec<&Value> =
            schema["enum"].as_array().into_iter().flatten().filter(|value| !value.is_null()).collect();
        if !values.is_empty() {
            return values[salt(name) % values.len()].clone();
        }
        for key in ["oneOf", "anyOf"] {
            let members = schema[key].as_array().map_or(&[][..], Vec::as_slice);
            if let Some(member) = members.get(self.pick(name, members.len())) {
                return self.sample(member, name, depth + 1);
            }
        }
        if let Some(members) = schema["allOf"].as_array() {
            return self.all_of(schema, members, name, depth);
        }
        match schema["type"].as_str() {
            Some("string") => self.text(schema, name),
            Some("integer") => integer(schema, self.run),
            Some("number") => number(schema, self.run),
            Some("boolean") => json!(salt(name).is_multiple_of(2) != (self.run == Run::Hard)),
            Some("array") => self.list(schema, name, depth),
            Some("object") => self.object(schema, name, depth),
            _ if schema.get("properties").is_some() => self.object(schema, name, depth),
            _ => self.text(schema, name),
        }
    }

    fn pick(&self, name: &str, count: usize) -> usize {
        if self.run == Run::Hard && count > 0 { salt(name) % count } else { 0 }
    }

    fn all_of(&self, schema: &Value, members: &[Value], name: &str, depth: usize) -> Value {
        let own = schema.get("properties").map(|_| self.object(schema, name, depth));
        let mut values = members.iter().map(|member| self.sample(member, name, depth + 1)).chain(own);
        let mut whole = values.next().unwrap_or_else(|| json!({}));
        for value in values {
            if let (Some(whole), Value::Object(more)) = (whole.as_object_mut(), value) {
                whole.extend(more);
            }
        }
        whole
    }

    fn text(&self, schema: &Value, name: &str) -> Value {
        let limits = (schema["minLength"].as_u64(), schema["maxLength"].as_u64());
        let format = schema["format"].as_str().and_then(of_format);
        if let Some(text) = format {
            return json!(text);
        }
        if schema.get("pattern").is_some() {
            let known =
                ["example", "default"].into_iter().filter_map(|key| schema.get(key)).find(|v| v.is_string());
            return known.cloned().unwrap_or_else(|| json!(of_length("1", limits.0, limits.1)));
        }
        let text = match self.run {
            Run::Hard => hard(salt(name), self.place),
            Run::Empty if self.place != Place::Path => "",
            _ => plain(salt(name)),
        };
        json!(of_length(text, limits.0, limits.1))
    }

    fn list(&self, schema: &Value, name: &str, depth: usize) -> Value {
        let (least, most) = (schema["minItems"].as_u64().unwrap_or(0), schema["maxItems"].as_u64());
        let wanted = match self.run {
            Run::Hard => 3,
            Run::Empty if self.place != Place::Path => 0,
            Run::Documented => 2,
            _ => 1,
        };
        let count = wanted.max(least.min(64)).min(most.unwrap_or(u64::MAX));
        let mut items: Vec<Value> =
            (0..count).map(|at| self.sample(&schema["items"], &format!("{name}{at}"), depth + 1)).collect();
        if schema["uniqueItems"] == true {
            let mut seen = Vec::new();
            items.retain(|item| {
                !seen.contains(item) && {
                    seen.push(item.clone());
                    true
                }
            });
        }
        Value::Array(items)
    }

    fn object(&self, schema: &Value, name: &str, depth: usize) -> Value {
        let is_required = |key: &str| {
            schema["required"].as_array().is_some_and(|required| required.iter().any(|other| other == key))
        };
        let few = self.run == Run::Required || depth >= DEEP;
        let mut members = Map::new();
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            let read_only = self.document.resolve(property)["readOnly"] == true;
            if is_required(key) || !(few || read_only) {
                members.insert(key.clone(), self.sample(property, &format!("{name}{key}"), depth + 1));
            }
        }
        let free = match &schema["additionalProperties"] {
            Value::Null => members.is_empty() && schema.get("properties").is_none(),
            Value::Bool(allowed) => *allowed && members.is_empty(),
            _ => true,
        };
        if free && matches!(self.run, Run::Documented | Run::Hard) && depth < DEEP {
            let keys = if self.run == Run::Hard { ["year>=", "a b&c"] } else { ["one", "two"] };
            for key in keys {
                let value = match &schema["additionalProperties"] {
                    Value::Object(_) => self.sample(&schema["additionalProperties"], key, depth + 1),
                    _ => json!(hard(salt(key), self.place)),
                };
                members.insert(key.to_owned(), value);
            }
        }
        Value::Object(members)
    }
}

fn integer(schema: &Value, run: Run) -> Value {
    let wanted = match (run, schema["format"].as_str()) {
        // Above 2^53, where a double would round it.
        (Run::Hard, Some("int64")) => 9_007_199_254_740_993,
        (Run::Hard, _) => 2_147_483_647,
        (Run::Empty, _) => 0,
        (Run::Required, _) => 1,
        (Run::Documented, _) => 42,
    };
    let limit = |key: &str| schema[key].as_f64().map(|limit| limit as i64);
    let least = limit("minimum").map(|limit| limit + i64::from(schema["exclusiveMinimum"] == true));
    let most = limit("maximum").map(|limit| limit - i64::from(schema["exclusiveMaximum"] == true));
    let mut value = wanted.min(most.unwrap_or(i64::MAX)).max(least.unwrap_or(i64::MIN));
    if let Some(step) = schema["multipleOf"].as_i64().filter(|step| *step > 0) {
        value = value.div_euclid(step) * step;
    }
    json!(value)
}

fn number(schema: &Value, run: Run) -> Value {
    let wanted: f64 = match run {
        // Exact in 32 bits too, so that no client has to round it.
        Run::Hard => 1234.0625,
        Run::Empty => -0.5,
        _ => 2.5,
    };
    let least = schema["minimum"].as_f64().unwrap_or(f64::MIN);
    json!(wanted.min(schema["maximum"].as_f64().unwrap_or(f64::MAX)).max(least))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(schema: Value, run: Run, place: Place) -> Value {
        let document = Document::new(json!({ "components": { "schemas": {
            "Tree": { "type": "object", "required": ["name"], "properties": {
                "name": { "type": "string" }, "child": { "$ref": "#/components/schemas/Tree" } } },
        } } }));
        Sampler { document: &document, run, place }.sample(&schema, "x", 0)
    }

    #[test]
    fn values_fit_their_schema() {
        let document = Document::new(json!({}));
        let schemas = [
            json!({ "type": "string", "minLength": 3, "maxLength": 5 }),
            json!({ "type": "integer", "minimum": 10, "maximum": 20, "multipleOf": 5 }),
            json!({ "type": "array", "items": { "type": "string", "enum": ["a", "b"] }, "minItems": 2 }),
            json!({ "allOf": [{ "type": "object", "properties": { "a": { "type": "integer" } } },
                { "type": "object", "required": ["b"], "properties": { "b": { "type": "boolean" } } }] }),
            json!({ "oneOf": [{ "type": "integer" }, { "type": "string" }] }),
        ];
        for schema in schemas {
            for run in Run::ALL {
                let value = sample(schema.clone(), run, Place::Query);
                assert!(fits(&document, &schema, &value, 0), "{schema} {run:?}: {value}");
            }
        }
    }

    #[test]
    fn recursion_ends() {
        let tree = sample(json!({ "$ref": "#/components/schemas/Tree" }), Run::Documented, Place::Body);
        let deepest = tree.pointer("/child/child/child/child").expect("some levels are filled");
        assert_eq!(deepest.as_object().map(Map::len), Some(1));
    }

    #[test]
    fn only_the_run_of_empty_values_has_empty_texts_and_never_in_a_path() {
        let text = json!({ "type": "string" });
        assert_eq!(sample(text.clone(), Run::Empty, Place::Query), "");
        assert_ne!(sample(text.clone(), Run::Empty, Place::Path), "");
        assert_ne!(sample(text, Run::Required, Place::Query), "");
        assert_eq!(sample(json!({ "type": "array", "items": {} }), Run::Empty, Place::Body), json!([]));
    }
}
