//! Files for a multipart form.

use bytes::Bytes;

/// A file to upload.
#[derive(Clone, Default, PartialEq)]
pub struct Upload {
    pub(super) content: Bytes,
    pub(super) file_name: Option<String>,
    pub(super) media_type: Option<String>,
}

impl Upload {
    /// A file with this content.
    pub fn new(content: impl Into<Bytes>) -> Self {
        Self { content: content.into(), file_name: None, media_type: None }
    }

    /// Sets the name that the server is told; without it, the name of the form field.
    #[must_use]
    pub fn with_file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the media type; without it, `application/octet-stream`.
    #[must_use]
    pub fn with_media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
}

impl<T: Into<Bytes>> From<T> for Upload {
    fn from(content: T) -> Self {
        Self::new(content)
    }
}

/// Shows the length, not the content.
impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Upload")
            .field("file_name", &self.file_name)
            .field("media_type", &self.media_type)
            .field("bytes", &self.content.len())
            .finish()
    }
}
