//! When a token of plex.tv ends.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::Value;

/// The `exp` of a JSON Web Token, in seconds since 1970. Its signature is not checked: plex.tv does that whenever
/// the token is used.
pub(super) fn expiry(token: &str) -> Option<u64> {
    let claims = token.split('.').nth(1)?.trim_end_matches('=');
    let claims: Value = serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(claims).ok()?).ok()?;
    let expiry = claims.get("exp")?;
    // RFC 7519 allows fractions of a second.
    expiry
        .as_u64()
        .or_else(|| expiry.as_f64().filter(|seconds| *seconds >= 0.0).map(|seconds| seconds as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_token_is_read() {
        let token = |claims: &str| format!("e30.{}.c2ln", BASE64_URL_SAFE_NO_PAD.encode(claims));
        assert_eq!(expiry(&token(r#"{"exp":1719000000}"#)), Some(1_719_000_000));
        assert_eq!(expiry(&token(r#"{"exp":1719000000.5}"#)), Some(1_719_000_000));
        for other in [token("{}"), token(r#"{"exp":-1}"#), "opaque".to_owned(), "a.b.c".to_owned()] {
            assert_eq!(expiry(&other), None, "{other}");
        }
    }
}
