//! What is written by hand on top of the generated operations, one topic a folder.

mod encoding;
pub mod item_uri;
#[cfg(any(feature = "sections", feature = "browse", feature = "section-filters", feature = "library"))]
pub mod media_query;
#[cfg(all(feature = "timeline", feature = "metadata"))]
pub mod playback;
