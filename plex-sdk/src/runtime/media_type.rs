//! Media types (RFC 9110, section 8.3.1).

/// A media type without its parameters.
pub(crate) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Whether `media_type` is in `range`: the same, `text/*` or `*/*`. Parameters do not count.
pub(crate) fn is_in(media_type: &str, range: &str) -> bool {
    let (media_type, range) = (essence(media_type), essence(range));
    match range.strip_suffix('*') {
        Some("*/") => true,
        Some(prefix) => {
            media_type.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        }
        None => media_type.eq_ignore_ascii_case(range),
    }
}
