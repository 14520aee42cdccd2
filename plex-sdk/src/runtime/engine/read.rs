//! The body of an answer, as a whole and within a limit.

use bytes::{Bytes, BytesMut};
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{HeaderMap, Method, StatusCode};

use crate::runtime::error::BoxError;
use crate::runtime::transport::ByteStream;

/// How much memory is taken on the word of a `Content-Length`, in bytes.
const MAX_RESERVED: u64 = 1024 * 1024;

/// Why a body was not read.
pub(super) enum ReadError {
    /// It is larger than the limit; this is its start.
    TooLarge(Bytes),
    /// It broke off after this start.
    Failed(Bytes, BoxError),
}

/// Reads a body of at most `limit` bytes. One that ends before its `announced` length is an error.
pub(super) async fn read(
    mut body: ByteStream,
    announced: Option<u64>,
    limit: u64,
) -> Result<Bytes, ReadError> {
    let mut bytes = BytesMut::new();
    let mut is_first = true;
    while let Some(piece) = body.next().await {
        let mut piece = match piece {
            Ok(piece) => piece,
            Err(source) => return Err(ReadError::Failed(bytes.freeze(), source)),
        };
        let room = limit.saturating_sub(bytes.len() as u64);
        if piece.len() as u64 > room {
            piece.truncate(room as usize);
            bytes.extend_from_slice(&piece);
            return Err(ReadError::TooLarge(bytes.freeze()));
        }
        // A body in one piece is not copied.
        if is_first && announced == Some(piece.len() as u64) {
            return Ok(piece);
        }
        if is_first {
            bytes.reserve(announced.unwrap_or_default().min(MAX_RESERVED).min(limit) as usize);
            is_first = false;
        }
        bytes.extend_from_slice(&piece);
    }
    match announced {
        Some(announced) if announced != bytes.len() as u64 => {
            let message = format!("the body ended after {} of {announced} bytes", bytes.len());
            Err(ReadError::Failed(bytes.freeze(), message.into()))
        }
        _ => Ok(bytes.freeze()),
    }
}

/// The length of the body as it is received, where it is known. Answers to a HEAD and with some statuses tell a
/// length that they do not have (RFC 9110, section 8.6), and a length beside chunks does not count (RFC 9112,
/// section 6.3).
pub(super) fn announced(method: &Method, status: StatusCode, headers: &HeaderMap) -> Option<u64> {
    let is_empty = *method == Method::HEAD
        || status.is_informational()
        || matches!(status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
    if is_empty || headers.contains_key(CONTENT_ENCODING) || headers.contains_key(TRANSFER_ENCODING) {
        return None;
    }
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.trim().parse().ok()
}
