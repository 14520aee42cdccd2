//! What an operation of the API is.

use std::ops::RangeInclusive;

use http::Method;

use super::api_info::{Security, Server};
use super::body::Body;
use super::error_body::ErrorBody;
use super::params::Params;
use super::response_body::ResponseBody;

/// An operation of the API: one method on one path, with what it takes and gives.
///
/// A type that implements it is a request that has not been sent; a client sends it with
/// [`ClientCore::call`](super::ClientCore::call).
pub trait Operation: Send + Sync + 'static {
    /// What is the same for all requests of the operation.
    const META: Meta;

    /// How a successful answer is read.
    type Response: ResponseBody;
    /// What the API documents about its failures; [`NoError`](super::NoError) when nothing.
    type Error: ErrorBody;

    /// Adds all parameters.
    fn params(&self, params: &mut Params) {
        let _ = params;
    }

    /// The body to send.
    fn body(&self) -> Body {
        Body::none()
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

/// What is the same for all requests of an operation.
#[derive(Clone, Copy, Debug)]
pub struct Meta {
    /// The operation's id, for messages
    pub id: &'static str,
    /// The group that it belongs to
    pub group: &'static str,
    /// The HTTP method
    pub method: &'static Method,
    /// The path template, with `{name}` for each path parameter
    pub path: &'static str,
    /// The `Accept` header
    pub accept: &'static str,
    /// Security schemes; none when the operation is open to all
    pub security: Security,
    /// Servers of its own; none when it uses those of the API
    pub servers: &'static [Server],
    /// Wire names of the client's header parameters that it takes
    pub client_parameters: &'static [&'static str],
    /// Statuses of failures whose bodies are documented
    pub errors: &'static [RangeInclusive<u16>],
    /// Whether it may be sent again after a failure
    pub retry: RetrySafety,
}

impl Meta {
    /// A GET of `/` that takes any answer and needs nothing, to start from.
    pub const DEFAULT: Self = Self {
        id: "",
        group: "",
        method: &Method::GET,
        path: "/",
        accept: "*/*",
        security: &[],
        servers: &[],
        client_parameters: &[],
        errors: &[],
        retry: RetrySafety::ByMethod,
    };

    pub(super) fn is_idempotent(&self) -> bool {
        match self.retry {
            RetrySafety::ByMethod => self.method.is_idempotent(),
            RetrySafety::Idempotent => true,
            RetrySafety::NotIdempotent => false,
        }
    }
}
