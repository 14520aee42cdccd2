//! Identifiers of playbacks.

use std::fmt;
use std::hash::{BuildHasher, RandomState};

/// An identifier that no other playback has, in the form of a UUID of version 4 (RFC 9562): for
/// `X-Plex-Session-Identifier`, and for the `session` of a transcode. It is no secret, and none may be made of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SessionId(String);

impl SessionId {
    /// A new identifier.
    #[expect(clippy::new_without_default, reason = "two defaults would have to be equal")]
    pub fn new() -> Self {
        // The keys of `RandomState` come from the operating system, unlike the seed of `fastrand`.
        let system = RandomState::new();
        let system = u128::from(system.hash_one(0)) << 64 | u128::from(system.hash_one(1));
        let bits = system ^ fastrand::u128(..);
        let bits = bits & !(0xf << 76) & !(0x3 << 62) | 0x4 << 76 | 0x2 << 62;
        let hex = format!("{bits:032x}");
        Self([&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-"))
    }

    /// The identifier as it is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<SessionId> for String {
    fn from(id: SessionId) -> Self {
        id.0
    }
}

impl From<&SessionId> for String {
    fn from(id: &SessionId) -> Self {
        id.0.clone()
    }
}
