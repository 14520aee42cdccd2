//! What the headers of a download say about the file.

use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_RANGE, ETAG, LAST_MODIFIED};

use super::part_file::Origin;

/// How a file is compressed that was to be sent as it is. Parts of it would not fit to other parts.
pub(super) fn compression(headers: &HeaderMap) -> Option<String> {
    let coding = String::from_utf8_lossy(headers.get(CONTENT_ENCODING)?.as_bytes()).trim().to_owned();
    (!coding.is_empty() && !coding.eq_ignore_ascii_case("identity")).then_some(coding)
}

/// What tells whether a file is still the same: a strong `ETag`, or a `Last-Modified`.
pub(super) fn validator(headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name)?.to_str().ok();
    let tag = text(ETAG).filter(|tag| tag.starts_with('"'));
    tag.or_else(|| text(LAST_MODIFIED)).map(str::to_owned)
}

/// Whether a partial answer is the rest of `origin` from `from` on: `Content-Range: bytes <from>-<end>/<total>`.
pub(super) fn is_rest(headers: &HeaderMap, from: u64, origin: &Origin) -> bool {
    let range = headers.get(CONTENT_RANGE).and_then(|range| range.to_str().ok());
    let Some((span, total)) = range.and_then(|range| range.strip_prefix("bytes ")?.split_once('/')) else {
        return false;
    };
    let Some((start, end)) = span.split_once('-') else { return false };
    let (Ok(start), Ok(end)) = (start.parse::<u64>(), end.parse::<u64>()) else { return false };
    let total = total.parse::<u64>().ok();
    let is_same = match (origin.total, total) {
        (Some(noted), Some(total)) => noted == total,
        // Without a length only a validator tells, which the server checked.
        _ => origin.validator.is_some(),
    };
    start == from && is_same && total.is_none_or(|total| end.checked_add(1) == Some(total))
}
