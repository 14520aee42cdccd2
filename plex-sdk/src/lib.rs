#![doc = include_str!("../README.md")]

/// What is generated from the description of the API.
#[rustfmt::skip]
pub mod generated;
pub mod runtime;

#[cfg(feature = "catalogue")]
#[doc(inline)]
pub use generated::catalogue;
#[cfg(feature = "mock")]
#[doc(inline)]
pub use generated::mock;
#[doc(inline)]
pub use generated::{PlexApi, PlexApiCore, funcs, groups, models, operations};
#[doc(inline)]
pub use runtime::{
    ApiError, Backoff, BoxError, Bytes, Call, CallFuture, ClientBuilder, ClientCore, ConfigError,
    CredentialError, DecodeError, Error, Extra, HeaderMap, Method, NoError, Operation, RequestError,
    Response, Result, RetryConfig, RetryStrategy, Secret, StatusCode, TransportError, UnknownValue, Upload,
    Value,
};

/// The page of the repository: its example is a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Repository;
