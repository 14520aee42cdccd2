//! What all operations have in common: reading and writing models, building requests, sending them, errors.
//!
//! Nothing here knows a particular API: an [`ApiInfo`] tells a client all that it has to know, an [`Operation`]
//! all that a call has to know, a [`Model`] lists its fields. A type that implements one of these traits by hand
//! is as good as a generated one.

mod answer;
mod api_info;
mod body;
mod builder;
mod call;
#[cfg(feature = "catalogue")]
mod catalogue;
mod client;
mod collect;
mod credentials;
mod decode;
mod engine;
mod error;
mod extra;
mod field;
mod field_reader;
mod field_writer;
mod integer_enum;
mod json_path;
mod list;
mod map;
mod mismatch;
#[cfg(feature = "mock")]
pub mod mock;
mod model;
mod operation;
mod option;
mod params;
mod prepare;
mod received;
mod redact;
mod response;
mod response_body;
mod retry;
mod scalars;
mod secret;
mod server_url;
mod settings;
mod string_enum;
mod token;
mod union;
mod xml;

pub use answer::Answer;
pub use api_info::{ApiInfo, Security, SecurityScheme, SecuritySchemeKind, Server, ServerVariable};
pub use body::{Body, Form, Multipart, Upload};
pub use builder::ClientBuilder;
pub use call::{Call, CallFuture};
#[cfg(feature = "catalogue")]
pub use catalogue::{OperationInfo, Reread};
pub use client::ClientCore;
pub use collect::{list, map};
pub use error::{
    ApiError, BoxError, ConfigError, CredentialError, DecodeError, Error, RequestError, Result,
    TransportError,
};
pub use extra::Extra;
pub use field::{Field, FieldVisitor, Reading, deserialize};
pub use field_reader::{FieldReader, read_model};
pub use field_writer::{FieldWriter, write_model};
pub use integer_enum::IntegerEnum;
pub use model::Model;
pub use operation::{NoError, Operation, Output, RetrySafety};
pub use params::{Params, Style};
pub use received::Received;
pub use response::Response;
pub use response_body::{Binary, Empty, Json, Maybe, ResponseBody, Text, Xml};
pub use retry::{Backoff, RetryConfig, RetryStrategy, retry_after};
pub use scalars::{read_integer_enum, read_string_enum, write_same};
pub use secret::Secret;
pub use string_enum::{StringEnum, UnknownValue};
pub use token::Token;
pub use union::{
    Union, UnionReader, read_union, read_union_map, read_union_seq, read_union_token, write_union,
};

pub use std::collections::BTreeMap;

pub use bytes::Bytes;
pub use http::{HeaderMap, HeaderValue, Method, StatusCode};
pub use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess};
pub use serde::ser::{Serialize, SerializeMap, Serializer};
pub use serde_json::Value;

pub use crate::{bool_enum, integer_enum, model, string_enum, union};
