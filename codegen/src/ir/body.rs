use super::{Constraints, Docs, Name, Style, Type, Value};

/// What an operation sends.
#[derive(Clone, Debug, PartialEq)]
pub enum RequestBody {
    /// One value: JSON, text or bytes, as the media type says.
    Value {
        /// The media type to send
        media_type: String,
        /// Its type: a structured type is sent as JSON, a string as it is, [`Type::Binary`] as bytes
        ty: Type,
        /// Whether a call without it is wrong
        required: bool,
        /// The words about it
        docs: Docs,
        /// An example
        example: Option<Value>,
    },
    /// Named fields, each an argument of its own.
    Form {
        /// How they are written
        encoding: FormEncoding,
        /// The fields, in document order
        fields: Vec<FormField>,
        /// The words about the whole body
        docs: Docs,
    },
}

/// How a [`RequestBody::Form`] is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormEncoding {
    /// `application/x-www-form-urlencoded`
    UrlEncoded,
    /// `multipart/form-data`
    Multipart,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct FormField {
    /// Name, unique among all parameters and form fields of the operation.
    pub name: Name,
    /// The name on the wire.
    pub wire: String,
    /// Its type; [`Type::Binary`] is a file.
    pub ty: Type,
    /// How it is written in an url-encoded form.
    pub style: Style,
    /// Whether a call without it is wrong.
    pub required: bool,
    /// The words about it.
    pub docs: Docs,
    /// `default`
    pub default: Option<Value>,
    /// An example
    pub example: Option<Value>,
    /// Limits
    pub constraints: Constraints,
}

/// A documented answer.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusBody {
    /// The status codes it is for.
    pub status: StatusRange,
    /// The words about it.
    pub description: String,
    /// One entry a documented media type, in document order; empty when the answer has no body.
    pub bodies: Vec<ResponseBody>,
    /// Documented headers, by their wire names, with their words.
    pub headers: Vec<(String, Type, String)>,
}

/// The body of an answer in one media type.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseBody {
    /// The media type
    pub media_type: String,
    /// Its type: `None` when the document gives no schema, [`Type::Binary`] for bytes, a string for text.
    pub ty: Option<Type>,
    /// An example
    pub example: Option<Value>,
}

/// The status codes of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusRange {
    /// One code
    Code(u16),
    /// A hundred codes: `4XX` is 4
    Class(u8),
    /// Any code that no other answer names
    Default,
}
