//! An entry in a public database.

use serde::Deserialize;

/// An entry in a public database.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Guid {
    pub id: String,
}
