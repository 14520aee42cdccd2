//! Reads addresses of items and lists.

use std::str::FromStr;

use crate::runtime::params::decode;

use super::error::UriError;
use super::key::Key;
use super::uri::ItemUri;

/// Reads what playlists have in `content` and play queues in `playQueueSourceURI`.
impl FromStr for ItemUri {
    type Err = UriError;

    fn from_str(text: &str) -> Result<Self, UriError> {
        let unknown = || UriError::NotAnItem(text.to_owned());
        if let Some(rest) = text.strip_prefix("server://") {
            let (machine_identifier, rest) = rest.split_once('/').ok_or_else(unknown)?;
            let (provider, path) = rest.split_once('/').ok_or_else(unknown)?;
            return Self::of_provider(machine_identifier, provider, Key::rooted(&format!("/{path}"))?);
        }
        let rest = text.strip_prefix("library://").ok_or_else(unknown)?;
        let mut parts = rest.splitn(3, '/');
        let (Some(section), Some(kind), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(unknown());
        };
        let build = match kind {
            "item" => Self::library_item,
            "directory" => Self::library_directory,
            _ => return Err(unknown()),
        };
        // Some clients write the key without encoding it.
        let key = if key.starts_with('/') { Some(key.to_owned()) } else { decode(key) };
        let key = Key::rooted(&key.ok_or_else(unknown)?)?;
        build(section, key)
    }
}
