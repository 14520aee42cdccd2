//! Bytes in strings and in forms.

use super::Scope;
use crate::frontend::tree::{Node, NodeValue};

/// `contentEncoding: base64` is the format `byte`, a media type without an encoding the format `binary`, as OpenAPI 3.0
/// writes them (OpenAPI 3.1.1, section 4.8.14.1). Text in another media type is text.
pub fn content_encoding(node: &mut Node, _: &mut Scope<'_>) {
    let at = node.at;
    let Some(members) = node.as_object_mut() else { return };
    let encoding = members.shift_remove("contentEncoding");
    let media_type = members.shift_remove("contentMediaType");
    let encoding = encoding.as_ref().and_then(Node::as_str).map(str::to_ascii_lowercase);
    let media_type = media_type.as_ref().and_then(Node::as_str);
    let format = match (encoding.as_deref(), media_type) {
        (Some("base64" | "base64url"), _) => "byte",
        (None | Some("binary"), Some(media_type)) if !is_text(media_type) => "binary",
        _ => return,
    };
    members.entry("type".to_owned()).or_insert_with(|| Node::string("string", at));
    members.entry("format".to_owned()).or_insert_with(|| Node::string(format, at));
}

fn is_text(media_type: &str) -> bool {
    let media_type = media_type.to_ascii_lowercase();
    media_type.starts_with("text/") || ["json", "xml", "yaml"].iter().any(|name| media_type.contains(name))
}

/// The style `form`, which is the default, explodes unless it is said (OpenAPI 3.1.1, section 4.8.15.1.2); the typed
/// model would take the absence for `false`.
pub fn explode_of_forms(node: &mut Node, _: &mut Scope<'_>) {
    let at = node.at;
    let form = node.get("style").and_then(Node::as_str).unwrap_or("form") == "form";
    if let Some(members) = node.as_object_mut() {
        members.entry("explode".to_owned()).or_insert_with(|| Node::new(NodeValue::Bool(form), at));
    }
}
