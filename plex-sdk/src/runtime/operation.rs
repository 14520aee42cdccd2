//! What an operation of the API is.

use http::Method;

use super::answer::Answer;
use super::api_info::{Security, Server};
use super::body::Body;
use super::params::Params;
use super::response_body::ResponseBody;

/// An operation of the API: one method on one path, with what it takes and gives.
///
/// A type that implements it is a request that has not been sent; a client sends it with
/// [`ClientCore::call`](super::ClientCore::call). Everything that is the same for all requests of the operation
/// is a constant.
pub trait Operation: Send + Sync + 'static {
    /// The operation's id, for messages.
    const ID: &'static str;
    /// The group that it belongs to.
    const GROUP: &'static str;
    /// The HTTP method.
    const METHOD: Method;
    /// The path template, with `{name}` for each path parameter.
    const PATH: &'static str;
    /// The `Accept` header.
    const ACCEPT: &'static str;
    /// Security schemes; none when the operation is open to all.
    const SECURITY: Security = &[];
    /// Servers of its own; none when it uses those of the API.
    const SERVERS: &'static [Server] = &[];
    /// Wire names of the client's header parameters that it takes.
    const CLIENT_PARAMETERS: &'static [&'static str] = &[];
    /// Whether it may be sent again after a failure.
    const RETRY: RetrySafety = RetrySafety::ByMethod;

    /// How a successful answer is read.
    type Response: ResponseBody;
    /// What the API documents about its failures; [`NoError`] when nothing.
    type Error;

    /// Adds all parameters.
    fn params(&self, params: &mut Params) {
        let _ = params;
    }

    /// The body to send.
    fn body(&self) -> Body {
        Body::none()
    }

    /// Reads a documented failure; `None` when `answer` is something else.
    fn error(answer: &Answer<'_>) -> Option<Self::Error> {
        let _ = answer;
        None
    }
}

/// What a [`Response`](super::Response) to the operation `O` holds.
pub type Output<O> = <<O as Operation>::Response as ResponseBody>::Output;

/// Whether an operation may be sent again after a failure that may have reached the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RetrySafety {
    /// As its method says: GET, HEAD, PUT, DELETE, OPTIONS and TRACE may (RFC 9110, section 9.2.2).
    ByMethod,
    /// It may, whatever its method.
    Idempotent,
    /// It may not, whatever its method: it adds something each time.
    NotIdempotent,
}

/// The error type of an operation that documents none. It has no values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoError {}

/// An operation's constants, for code that is the same for all operations.
#[derive(Clone, Debug)]
pub(super) struct Meta {
    pub(super) id: &'static str,
    pub(super) group: &'static str,
    pub(super) method: Method,
    pub(super) path: &'static str,
    pub(super) accept: &'static str,
    pub(super) security: Security,
    pub(super) servers: &'static [Server],
    pub(super) client_parameters: &'static [&'static str],
    pub(super) idempotent: bool,
}

impl Meta {
    pub(super) fn of<O: Operation>() -> Self {
        Meta {
            id: O::ID,
            group: O::GROUP,
            method: O::METHOD,
            path: O::PATH,
            accept: O::ACCEPT,
            security: O::SECURITY,
            servers: O::SERVERS,
            client_parameters: O::CLIENT_PARAMETERS,
            idempotent: match O::RETRY {
                RetrySafety::ByMethod => O::METHOD.is_idempotent(),
                RetrySafety::Idempotent => true,
                RetrySafety::NotIdempotent => false,
            },
        }
    }
}
