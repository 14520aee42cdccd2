//! Kinds of response bodies.

use std::marker::PhantomData;

use bytes::Bytes;

use super::answer::Answer;
#[cfg(feature = "catalogue")]
use super::catalogue::Reread;
use super::decode::{self, ReadError};
use super::error::{DecodeError, page_title};
use super::field::Field;
use super::xml;

/// How the body of a successful answer is read.
pub trait ResponseBody {
    /// What it is read into.
    type Output;

    /// Reads the body of `answer`.
    ///
    /// # Errors
    /// When the body is not what the API describes.
    fn decode(answer: &Answer<'_>) -> Result<Self::Output, DecodeError>;

    /// What was read, written as JSON again; `None` when it is not made of fields, or of several kinds.
    #[cfg(feature = "catalogue")]
    fn reread(output: &Self::Output) -> Option<Reread> {
        let _ = output;
        None
    }
}

/// A JSON body.
pub struct Json<T>(PhantomData<fn() -> T>);

/// An XML body: attributes and child elements are read as the keys of an object.
pub struct Xml<T>(PhantomData<fn() -> T>);

/// A text body.
pub enum Text {}

/// A body of bytes.
pub enum Binary {}

/// A body that the API says nothing about; [`Response::bytes`](super::Response::bytes) has it all the same.
pub enum Empty {}

/// A body that may be empty.
pub struct Maybe<K>(PhantomData<fn() -> K>);

impl<T: Field + Default> ResponseBody for Json<T> {
    type Output = T;

    /// A server that knows no JSON for an operation answers in XML; that is read as [`Xml`] is.
    fn decode(answer: &Answer<'_>) -> Result<T, DecodeError> {
        decode::from_json(answer.bytes()).or_else(|failure| match Shape::of(answer) {
            Shape::Json => Err(answer.failure(failure)),
            Shape::Xml => xml::read(answer.bytes()).map_err(|failure| answer.failure(failure)),
            Shape::Html => Err(answer.failure(html(answer.bytes()))),
            Shape::Empty => Err(answer.failure(ReadError::new("expected JSON, found an empty body"))),
        })
    }

    #[cfg(feature = "catalogue")]
    fn reread(output: &T) -> Option<Reread> {
        Reread::of(output)
    }
}

impl<T: Field + Default> ResponseBody for Xml<T> {
    type Output = T;

    fn decode(answer: &Answer<'_>) -> Result<T, DecodeError> {
        xml::read(answer.bytes()).map_err(|failure| answer.failure(failure))
    }

    #[cfg(feature = "catalogue")]
    fn reread(output: &T) -> Option<Reread> {
        Reread::of(output)
    }
}

impl ResponseBody for Text {
    type Output = String;

    fn decode(answer: &Answer<'_>) -> Result<String, DecodeError> {
        match answer.compression() {
            Some(_) => Err(answer.failure(ReadError::new("expected text"))),
            None => Ok(answer.text().unwrap_or_default()),
        }
    }
}

impl ResponseBody for Binary {
    type Output = Bytes;

    fn decode(answer: &Answer<'_>) -> Result<Bytes, DecodeError> {
        Ok(answer.bytes().clone())
    }
}

impl ResponseBody for Empty {
    type Output = ();

    fn decode(_: &Answer<'_>) -> Result<(), DecodeError> {
        Ok(())
    }
}

impl<K: ResponseBody> ResponseBody for Maybe<K> {
    type Output = Option<K::Output>;

    fn decode(answer: &Answer<'_>) -> Result<Self::Output, DecodeError> {
        match answer.bytes().trim_ascii().is_empty() {
            true => Ok(None),
            false => K::decode(answer).map(Some),
        }
    }

    #[cfg(feature = "catalogue")]
    fn reread(output: &Self::Output) -> Option<Reread> {
        output.as_ref().and_then(K::reread)
    }
}

/// A page where there should be JSON: of a proxy that wants a login, or of another server. Its title says which.
fn html(page: &[u8]) -> ReadError {
    ReadError::new(match page_title(page) {
        Some(title) => format!("expected JSON, found an HTML page titled `{}`", title.trim()),
        None => "expected JSON, found an HTML page".to_owned(),
    })
}

/// What a body looks like, whatever its header says.
enum Shape {
    Json,
    Xml,
    Html,
    Empty,
}

impl Shape {
    fn of(answer: &Answer<'_>) -> Self {
        let body = answer.bytes().trim_ascii_start();
        let starts_with = |text: &str| {
            body.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text.as_bytes()))
        };
        if body.is_empty() {
            Shape::Empty
        } else if starts_with("<!doctype html") || starts_with("<html") || answer.is("text/html") {
            Shape::Html
        } else if starts_with("<") {
            Shape::Xml
        } else {
            Shape::Json
        }
    }
}
