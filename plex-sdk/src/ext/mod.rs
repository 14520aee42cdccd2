//! What is written by hand on top of the generated operations, one topic a folder.

mod encoding;
#[cfg(feature = "events")]
pub mod events;
pub mod item_uri;
#[cfg(any(feature = "sections", feature = "browse", feature = "section-filters", feature = "library"))]
pub mod media_query;
#[cfg(all(feature = "timeline", feature = "metadata"))]
pub mod playback;
#[cfg(feature = "webhooks")]
pub mod webhooks;
