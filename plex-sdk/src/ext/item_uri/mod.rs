//! Addresses of items and lists: for playlists and play queues, and from the keys in answers of a server.
//!
//! An [`ItemUri`] says what to put into a playlist or a play queue. A [`Key`] is where an answer says that
//! something is found, as a path from the root of the server.
//!
//! ```
//! use plex_sdk::item_uri::{ItemUri, Key};
//!
//! let uri = ItemUri::items("f2b41a6f", ["184", "185"])?;
//! assert_eq!(uri.to_string(), "server://f2b41a6f/com.plexapp.plugins.library/library/metadata/184,185");
//!
//! let key = Key::resolve("/library/sections", "1")?;
//! assert_eq!(key.as_str(), "/library/sections/1");
//! assert_eq!(key.join("https://example.org/plex/")?, "https://example.org/plex/library/sections/1");
//! # Ok::<(), plex_sdk::item_uri::UriError>(())
//! ```

mod error;
mod key;
mod parse;
mod uri;

pub use error::UriError;
pub use key::Key;
pub use uri::{ItemUri, Place};
