//! Where an answer says that something is found.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::error::UriError;
use crate::runtime::server_url::BaseUrl;

/// What may not stand in a path with a query (RFC 3986, sections 3.3 and 3.4). `%` stays, for servers write
/// keys that are encoded already.
const NOT_IN_PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

/// A path from the root of a server, with its query, encoded: the `key`, `thumb` or `art` of an item, made whole.
///
/// It never leads to another server: other schemes and hosts and `..` are refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key(String);

impl Key {
    /// Reads a key of the answer to a request of `request_path`. A key that begins with a slash counts from the
    /// root of the server; others are appended to the path of the request, whose query they do not keep:
    /// the key `1` in the answer of `/library/sections` is `/library/sections/1`.
    ///
    /// # Errors
    /// When the key, or the path of the request, leads away from the server or is no path.
    pub fn resolve(request_path: &str, key: &str) -> Result<Self, UriError> {
        if key.starts_with('/') {
            return Self::rooted(key);
        }
        let base = request_path.split_once('?').map_or(request_path, |(path, _)| path);
        let base = Self::rooted(base)?;
        if key.is_empty() {
            return Ok(base);
        }
        if has_scheme(key) {
            return Err(UriError::Foreign(key.to_owned()));
        }
        let slash = if key.starts_with('?') { "" } else { "/" };
        Self::rooted(&format!("{}{slash}{key}", base.0.trim_end_matches('/')))
    }

    /// Reads a key that counts from the root of the server.
    ///
    /// # Errors
    /// As [`resolve`](Self::resolve), and when it begins with no slash.
    pub fn rooted(key: &str) -> Result<Self, UriError> {
        if !key.starts_with('/') {
            let is_foreign = has_scheme(key);
            return Err(if is_foreign { UriError::Foreign } else { UriError::NotRooted }(key.to_owned()));
        }
        if key.starts_with("//") {
            return Err(UriError::Foreign(key.to_owned()));
        }
        if key.chars().any(|c| c.is_control() || matches!(c, '\\' | '#')) {
            return Err(UriError::BadCharacter(key.to_owned()));
        }
        let path = key.split_once('?').map_or(key, |(path, _)| path);
        if path.split('/').any(climbs) {
            return Err(UriError::Climbs(key.to_owned()));
        }
        Ok(Self(utf8_percent_encode(key, NOT_IN_PATH).to_string()))
    }

    /// The path with its query, encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The URL on a server. A path in `server_url`, as reverse proxies have it, stays before the key.
    ///
    /// # Errors
    /// [`UriError::BadServer`]
    pub fn join(&self, server_url: &str) -> Result<String, UriError> {
        let server = BaseUrl::parse(server_url).map_err(|_| UriError::BadServer)?;
        Ok(format!("{}{}", server.as_str(), self.0))
    }
}

/// Whether a segment of a path is taken for `.` or `..`, be it encoded (WHATWG URL, section 4.4).
fn climbs(segment: &str) -> bool {
    let decoded = percent_decode_str(segment).collect::<Vec<u8>>();
    matches!(decoded.as_slice(), b"." | b"..")
}

/// Whether the text begins with a scheme (RFC 3986, section 3.1), which a relative path may not.
fn has_scheme(text: &str) -> bool {
    let Some((scheme, _)) = text.split_once(':') else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.0
    }
}

impl From<&Key> for String {
    fn from(key: &Key) -> Self {
        key.0.clone()
    }
}
