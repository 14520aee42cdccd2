//! What goes wrong with the body of a webhook.

use std::fmt;

use super::webhook::MAX_BODY_SIZE;

/// The body is not that of a webhook. Nothing of what was sent is printed.
#[derive(Debug)]
#[non_exhaustive]
pub enum WebhookError {
    /// The media type is neither `multipart/form-data` nor JSON; answer with status 415.
    MediaType,
    /// The body is larger than [`MAX_BODY_SIZE`]; answer with status 413.
    TooLarge,
    /// The form is not well-formed: this is what is wrong.
    Form(&'static str),
    /// The form has no part `payload`.
    NoPayload,
    /// The payload is not the JSON of a webhook.
    Payload(serde_json::Error),
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MediaType => f.write_str("the media type is neither multipart/form-data nor JSON"),
            Self::TooLarge => write!(f, "the body is larger than {MAX_BODY_SIZE} bytes"),
            Self::Form(problem) => write!(f, "the form cannot be read: {problem}"),
            Self::NoPayload => f.write_str("the form has no part `payload`"),
            Self::Payload(error) => {
                let (line, column) = (error.line(), error.column());
                write!(f, "the payload is not that of a webhook (line {line}, column {column})")
            }
        }
    }
}

impl std::error::Error for WebhookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Payload(error) => Some(error),
            _ => None,
        }
    }
}
