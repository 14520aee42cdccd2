//! A picture.

use serde::Deserialize;

use super::ImageType;

/// A picture.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Image {
    pub alt: Option<String>,
    pub type_: Option<ImageType>,
    pub url: Option<String>,
}
