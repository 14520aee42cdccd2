//! Documents out of known keywords, right and wrong, for the properties.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Keywords of schemas and of the objects around them.
const KEYWORDS: &[&str] = &[
    "type",
    "properties",
    "items",
    "enum",
    "const",
    "format",
    "required",
    "allOf",
    "oneOf",
    "anyOf",
    "nullable",
    "default",
    "example",
    "examples",
    "additionalProperties",
    "patternProperties",
    "prefixItems",
    "discriminator",
    "propertyName",
    "mapping",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "title",
    "description",
    "deprecated",
    "readOnly",
    "not",
    "$defs",
    "contentEncoding",
    "contentMediaType",
    "$ref",
    "x-name",
    "name",
    "in",
    "schema",
    "content",
    "style",
    "explode",
];

/// Values that a keyword may be looking for.
fn leaf() -> impl Strategy<Value = Value> {
    let texts = prop::sample::select(
        &[
            "string",
            "integer",
            "number",
            "boolean",
            "array",
            "object",
            "null",
            "int32",
            "date-time",
            "base64",
            "image/png",
            "a",
            "1",
            "#/components/schemas/A",
            "#/components/schemas/B",
            "#/components/schemas/A/properties/a",
            "B",
            "query",
            "path",
            "form",
            "deepObject",
            "",
        ][..],
    );
    prop_oneof![
        4 => texts.prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => prop::sample::select(&[0i64, 1, -1, 3, i64::MAX, i64::MIN][..]).prop_map(Value::from),
        1 => prop::sample::select(&[0.5f64, 1.0, 1e300, -1e-9, 1.8446744073709552e19][..]).prop_map(Value::from),
        1 => Just(json!(u64::MAX)),
        1 => Just(Value::Null),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(5, 40, 5, |inner| {
        let key = prop_oneof![
            6 => prop::sample::select(KEYWORDS).prop_map(str::to_owned),
            1 => prop::sample::select(&["a", "b", "x-free"][..]).prop_map(str::to_owned),
        ];
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            3 => prop::collection::vec((key, inner), 0..5).prop_map(|members| Value::from(Map::from_iter(members))),
        ]
    })
}

/// A schema in which values mostly have the form that their keyword wants, so that they get past the first check.
fn schema() -> impl Strategy<Value = Value> {
    let types =
        prop::sample::select(&["string", "integer", "number", "boolean", "array", "object", "null"][..]);
    let leaf = prop_oneof![
        Just(json!({})),
        Just(json!(true)),
        Just(json!({"$ref": "#/components/schemas/B"})),
        types.clone().prop_map(|name| json!({"type": name})),
        (types.clone(), types.clone(), leaf())
            .prop_map(|(one, two, value)| json!({"type": [one, two], "default": value})),
        (leaf(), leaf()).prop_map(|(one, two)| json!({"enum": [one, two]})),
        (types.clone(), leaf()).prop_map(|(name, value)| json!({"type": name, "enum": [value, null]})),
        leaf().prop_map(|value| json!({"const": value})),
    ];
    leaf.prop_recursive(4, 30, 4, move |inner| {
        let list = prop::collection::vec(inner.clone(), 0..4);
        let part = prop_oneof![
            list.clone().prop_map(|all| json!({"allOf": all})),
            list.clone().prop_map(|all| json!({"oneOf": all})),
            list.clone().prop_map(
                |all| json!({"anyOf": all, "discriminator": {"propertyName": "a", "mapping": {"x": "B"}}})
            ),
            list.prop_map(|all| json!({"prefixItems": all, "minItems": 1.0})),
            inner.clone().prop_map(|items| json!({"items": items, "uniqueItems": true})),
            inner.clone().prop_map(|extra| json!({"additionalProperties": extra})),
            inner.clone().prop_map(|extra| json!({"patternProperties": {"^a": extra}})),
            (inner.clone(), inner.clone())
                .prop_map(|(a, b)| json!({"properties": {"a": a, "b": b}, "required": ["a", "c"]})),
            inner.clone().prop_map(|inner| json!({"not": inner, "nullable": true, "description": 5})),
            leaf_limits(),
            inner,
        ];
        prop::collection::vec(part, 1..3).prop_map(|parts| {
            let members = parts.into_iter().filter_map(|part| part.as_object().cloned()).flatten();
            Value::from(Map::from_iter(members))
        })
    })
}

fn leaf_limits() -> BoxedStrategy<Value> {
    let number =
        prop::sample::select(vec![json!(0), json!(2.5), json!(3.0), json!(1e30), json!(u64::MAX), json!(-7)]);
    (number.clone(), number, any::<bool>(), 0usize..8)
        .prop_map(|(low, high, flag, kind)| match kind {
            0 => json!({"minimum": low, "exclusiveMinimum": high}),
            1 => json!({"maximum": low, "exclusiveMaximum": flag}),
            2 => json!({"multipleOf": low, "type": "integer"}),
            3 => json!({"type": "integer", "minimum": low, "maximum": high, "format": "int64"}),
            4 => json!({"minLength": 1, "maxLength": 2, "pattern": "a"}),
            5 => json!({"contentEncoding": "base64", "contentMediaType": "image/png"}),
            6 => json!({"type": ["integer", "string"], "minimum": low, "enum": [high, "a"]}),
            _ => json!({"examples": [low], "deprecated": flag, "xml": {}, "x-name": "n"}),
        })
        .boxed()
}

/// A document with three schemas and an operation.
pub fn document() -> impl Strategy<Value = Value> {
    let any_schema = prop_oneof![4 => schema(), 1 => value()];
    let parameter = (any_schema, prop::sample::select(&["query", "header", "path", "cookie"][..])).prop_map(
        |(schema, place)| json!({"name": "id", "in": place, "schema": schema, "examples": {"a": {"value": 1}}}),
    );
    let mixed = || prop_oneof![4 => schema(), 1 => value()];
    (mixed(), mixed(), mixed(), prop::collection::vec(prop_oneof![6 => parameter, 1 => value()], 0..3)).prop_map(
        |(a, b, body, parameters)| {
            json!({
                "openapi": "3.1.1",
                "info": {"title": "Any", "version": 1.0},
                "paths": {"/a/{id}": {
                    "parameters": [{"name": "id", "in": "path", "schema": true}],
                    "post": {
                        "parameters": parameters,
                        "requestBody": {"content": {"application/json": {"schema": body}}},
                        "responses": {"200": {"headers": {"X-A": {}}, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}},
                    },
                }},
                "components": {"schemas": {"A": a, "B": b}},
            })
        },
    )
}
