//! The page where a user lets an application in.

use super::PinKind;
use crate::runtime::params::encode;

/// The page for a PIN. The link has everything behind a `#`, so that the code stays in the browser.
pub(super) fn pin_url(kind: PinKind, client_identifier: &str, code: &str, product: Option<&str>) -> String {
    if kind == PinKind::Code {
        return "https://plex.tv/link".to_owned();
    }
    let mut url =
        format!("https://app.plex.tv/auth#?clientID={}&code={}", encode(client_identifier), encode(code));
    if let Some(product) = product {
        url.push_str(&format!("&context%5Bdevice%5D%5Bproduct%5D={}", encode(product)));
    }
    url
}
