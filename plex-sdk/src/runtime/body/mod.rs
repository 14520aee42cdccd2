//! Bodies of requests.

mod form;
mod multipart;
mod upload;

use bytes::Bytes;
use serde::Serialize;

pub use form::Form;
pub use multipart::Multipart;
pub use upload::Upload;

/// The body of a request, with its media type.
#[derive(Clone, Default)]
pub struct Body {
    content: Option<(String, Bytes)>,
    problem: Option<String>,
}

impl Body {
    /// No body.
    pub fn none() -> Self {
        Self::default()
    }

    /// A value as JSON (`application/json`); none for `None`.
    pub fn json<T: Serialize + ?Sized>(value: &T) -> Self {
        match serde_json::to_vec(value) {
            Ok(text) if text == b"null" => Self::none(),
            Ok(text) => Self::new("application/json", text),
            Err(error) => Self { content: None, problem: Some(error.to_string()) },
        }
    }

    /// A scalar as text (`text/plain; charset=utf-8`); none for `None`.
    pub fn text<T: Serialize + ?Sized>(value: &T) -> Self {
        match serde_json::to_value(value) {
            Ok(serde_json::Value::Null) => Self::none(),
            Ok(value) => Self::new("text/plain; charset=utf-8", super::params::text(&value)),
            Err(error) => Self { content: None, problem: Some(error.to_string()) },
        }
    }

    /// Bytes as they are; none for `None`.
    pub fn bytes(media_type: &str, value: impl Into<Option<Bytes>>) -> Self {
        match value.into() {
            Some(value) => Self::new(media_type, value),
            None => Self::none(),
        }
    }

    /// An `application/x-www-form-urlencoded` form.
    pub fn form(form: Form) -> Self {
        form.into_body()
    }

    /// A `multipart/form-data` form.
    pub fn multipart(form: Multipart) -> Self {
        form.into_body()
    }

    /// The same content under another media type.
    #[must_use]
    pub fn with_media_type(mut self, media_type: &str) -> Self {
        if let Some((current, _)) = &mut self.content {
            media_type.clone_into(current);
        }
        self
    }

    fn new(media_type: &str, content: impl Into<Bytes>) -> Self {
        Self { content: Some((media_type.to_owned(), content.into())), problem: None }
    }

    /// Media type and content, or why there is none to send.
    pub(super) fn finish(self) -> Result<Option<(String, Bytes)>, String> {
        match self.problem {
            Some(problem) => Err(problem),
            None => Ok(self.content),
        }
    }
}

/// Shows the media type and the length, not the content.
impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.content {
            None => f.write_str("Body(none)"),
            Some((media_type, content)) => write!(f, "Body({media_type}, {} bytes)", content.len()),
        }
    }
}
