//! Conveniences for Plex on top of the generated operations.

#[cfg(feature = "events")]
pub mod events;
#[cfg(feature = "webhooks")]
pub mod webhooks;
