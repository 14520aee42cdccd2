//! The page where a user lets an application in.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::PinKind;

/// What stands for itself in a query (RFC 3986, section 2.3).
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The page for a PIN. The link has everything behind a `#`, so that the code stays in the browser.
pub(super) fn pin_url(kind: PinKind, client_identifier: &str, code: &str, product: Option<&str>) -> String {
    let encoded = |value| utf8_percent_encode(value, ENCODED);
    if kind == PinKind::Code {
        return "https://plex.tv/link".to_owned();
    }
    let mut url =
        format!("https://app.plex.tv/auth#?clientID={}&code={}", encoded(client_identifier), encoded(code));
    if let Some(product) = product {
        url.push_str(&format!("&context%5Bdevice%5D%5Bproduct%5D={}", encoded(product)));
    }
    url
}
