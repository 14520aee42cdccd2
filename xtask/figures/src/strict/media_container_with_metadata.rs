//! An answer that lists media items.

use serde::Deserialize;

use super::MetadataContainer;

/// An answer that lists media items.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MediaContainerWithMetadata {
    #[serde(rename = "MediaContainer")]
    pub media_container: MetadataContainer,
}
