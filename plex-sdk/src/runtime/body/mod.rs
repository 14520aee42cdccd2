//! Bodies of requests.

mod content;
mod form;
mod multipart;
mod upload;

use bytes::Bytes;
use serde::Serialize;

pub(super) use content::Content;
pub use form::Form;
pub use multipart::Multipart;
pub use upload::Upload;

/// The body of a request, with its media type.
#[derive(Clone, Default)]
pub struct Body {
    content: Option<(String, Content)>,
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
            Err(error) => Self::wrong(error.to_string()),
        }
    }

    /// A scalar as text (`text/plain; charset=utf-8`); none for `None`.
    pub fn text<T: Serialize + ?Sized>(value: &T) -> Self {
        match serde_json::to_value(value) {
            Ok(serde_json::Value::Null) => Self::none(),
            Ok(value) => Self::new("text/plain; charset=utf-8", super::params::text(&value)),
            Err(error) => Self::wrong(error.to_string()),
        }
    }

    /// Bytes as they are, of this media type unless the upload says otherwise; none for `None`.
    pub fn upload(media_type: &str, upload: impl Into<Option<Upload>>) -> Self {
        let Some(upload) = upload.into() else { return Self::none() };
        let media_type = upload.media_type.unwrap_or_else(|| media_type.to_owned());
        Self { content: Some((media_type, Content(vec![upload.content]))), problem: None }
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
        let mut bytes = Content::default();
        bytes.push(content);
        Self { content: Some((media_type.to_owned(), bytes)), problem: None }
    }

    fn wrong(problem: String) -> Self {
        Self { content: None, problem: Some(problem) }
    }

    /// Media type and content, or why there is none to send.
    pub(super) fn finish(self) -> Result<Option<(String, Content)>, String> {
        match self.problem {
            Some(problem) => Err(problem),
            None => Ok(self.content),
        }
    }
}

/// Shows the media type, not the content.
impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.content {
            None => f.write_str("Body(none)"),
            Some((media_type, _)) => write!(f, "Body({media_type})"),
        }
    }
}
