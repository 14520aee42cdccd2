//! The values of one call, as the types that a client takes. Also a module of the driver that `scratch` writes.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// How the error starts that a value causes which is none of its type.
pub const REFUSES: &str = "refuses the value of ";

/// The values of one call, by the keys of their slots.
#[derive(Clone, Debug)]
pub struct Arguments(pub Map<String, Value>);

impl Arguments {
    /// A value that every call has.
    ///
    /// # Errors
    /// When it is absent, or not a value of the type.
    pub fn get<T: DeserializeOwned>(&self, key: &str) -> Result<T, String> {
        self.find(key)?.ok_or_else(|| format!("no value for {key}"))
    }

    /// A value that a call may have.
    ///
    /// # Errors
    /// When it is not a value of the type.
    pub fn find<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, String> {
        let Some(value) = self.lookup(key) else { return Ok(None) };
        serde_json::from_value(value.clone()).map(Some).map_err(|error| format!("{REFUSES}{key}: {error}"))
    }

    /// A value that a call may have, or the default of its type.
    ///
    /// # Errors
    /// When it is not a value of the type.
    pub fn fill<T: DeserializeOwned + Default>(&self, key: &str) -> Result<T, String> {
        self.find(key).map(Option::unwrap_or_default)
    }

    /// The text for a header, whose name has no letter case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let is_it = |key: &str| key.strip_prefix("header ").is_some_and(|own| own.eq_ignore_ascii_case(name));
        self.0.iter().find(|(key, _)| is_it(key))?.1.as_str()
    }

    /// The value of `key`; `body x` is the member `x` of the body.
    fn lookup(&self, key: &str) -> Option<&Value> {
        self.0.get(key).or_else(|| self.0.get("body")?.get(key.strip_prefix("body ")?))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_become_the_type_that_is_asked_for() {
        let Value::Object(values) = json!({ "query a": 1, "header X-A": "y", "body": { "b": ["x"] } }) else {
            unreachable!()
        };
        let arguments = Arguments(values);
        assert_eq!(arguments.get::<i64>("query a"), Ok(1));
        assert_eq!(arguments.get::<Vec<String>>("body b"), Ok(vec!["x".to_owned()]));
        assert_eq!(arguments.find::<i64>("query b"), Ok(None));
        assert_eq!(arguments.fill::<Vec<String>>("query b"), Ok(vec![]));
        assert_eq!((arguments.header("x-a"), arguments.header("a")), (Some("y"), None));
        assert!(arguments.get::<i64>("query b").is_err());
        assert!(arguments.find::<String>("query a").is_err());
    }
}
