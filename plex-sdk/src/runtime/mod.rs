//! What all operations have in common: reading and writing models, building requests, sending them, errors.
//!
//! Nothing here knows a particular API: an [`ApiInfo`] tells a client all that it has to know, an [`Operation`]
//! all that a call has to know, a [`Model`] lists its fields. A type that implements one of these traits by hand
//! is as good as a generated one.

mod answer;
mod api_info;
#[cfg(feature = "blocking")]
pub mod blocking;
mod body;
mod boxed;
mod builder;
mod call;
mod call_url;
#[cfg(feature = "catalogue")]
mod catalogue;
mod client;
mod collect;
mod credentials;
mod decode;
mod download;
mod engine;
mod error;
mod error_body;
mod extra;
mod field;
mod hook;
mod integer_enum;
mod json_path;
mod key_index;
mod list;
mod map;
pub(crate) mod media_type;
mod mismatch;
#[cfg(feature = "mock")]
pub mod mock;
mod model;
mod model_fields;
mod model_reader;
mod model_writer;
mod name_map;
mod named;
mod operation;
mod option;
mod paging;
pub(crate) mod params;
mod prepare;
mod prepared;
mod provided_token;
mod reader;
mod received;
mod redact;
mod response;
mod response_body;
mod retry;
mod scalars;
mod secret;
pub(crate) mod server_url;
mod settings;
mod shape;
mod slot;
mod string_enum;
mod token;
mod trace;
mod transport;
mod union;
mod upgrade;
mod view;
mod xml;

pub use answer::Answer;
pub use api_info::{ApiInfo, Security, SecurityScheme, SecuritySchemeKind, Server, ServerVariable};
pub use body::{Body, Form, Multipart, Upload};
pub use builder::ClientBuilder;
pub use call::{Call, CallFuture};
pub use call_url::UrlFuture;
#[cfg(feature = "catalogue")]
pub use catalogue::{OperationInfo, Reread};
pub use client::ClientCore;
pub use collect::{list, map};
pub use decode::{ReadError, from_json};
pub use download::{Download, DownloadFuture, Progress, Save, SaveFuture, Saved};
pub use error::{
    ApiError, BoxError, ConfigError, CredentialError, DecodeError, Error, FileError, HookError, RequestError,
    Result, TransportError,
};
pub use error_body::{ErrorBody, NoError};
pub use extra::Extra;
pub use field::{Field, Reading};
pub use hook::{Attempt, Hook, HookFuture};
pub use integer_enum::{IntegerEnum, OneOfIntegers};
pub use model::{Model, Object};
pub use model_fields::{debug_model, same_model};
pub use named::{Kind, Named};
pub use operation::{Meta, Operation, Output, RetrySafety};
pub use paging::{
    Items, Page, PageHeaders, PageNumber, PageView, PageWindow, Paged, Pages, page_fact, received_len,
};
pub use params::{PAIRS, Params, Style};
pub use provided_token::ProvidedToken;
pub use reader::deserialize;
pub use received::Received;
pub use response::Response;
pub use response_body::{Binary, Empty, Json, Maybe, ResponseBody, Text, Xml};
pub use retry::{Backoff, RetryConfig, RetryStrategy, retry_after};
pub use secret::Secret;
pub use shape::Shape;
pub use slot::{Capture, List, Map, Slot};
pub use string_enum::{OneOfStrings, StringEnum, UnknownValue};
pub use token::Token;
pub use transport::{
    ByteStream, HttpRequest, HttpResponse, RequestBody, SendError, Transport, TransportFuture, Upgrade,
    Upgraded,
};
pub use union::{OneOfTypes, Union, UnionReader};
pub use upgrade::UpgradeFuture;
pub use view::{View, serialize};

pub use std::collections::BTreeMap;
pub use std::ops::RangeInclusive;

pub use bytes::Bytes;
pub use http::{HeaderMap, HeaderValue, Method, StatusCode};
pub use reqwest::Url;
pub use serde::de::{Deserialize, Deserializer};
pub use serde::ser::{Serialize, Serializer};
pub use serde_json::Value;

pub use crate::{bool_enum, integer_enum, model, named, string_enum, union};
