//! What is uploaded: bytes, a file, or a stream.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use futures_core::Stream;
use tokio::io::AsyncRead;

use super::content::Segment;
use crate::runtime::error::BoxError;
use crate::runtime::transport::ByteStream;

/// What is uploaded, as a whole body or as a part of a form: bytes, a file, or a stream.
///
/// Bytes and files are sent again when a request is; a stream can be sent once, so a request with one is never
/// sent again.
#[derive(Clone)]
pub struct Upload {
    pub(super) content: Segment,
    pub(super) file_name: Option<String>,
    pub(super) media_type: Option<String>,
}

impl Upload {
    /// These bytes.
    pub fn new(content: impl Into<Bytes>) -> Self {
        Self::of(Segment::Bytes(content.into()))
    }

    /// The file at `path`, read while it is sent, under the name that it has there. It is opened when the request
    /// is sent, which is when a missing file is an error.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Self { file_name, ..Self::of(Segment::File(path)) }
    }

    /// The pieces of a stream.
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        Self::once(ByteStream::new(stream))
    }

    /// What is read from `reader`.
    pub fn reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::once(ByteStream::from_reader(reader))
    }

    /// Sets how many bytes a stream has. Without it, a stream is sent in chunks, which not every server takes.
    /// Bytes and files know their length.
    #[must_use]
    pub fn with_length(mut self, bytes: u64) -> Self {
        if let Segment::Stream(_, length) = &mut self.content {
            *length = Some(bytes);
        }
        self
    }

    /// Sets the name that the server is told in a form; without it, that of the file or of the form field.
    #[must_use]
    pub fn with_file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the media type; without it, that of the operation, or `application/octet-stream`.
    #[must_use]
    pub fn with_media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    fn once(stream: ByteStream) -> Self {
        Self::of(Segment::Stream(Arc::new(Mutex::new(Some(stream))), None))
    }

    fn of(content: Segment) -> Self {
        Self { content, file_name: None, media_type: None }
    }
}

impl<T: Into<Bytes>> From<T> for Upload {
    fn from(content: T) -> Self {
        Self::new(content)
    }
}

/// Shows the length, the path or neither, not the content.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Upload");
        match &self.content {
            Segment::Bytes(bytes) => shown.field("bytes", &bytes.len()),
            Segment::File(path) => shown.field("file", path),
            Segment::Stream(_, length) => shown.field("stream", length),
        };
        shown.field("file_name", &self.file_name).field("media_type", &self.media_type).finish()
    }
}
