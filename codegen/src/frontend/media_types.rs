//! What a media type says about its content.

/// The type and subtype, without parameters, in lower case.
pub fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// JSON, plain or of a vendor (`application/vnd.api+json`).
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// Text to be read as it is.
pub fn is_text(media_type: &str) -> bool {
    essence(media_type).starts_with("text/")
}

/// Content that is bytes whatever its schema says: a string without a format stands for it since OpenAPI 3.1.
pub fn is_bytes(media_type: &str) -> bool {
    let essence = essence(media_type);
    let kind = essence.split('/').next().unwrap_or_default();
    matches!(kind, "image" | "audio" | "video" | "font") && !essence.ends_with("+xml")
        || matches!(
            essence.as_str(),
            "application/octet-stream" | "application/zip" | "application/pdf" | "application/gzip"
        )
}

/// How willingly a body is sent in a media type, when an operation takes several: the lower the better.
pub fn preference(media_type: &str) -> u8 {
    match essence(media_type).as_str() {
        _ if is_json(media_type) => 0,
        "application/x-www-form-urlencoded" => 1,
        "multipart/form-data" => 2,
        _ if is_text(media_type) => 3,
        _ => 4,
    }
}

/// A word for the name of a type that stands in this media type beside another.
pub fn word(media_type: &str) -> String {
    let essence = essence(media_type);
    let subtype = essence.rsplit('/').next().unwrap_or_default();
    let suffix = subtype.rsplit('+').next().unwrap_or_default();
    crate::frontend::words::words(suffix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_and_vendors_do_not_hide_json() {
        assert!(is_json("application/json; charset=utf-8"));
        assert!(is_json("Application/VND.plex+JSON"));
        assert!(!is_json("application/jsonlines"));
    }

    #[test]
    fn bytes_are_told_from_text() {
        assert!(is_bytes("image/jpeg") && is_bytes("application/octet-stream"));
        assert!(
            !is_bytes("image/svg+xml") && !is_bytes("text/srt") && !is_bytes("application/vnd.apple.mpegurl")
        );
    }
}
