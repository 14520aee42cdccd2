//! Tokens of plex.tv for devices with a key.

use std::time::SystemTime;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use plex_sdk::Value;
use serde_json::json;

pub const DAY: u64 = 24 * 60 * 60;

/// Seconds since 1970 of this machine, which the answers of the server have as well.
pub fn now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs()
}

/// A token of plex.tv, which nobody here checks the signature of.
pub fn token(name: &str, expiry: u64) -> String {
    let part = |value: Value| BASE64.encode(value.to_string());
    format!("{}.{}.canary", part(json!({})), part(json!({ "name": name, "exp": expiry })))
}
