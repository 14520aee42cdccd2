//! Conveniences on top of the generated operations: what every program needs that talks to Plex. Each folder is
//! one topic, and is there when the groups of operations are that it uses.

#[cfg(all(feature = "pins", feature = "account"))]
pub mod account;
#[cfg(all(feature = "pins", feature = "account", feature = "resources", feature = "server"))]
pub mod discovery;
#[cfg(all(feature = "jwt", feature = "pins", feature = "account", feature = "device-tokens"))]
pub mod jwt;
pub mod store;
#[cfg(all(feature = "pins", feature = "account"))]
mod time;
