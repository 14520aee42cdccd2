//! Forms as `multipart/form-data` (RFC 7578).

use bytes::Bytes;
use serde::Serialize;
use serde_json::Value;

use super::content::{Content, Segment};
use super::{Body, Upload};
use crate::runtime::params::text;

/// A `multipart/form-data` form.
pub struct Multipart {
    boundary: String,
    content: Content,
    problem: Option<String>,
}

impl Default for Multipart {
    fn default() -> Self {
        Self::new()
    }
}

impl Multipart {
    /// A form without parts. Its boundary is random, so that no content can hold it.
    pub fn new() -> Self {
        let boundary = format!("----{:032x}", fastrand::u128(..));
        Self { boundary, content: Content::default(), problem: None }
    }

    /// Adds a field: a scalar as text, each item of a list as a part of its own, an object as JSON. `None` is
    /// left out.
    pub fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        match serde_json::to_value(value) {
            Ok(Value::Null) => {}
            Ok(Value::Array(items)) => items.iter().for_each(|item| self.value(name, item)),
            Ok(value) => self.value(name, &value),
            Err(error) => drop(self.problem.get_or_insert_with(|| format!("field `{name}`: {error}"))),
        }
    }

    /// Adds files, each as a part of its own.
    pub fn file<'a>(&mut self, name: &str, files: impl IntoIterator<Item = &'a Upload>) {
        for file in files {
            let media_type = file.media_type.as_deref().unwrap_or("application/octet-stream");
            let file_name = file.file_name.as_deref().unwrap_or(name);
            self.part(name, Some(file_name), Some(media_type), file.content.clone());
        }
    }

    fn value(&mut self, name: &str, value: &Value) {
        let media_type = matches!(value, Value::Object(_) | Value::Array(_)).then_some("application/json");
        self.part(name, None, media_type, Segment::Bytes(Bytes::from(text(value))));
    }

    fn part(&mut self, name: &str, file_name: Option<&str>, media_type: Option<&str>, content: Segment) {
        if let Some(media_type) = media_type
            && http::HeaderValue::from_str(media_type).is_err()
        {
            self.problem.get_or_insert_with(|| format!("field `{name}` has no valid media type"));
            return;
        }
        let mut head =
            format!("--{}\r\nContent-Disposition: form-data; name=\"{}\"", self.boundary, quote(name));
        if let Some(file_name) = file_name {
            head.push_str(&format!("; filename=\"{}\"", quote(file_name)));
        }
        if let Some(media_type) = media_type {
            head.push_str(&format!("\r\nContent-Type: {media_type}"));
        }
        head.push_str("\r\n\r\n");
        self.content.push(head);
        self.content.0.push(content);
        self.content.push("\r\n");
    }

    pub(super) fn into_body(mut self) -> Body {
        if let Some(problem) = self.problem {
            return Body::wrong(problem);
        }
        self.content.push(format!("--{}--\r\n", self.boundary));
        let media_type = format!("multipart/form-data; boundary={}", self.boundary);
        Body { content: Some((media_type, self.content)), problem: None }
    }
}

/// A name inside quotes: quotes and line ends percent-encoded, as browsers do (HTML, section 4.10.21.8); other
/// control characters cannot do harm there, NUL is taken out.
fn quote(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A").replace('\0', "")
}
