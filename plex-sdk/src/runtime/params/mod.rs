//! Parameters of a request: from values to percent-encoded text.

mod encode;
mod percent;
mod style;
mod template;

use http::{HeaderName, HeaderValue};
use serde::Serialize;
use serde_json::Value;

pub use encode::PAIRS;
pub(super) use encode::{query_pairs, text};
pub(super) use percent::decode_lossy;
pub(crate) use percent::{decode, encode};
pub use style::Style;
pub(super) use template::expand_path;

/// The parameters of one request, encoded as they are added.
///
/// `None` and `null` are left out, and so are empty lists except in the path. The first value that cannot be
/// sent makes the whole request fail before anything is sent.
#[derive(Default)]
pub struct Params {
    path: Vec<(&'static str, String)>,
    query: Vec<String>,
    headers: Vec<(HeaderName, HeaderValue)>,
    cookies: Vec<String>,
    /// Names of query parameters that are secret
    secrets: Vec<&'static str>,
    problem: Option<(String, String)>,
}

impl Params {
    /// Says that the query parameter of this name holds something secret, which is never shown.
    pub fn secret(&mut self, name: &'static str) {
        self.secrets.push(name);
    }

    /// Adds a value for `{name}` in the path template.
    pub fn path<T: Serialize + ?Sized>(&mut self, name: &'static str, style: Style, value: &T) {
        if let Some(value) = self.value(name, value) {
            self.path.push((name, encode::path_value(name, style, &value)));
        }
    }

    /// Adds a query parameter.
    pub fn query<T: Serialize + ?Sized>(&mut self, name: &str, style: Style, value: &T) {
        if let Some(value) = self.value(name, value) {
            self.query.extend(query_pairs(name, style, &value));
        }
    }

    /// Adds a header parameter. Characters outside ASCII are sent as UTF-8.
    pub fn header<T: Serialize + ?Sized>(&mut self, name: &str, style: Style, value: &T) {
        if let Some(value) = self.value(name, value) {
            match header(name, &encode::header_value(style, &value)) {
                Ok(header) => self.headers.push(header),
                Err(problem) => self.refuse(name, problem),
            }
        }
    }

    /// Adds a cookie parameter.
    pub fn cookie<T: Serialize + ?Sized>(&mut self, name: &str, style: Style, value: &T) {
        if let Some(value) = self.value(name, value) {
            self.cookies.extend(query_pairs(name, style, &value));
        }
    }

    fn value<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Option<Value> {
        match serde_json::to_value(value) {
            Ok(Value::Null) => None,
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(name, format!("cannot be written as JSON: {error}"));
                None
            }
        }
    }

    #[cold]
    fn refuse(&mut self, name: &str, problem: String) {
        self.problem.get_or_insert_with(|| (name.to_owned(), problem));
    }

    pub(super) fn finish(self, template: &str) -> Result<Encoded, (String, String)> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let path = expand_path(template, &self.path)?;
        let Self { query, headers, cookies, secrets, .. } = self;
        Ok(Encoded { path, query, headers, cookies, secrets })
    }
}

/// Parameters, ready to be put into a request.
pub(super) struct Encoded {
    pub(super) path: String,
    /// `name=value` each
    pub(super) query: Vec<String>,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    /// `name=value` each
    pub(super) cookies: Vec<String>,
    /// Names of query parameters that are secret
    pub(super) secrets: Vec<&'static str>,
}

/// A header that is safe to send: no CR, LF or NUL (RFC 9110, section 5.5).
pub(super) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| "is no header name".to_owned())?;
    let value = HeaderValue::from_bytes(value.as_bytes())
        .map_err(|_| "has a control character in its value".to_owned())?;
    Ok((name, value))
}
