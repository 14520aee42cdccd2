//! What every program needs that talks to Plex, written by hand on top of the generated operations. Each folder is one
//! topic, and is there when the groups of operations are that it uses.

/// What serves the items of libraries, as servers call it.
const LIBRARY: &str = "com.plexapp.plugins.library";

#[cfg(all(feature = "pins", feature = "account"))]
pub mod account;
#[cfg(all(feature = "pins", feature = "account", feature = "resources", feature = "server"))]
pub mod discovery;
#[cfg(feature = "events")]
pub mod events;
pub mod item_uri;
#[cfg(all(feature = "jwt", feature = "pins", feature = "account", feature = "device-tokens"))]
pub mod jwt;
#[cfg(any(feature = "sections", feature = "browse", feature = "section-filters", feature = "library"))]
pub mod media_query;
#[cfg(all(feature = "timeline", feature = "metadata"))]
pub mod playback;
pub mod store;
#[cfg(all(feature = "pins", feature = "account"))]
mod time;
#[cfg(feature = "webhooks")]
pub mod webhooks;
