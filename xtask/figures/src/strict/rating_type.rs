//! Who rates.

use serde::Deserialize;

/// Who rates.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RatingType {
    Audience,
    Critic,
}
