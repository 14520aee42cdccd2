//! Forms as `application/x-www-form-urlencoded`.

use serde::Serialize;

use super::Body;
use crate::runtime::params::{Style, query_pairs};

/// An `application/x-www-form-urlencoded` form. Spaces are sent as `%20`.
#[derive(Default)]
pub struct Form {
    pairs: Vec<String>,
    problem: Option<String>,
}

impl Form {
    /// A form without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a field; `None` is left out.
    pub fn field<T: Serialize + ?Sized>(&mut self, name: &str, style: Style, value: &T) {
        match serde_json::to_value(value) {
            Ok(value) => self.pairs.extend(query_pairs(name, style, &value)),
            Err(error) => drop(self.problem.get_or_insert_with(|| format!("field `{name}`: {error}"))),
        }
    }

    pub(super) fn into_body(self) -> Body {
        match self.problem {
            None => Body::new("application/x-www-form-urlencoded", self.pairs.join("&")),
            Some(problem) => Body::wrong(problem),
        }
    }
}
