//! A reader of `multipart/form-data` (RFC 7578) that is in memory as a whole.

use super::error::WebhookError;
use super::header;

/// The longest boundary (RFC 2046, section 5.1.1).
const MAX_BOUNDARY: usize = 70;

/// How many parts a form may have. Servers send two.
const MAX_PARTS: usize = 16;

/// How many bytes the headers of a part may have.
const MAX_HEADERS: usize = 8 * 1024;

/// A part of a form.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part<'b> {
    pub(super) name: String,
    pub(super) file_name: Option<String>,
    pub(super) content_type: Option<String>,
    pub(super) body: &'b [u8],
}

/// The parts of a form.
pub(super) fn parts<'b>(content_type: &str, body: &'b [u8]) -> Result<Vec<Part<'b>>, WebhookError> {
    let boundary = header::parameter(content_type, "boundary").unwrap_or_default();
    if boundary.is_empty() || boundary.len() > MAX_BOUNDARY {
        return Err(WebhookError::Form("its boundary is missing or too long"));
    }
    let delimiter = [b"\r\n--", boundary.as_bytes()].concat();
    let mut parts = Vec::new();
    let mut rest = start(body, &delimiter)?;
    while let Some(content) = next_content(rest)? {
        let end = find(content, &delimiter).ok_or(WebhookError::Form("its end is missing"))?;
        if parts.len() == MAX_PARTS {
            return Err(WebhookError::Form("it has too many parts"));
        }
        parts.push(part(&content[..end])?);
        rest = &content[end + delimiter.len()..];
    }
    Ok(parts)
}

/// What follows the first delimiter, before which there may be a preamble.
fn start<'b>(body: &'b [u8], delimiter: &[u8]) -> Result<&'b [u8], WebhookError> {
    // The line break belongs to the delimiter, but the first may do without.
    let first = &delimiter[2..];
    let rest = body.strip_prefix(first).or_else(|| Some(&body[find(body, delimiter)? + delimiter.len()..]));
    rest.ok_or(WebhookError::Form("its boundary does not occur"))
}

/// What follows a delimiter; `None` at the last one, behind which there may be an epilogue.
fn next_content(after: &[u8]) -> Result<Option<&[u8]>, WebhookError> {
    if after.starts_with(b"--") {
        return Ok(None);
    }
    let padding = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let content = after[padding..].strip_prefix(b"\r\n");
    content.map(Some).ok_or(WebhookError::Form("its boundary occurs within a part"))
}

fn part(content: &[u8]) -> Result<Part<'_>, WebhookError> {
    let (headers, body) = match content.strip_prefix(b"\r\n") {
        Some(body) => (&content[..0], body),
        None => {
            let end =
                find(content, b"\r\n\r\n").ok_or(WebhookError::Form("the headers of a part do not end"))?;
            (&content[..end], &content[end + 4..])
        }
    };
    if headers.len() > MAX_HEADERS {
        return Err(WebhookError::Form("the headers of a part are too long"));
    }
    let headers = std::str::from_utf8(headers).map_err(|_| WebhookError::Form("a header is not UTF-8"))?;
    let find = |name: &str| {
        let mut lines = headers.split("\r\n").filter_map(|line| line.split_once(':'));
        lines.find(|(key, _)| key.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    };
    let disposition = find("content-disposition").unwrap_or_default();
    Ok(Part {
        name: header::parameter(disposition, "name").unwrap_or_default(),
        file_name: header::parameter(disposition, "filename"),
        content_type: find("content-type").map(ToOwned::to_owned),
        body,
    })
}

/// Where `wanted` begins.
fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests;
