//! Colours of the corners of a background.

use serde::Deserialize;

/// Colours of the corners of a background.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UltraBlurColors {
    pub top_left: Option<String>,
    pub top_right: Option<String>,
    pub bottom_right: Option<String>,
    pub bottom_left: Option<String>,
}
