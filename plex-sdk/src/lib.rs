#![doc = include_str!("../README.md")]

/// What is generated from the description of the API.
#[rustfmt::skip]
pub mod generated;
pub mod runtime;

#[cfg(feature = "catalogue")]
#[doc(inline)]
pub use generated::catalogue;
#[doc(inline)]
pub use generated::{PlexApi, PlexApiCore, funcs, groups, models, operations};
#[cfg(feature = "blocking")]
#[doc(inline)]
pub use runtime::blocking;
#[doc(inline)]
pub use runtime::{
    ApiError, Attempt, Backoff, BoxError, ByteStream, Bytes, Call, CallFuture, ClientBuilder, ClientCore,
    ConfigError, CredentialError, DecodeError, Download, Error, Extra, FileError, HeaderMap, Hook, HookError,
    HookFuture, HttpRequest, HttpResponse, Items, Method, NoError, Operation, Page, Paged, Pages, Progress,
    RequestBody, RequestError, Response, Result, RetryConfig, RetryStrategy, Save, Saved, Secret, SendError,
    StatusCode, Transport, TransportError, TransportFuture, UnknownValue, Upload, Url, Value,
};

/// The page of the repository: its example is a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Repository;
