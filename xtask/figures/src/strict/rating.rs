//! What a public database thinks of it.

use serde::Deserialize;

use super::RatingType;

/// What a public database thinks of it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rating {
    pub image: Option<String>,
    pub type_: Option<RatingType>,
    pub value: Option<f64>,
    pub count: Option<i64>,
}
