//! Whether an example of the document is a value of its schema, as far as a strict client looks.

use serde_json::Value;

use crate::document::Document;

/// Whether `value` has the type, the enum and the members that `schema` asks for.
pub fn fits(document: &Document, schema: &Value, value: &Value, depth: usize) -> bool {
    let schema = document.resolve(schema);
    if depth > 12 {
        return true;
    }
    if value.is_null() {
        return schema["nullable"] == true;
    }
    let all = |key: &str| schema[key].as_array().map(|members| members.iter());
    let inner = |member: &Value| fits(document, member, value, depth + 1);
    if schema["enum"].as_array().is_some_and(|values| !values.contains(value))
        || all("allOf").is_some_and(|mut members| !members.all(inner))
        || ["oneOf", "anyOf"].iter().filter_map(|key| all(key)).any(|mut members| !members.any(inner))
    {
        return false;
    }
    match schema["type"].as_str() {
        Some("string") => value.as_str().is_some_and(|text| fits_text(schema, text)),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("array") => value
            .as_array()
            .is_some_and(|items| items.iter().all(|item| fits(document, &schema["items"], item, depth + 1))),
        Some("object") => fits_object(document, schema, value, depth),
        _ => true,
    }
}

fn fits_text(schema: &Value, text: &str) -> bool {
    let length = text.chars().count() as u64;
    // What a format means is checked by the client that knows it; dates are what examples get wrong.
    let dated = matches!(schema["format"].as_str(), Some("date" | "date-time" | "uuid"));
    !dated
        && schema["minLength"].as_u64().is_none_or(|least| length >= least)
        && schema["maxLength"].as_u64().is_none_or(|most| length <= most)
}

fn fits_object(document: &Document, schema: &Value, value: &Value, depth: usize) -> bool {
    let Some(members) = value.as_object() else { return false };
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let mut missing = required.filter(|key| !members.contains_key(*key));
    let member_fits = |(key, member): (&String, &Value)| match schema["properties"].get(key) {
        Some(property) => fits(document, property, member, depth + 1),
        None => match &schema["additionalProperties"] {
            Value::Bool(allowed) => *allowed,
            Value::Null => true,
            other => fits(document, other, member, depth + 1),
        },
    };
    missing.next().is_none() && members.iter().all(member_fits)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_example_of_another_type_does_not_fit() {
        let document = Document::new(
            json!({ "components": { "schemas": { "Kind": { "type": "string", "enum": ["a"] } } } }),
        );
        let kind = json!({ "$ref": "#/components/schemas/Kind" });
        let schema = json!({ "type": "object", "required": ["kind"], "properties": { "kind": kind },
            "additionalProperties": false });
        let takes = |value: Value| fits(&document, &schema, &value, 0);
        assert!(takes(json!({ "kind": "a" })));
        for other in
            [json!({}), json!({ "kind": "b" }), json!({ "kind": "a", "more": 1 }), json!([]), json!(null)]
        {
            assert!(!takes(other.clone()), "{other}");
        }
        assert!(fits(&document, &json!({ "oneOf": [{ "type": "integer" }, kind] }), &json!("a"), 0));
        assert!(!fits(&document, &json!({ "type": "array", "items": kind }), &json!(["a", 1]), 0));
    }
}
