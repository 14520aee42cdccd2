//! News without a model.

use crate::runtime::Value;

/// News without a model, as JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The kind of news, as the server calls it; empty when it gives none
    pub kind: String,
    /// What the server says: an entry of a list, or the whole message where it has none
    pub body: Value,
}
