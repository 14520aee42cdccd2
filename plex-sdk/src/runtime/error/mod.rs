//! What can go wrong with a call.

mod api;
mod decode;
mod file;
mod hook;
mod message;
mod request;
mod transport;

use std::fmt;

use http::StatusCode;

use super::operation::Operation;

pub use api::ApiError;
pub use decode::DecodeError;
pub use file::FileError;
pub use hook::HookError;
pub(super) use message::page_title;
pub use request::{ConfigError, CredentialError, RequestError};
pub use transport::TransportError;
pub(super) use transport::TransportKind;

/// Any error that a source outside this crate may return.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// What went wrong with a call or with building a client. It never prints a token.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The client is set up wrongly.
    Config(Box<ConfigError>),
    /// The request cannot be sent as it is; nothing was sent.
    Request(Box<RequestError>),
    /// The access token could not be had; nothing was sent.
    Credential(Box<CredentialError>),
    /// No complete answer arrived.
    Transport(Box<TransportError>),
    /// The server answered with another status than success.
    Api(Box<ApiError>),
    /// The server answered with success, but not with what the API describes.
    Decode(Box<DecodeError>),
    /// The file of a download cannot be written.
    File(Box<FileError>),
    /// A hook stopped the call.
    Hook(Box<HookError>),
}

/// What calls give.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Error::Api(error) => Some(error.status()),
            Error::Decode(error) => Some(error.status()),
            _ => None,
        }
    }

    /// What the operation `O` documents for this failure. `None` when the error came from another operation, or
    /// the answer is not a documented one.
    pub fn typed<O: Operation>(&self) -> Option<O::Error> {
        match self {
            Error::Api(error) => error.typed::<O>(),
            _ => None,
        }
    }

    /// Whether time ran out.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Error::Transport(error) if error.is_timeout())
    }

    /// Whether no connection was made, so that nothing was sent.
    pub fn is_connect(&self) -> bool {
        matches!(self, Error::Transport(error) if error.is_connect())
    }

    /// Whether the same call may succeed later: no connection, a timeout, or status 408, 429, 500, 502, 503 or
    /// 504. Whether it is safe to send it again depends on the operation.
    pub fn is_retryable(&self) -> bool {
        match self {
            Error::Transport(error) => error.is_retryable(),
            Error::Api(error) => matches!(error.status().as_u16(), 408 | 429 | 500 | 502 | 503 | 504),
            _ => false,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Config(error) => error.fmt(f),
            Error::Request(error) => error.fmt(f),
            Error::Credential(error) => error.fmt(f),
            Error::Transport(error) => error.fmt(f),
            Error::Api(error) => error.fmt(f),
            Error::Decode(error) => error.fmt(f),
            Error::File(error) => error.fmt(f),
            Error::Hook(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Credential(error) => error.source(),
            Error::Transport(error) => error.source(),
            Error::File(error) => error.source(),
            Error::Hook(error) => error.source(),
            _ => None,
        }
    }
}

macro_rules! from_boxed {
    ($($variant:ident($error:ty)),+) => {$(
        impl From<$error> for Error {
            fn from(error: $error) -> Self {
                Error::$variant(Box::new(error))
            }
        }
    )+};
}

from_boxed!(
    Config(ConfigError),
    Request(RequestError),
    Credential(CredentialError),
    Transport(TransportError),
    Api(ApiError),
    Decode(DecodeError),
    File(FileError),
    Hook(HookError)
);
