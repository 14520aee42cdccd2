//! An answer as it was received.

use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::decode::ReadError;
use super::engine::RedirectRefusal;
use super::error::DecodeError;
use super::field::Field;
use super::media_type::is_in;
use super::redact::Redactor;
use super::response_body::{Json, ResponseBody, Xml};

/// Everything that an answer is made of, shared by responses and errors.
pub(super) struct AnswerParts {
    pub(super) operation: &'static str,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// Without anything secret.
    pub(super) url: String,
    /// Why a redirect was not followed
    pub(super) redirect: Option<RedirectRefusal>,
    pub(super) redactor: Redactor,
    /// How many times the request was sent.
    pub(super) attempts: u32,
}

/// An answer as it was received, before its body is read.
pub struct Answer<'a>(pub(super) &'a Arc<AnswerParts>);

impl Answer<'_> {
    /// The status code.
    pub fn status(&self) -> u16 {
        self.0.status.as_u16()
    }

    /// A header; `None` when it is absent or not text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.0.headers.get(name)?.to_str().ok()
    }

    /// The body.
    pub fn bytes(&self) -> &Bytes {
        &self.0.body
    }

    /// Whether the body is of this media type. A range such as `image/*` or `*/*` covers all its types;
    /// parameters do not count.
    pub fn is(&self, media_type: &str) -> bool {
        is_in(self.header("content-type").unwrap_or_default(), media_type)
    }

    /// Reads the body as one kind of body.
    ///
    /// # Errors
    /// When the body is something else.
    pub fn decode<K: ResponseBody>(&self) -> Result<K::Output, DecodeError> {
        K::decode(self)
    }

    /// Reads the body as [`Json`]; `None` when it is something else.
    pub fn json<T: Field + Default>(&self) -> Option<T> {
        Json::decode(self).ok()
    }

    /// Reads the body as [`Xml`]; `None` when it is something else.
    pub fn xml<T: Field + Default>(&self) -> Option<T> {
        Xml::decode(self).ok()
    }

    /// The body as text, U+FFFD in place of what is not UTF-8; `None` when it is empty.
    pub fn text(&self) -> Option<String> {
        let body = self.bytes();
        (!body.is_empty()).then(|| String::from_utf8_lossy(body).into_owned())
    }

    /// How the body is compressed, if it is. What was asked for is no longer compressed when it comes here.
    pub(super) fn compression(&self) -> Option<&str> {
        let coding = self.header("content-encoding")?.trim();
        let is_named = !coding.is_empty() && !coding.eq_ignore_ascii_case("identity");
        // A header that is left over from a body that was decompressed says nothing.
        (is_named && std::str::from_utf8(self.bytes()).is_err()).then_some(coding)
    }

    /// The error that says why the body could not be read.
    pub(super) fn failure(&self, failure: ReadError) -> DecodeError {
        let failure = match self.compression() {
            Some(coding) => {
                ReadError::new(format!("the body is compressed ({coding}), which was not asked for"))
            }
            None => failure,
        };
        DecodeError::new(Arc::clone(self.0), failure)
    }
}
