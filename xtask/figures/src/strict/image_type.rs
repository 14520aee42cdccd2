//! What a picture is for.

use serde::Deserialize;

/// What a picture is for.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ImageType {
    Background,
    BackgroundSquare,
    Banner,
    ClearLogo,
    ClearLogoWide,
    CoverArt,
    CoverPoster,
    CoverSquare,
    Snapshot,
}
