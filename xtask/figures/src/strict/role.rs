//! Somebody who plays in it.

use serde::Deserialize;

/// Somebody who plays in it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Role {
    pub tag: Option<String>,
    pub id: Option<i64>,
    pub filter: Option<String>,
    pub count: Option<i64>,
    pub tag_key: Option<String>,
    pub tag_type: Option<i64>,
    pub thumb: Option<String>,
    pub guid: Option<String>,
    pub rating_key: Option<String>,
    pub confidence: Option<f64>,
    pub context: Option<String>,
    pub role: Option<String>,
}
