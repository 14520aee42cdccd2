//! Any bytes as the answer of a server: for tests and for the fuzz target `answer`.

use std::sync::LazyLock;

use plex_sdk::PlexApi;
use plex_sdk::catalogue::OPERATIONS;
use plex_sdk::operations::GetLibraryDetails;
use plex_sdk::runtime::*;

/// The token of the call. No error may show it.
const CANARY: &str = "canary-Token-1";

/// The first bytes of an input choose the operation, the media type, the status and what a header says.
pub const CHOICES: usize = 5;

const MEDIA_TYPES: [&str; 5] =
    ["application/json", "text/xml;charset=utf-8", "text/html", "text/plain", "application/octet-stream"];

const STATUSES: [u16; 12] = [200, 201, 204, 206, 300, 302, 307, 400, 401, 404, 429, 503];

const HEADERS: [&str; 5] = ["content-encoding", "location", "retry-after", "content-length", "content-range"];

/// Reads `bytes` as an answer in two ways: as the answer 200 of any operation, and as any answer of one. Whether
/// the first could be read.
///
/// # Panics
/// When what was read is not what is read of what was written of it, or when an error shows the token.
pub fn read(bytes: &[u8]) -> bool {
    let Some((choices, body)) = bytes.split_first_chunk::<CHOICES>() else { return false };
    let [operation, more, media_type, status, header] = choices.map(usize::from);
    let info = &OPERATIONS[(operation + more * 256) % OPERATIONS.len()];
    let media_type = HeaderValue::from_static(MEDIA_TYPES[media_type % MEDIA_TYPES.len()]);
    let body = Bytes::copy_from_slice(body);
    call(&media_type, STATUSES[status % STATUSES.len()], HEADERS[header % HEADERS.len()], &body);
    let start = body.trim_ascii_start();
    let is_xml = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start().starts_with(b"<");
    match info.reread(media_type, body) {
        Ok(Some(read)) if !is_xml => {
            let json = HeaderValue::from_static("application/json");
            let written = Bytes::from(read.value.to_string());
            let again = info.reread(json, written.clone());
            let again = again.unwrap_or_else(|error| panic!("{}: {error} in {written:?}", info.meta.id));
            assert_eq!(again.as_ref(), Some(&read), "{} of {written:?}", info.meta.id);
            true
        }
        Ok(_) => true,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            false
        }
    }
}

/// What a call makes of an answer. Its header begins as the body does.
fn call(media_type: &HeaderValue, status: u16, header: &'static str, body: &Bytes) {
    static RUNTIME: LazyLock<tokio::runtime::Runtime> =
        LazyLock::new(|| tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap());
    let transport = Answering { media_type: media_type.clone(), status, header, body: body.clone() };
    let builder = PlexApi::builder().server_url("http://server").access_token(CANARY).transport(transport);
    let plex = builder.retries(RetryConfig::none()).build().unwrap();
    if let Err(error) = RUNTIME.block_on(plex.sections().get_library_details("1").send()) {
        let shown =
            format!("{error} {error:?} {error:#?} {:?}", error.typed::<GetLibraryDetails>().is_some());
        assert!(!shown.contains(CANARY), "{shown}");
    }
}

/// A server that always gives the same answer, whatever it says.
struct Answering {
    media_type: HeaderValue,
    status: u16,
    header: &'static str,
    body: Bytes,
}

impl Transport for Answering {
    fn send(&self, _: HttpRequest) -> TransportFuture<'_> {
        let mut response = HttpResponse::new(StatusCode::from_u16(self.status).unwrap(), self.body.clone());
        response.headers.insert("content-type", self.media_type.clone());
        let start = self.body.split(|byte| *byte == b'\n').next().unwrap_or_default();
        if let Ok(value) = HeaderValue::from_bytes(start) {
            response.headers.insert(self.header, value);
        }
        Box::pin(std::future::ready(Ok(response)))
    }
}
