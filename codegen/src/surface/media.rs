//! Media types (RFC 9110, section 8.3.1), as far as the choice of a Rust type needs them.

/// The media type without parameters, in lower case; `None` when it is none (the document is not trusted, and
/// this text goes into a header).
pub fn essence(media_type: &str) -> Option<String> {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_token = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "!#$&^_.+*-".contains(c))
    };
    let (kind, sub) = essence.split_once('/')?;
    (is_token(kind) && is_token(sub)).then_some(essence)
}

/// `application/json`, `text/json` and every `+json` (RFC 6839, section 3.1).
pub fn is_json(media_type: &str) -> bool {
    essence(media_type).is_some_and(|essence| {
        matches!(essence.as_str(), "application/json" | "text/json" | "text/x-json")
            || essence.ends_with("+json")
    })
}

/// `application/xml`, `text/xml` and every `+xml` (RFC 7303).
pub fn is_xml(media_type: &str) -> bool {
    essence(media_type).is_some_and(|essence| {
        matches!(essence.as_str(), "application/xml" | "text/xml") || essence.ends_with("+xml")
    })
}

/// Media types whose content is bytes, even where a document calls it a string.
pub fn is_bytes(media_type: &str) -> bool {
    essence(media_type).is_none_or(|essence| {
        ["image/", "audio/", "video/", "font/", "multipart/"].iter().any(|kind| essence.starts_with(kind))
            && !is_xml(media_type)
            || matches!(
                essence.as_str(),
                "*/*"
                    | "application/octet-stream"
                    | "application/zip"
                    | "application/gzip"
                    | "application/pdf"
            )
    })
}

/// `text/html`: what servers answer when they have nothing to say.
pub fn is_html(media_type: &str) -> bool {
    essence(media_type).is_some_and(|essence| essence == "text/html")
}

/// Any other `text/...`.
pub fn is_text(media_type: &str) -> bool {
    essence(media_type).is_some_and(|essence| essence.starts_with("text/"))
}
