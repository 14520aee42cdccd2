//! A tree as other forms of JSON.

use super::{Node, NodeValue};
use crate::ir;

impl Node {
    /// The value for a backend: an example, a default, an enum member.
    pub fn to_ir(&self) -> ir::Value {
        match &self.value {
            NodeValue::Null => ir::Value::Null,
            NodeValue::Bool(value) => ir::Value::Bool(*value),
            NodeValue::Number(digits) => ir::Value::Number(digits.clone()),
            NodeValue::String(text) => ir::Value::String(text.clone()),
            NodeValue::List(items) => ir::Value::List(items.iter().map(Node::to_ir).collect()),
            NodeValue::Object(members) => {
                ir::Value::Object(members.iter().map(|(key, node)| (key.clone(), node.to_ir())).collect())
            }
        }
    }

    /// The value for serde: numbers lose digits that neither 64 bits nor a double can hold.
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            NodeValue::Null => serde_json::Value::Null,
            NodeValue::Bool(value) => (*value).into(),
            NodeValue::Number(digits) => number(digits),
            NodeValue::String(text) => text.as_str().into(),
            NodeValue::List(items) => items.iter().map(Node::to_json).collect(),
            NodeValue::Object(members) => {
                members.iter().map(|(key, node)| (key.clone(), node.to_json())).collect()
            }
        }
    }

    /// The value in one line of JSON, with every digit that was written.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match &self.value {
            NodeValue::Null => out.push_str("null"),
            NodeValue::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            NodeValue::Number(digits) => out.push_str(digits),
            NodeValue::String(text) => out.push_str(&serde_json::Value::from(text.as_str()).to_string()),
            NodeValue::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index > 0 { ", " } else { "" });
                    item.write(out);
                }
                out.push(']');
            }
            NodeValue::Object(members) => {
                out.push('{');
                for (index, (key, member)) in members.iter().enumerate() {
                    out.push_str(if index > 0 { ", " } else { "" });
                    out.push_str(&serde_json::Value::from(key.as_str()).to_string());
                    out.push_str(": ");
                    member.write(out);
                }
                out.push('}');
            }
        }
    }
}

fn number(digits: &str) -> serde_json::Value {
    if let Ok(value) = digits.parse::<i64>() {
        return value.into();
    }
    if let Ok(value) = digits.parse::<u64>() {
        return value.into();
    }
    let value: f64 = digits.parse().unwrap_or(0.0);
    if value.is_finite() { value.into() } else { f64::MAX.copysign(value).into() }
}
