//! A typed, async SDK for Plex Media Server and plex.tv.
//!
//! ```no_run
//! use plex_sdk::PlexApi;
//!
//! #[tokio::main]
//! async fn main() -> plex_sdk::Result<()> {
//!     let plex = PlexApi::builder()
//!         .server_url("http://127.0.0.1:32400")
//!         .access_token("<YOUR_TOKEN_HERE>")
//!         .client_identifier("my-app")
//!         .build()?;
//!     for library in &plex.sections().get_sections().await?.media_container.directory {
//!         println!("{:?}", library.title);
//!     }
//!     let mut films = plex.sections().list_content("1").items();
//!     while let Some(film) = films.next().await {
//!         println!("{:?}", film?.title);
//!     }
//!     Ok(())
//! }
//! ```
//!
//! A client has one method a group of operations, and a group one an operation. What an operation needs are arguments,
//! what it may have are setters on the [`Call`], and awaiting the call sends it. Each is a function in [`funcs`] as well.
//!
//! # Where to look
//!
//! | For | Look at |
//! | --- | --- |
//! | all operations | [`groups`], with a table; each group has one of its operations |
//! | the client, and what can be set on it | [`PlexApi`], [`ClientBuilder`] |
//! | one call: timeout, retries, headers, another server | [`Call`], [`RetryConfig`] |
//! | what comes back | [`Response`], [`models`]; unknown keys of a model are in [`Extra`] |
//! | what goes wrong | [`Error`], with the documented error of an operation by [`Error::typed`] |
//! | signing in, tokens, stores for them | [`PlexAccount`], [`CredentialStore`] |
//! | finding a server | [`PlexAccount::connect`], [`ServerConnection`] |
//! | long lists | [`Items`], [`Pages`] |
//! | filters and sorts | [`media_query`], [`item_uri`] |
//! | what happens on a server | [`events`], [`webhooks`] |
//! | reporting what a player does | [`playback`] |
//! | files | [`Download`], [`Save`], [`Upload`] |
//! | seeing and changing requests | [`Hook`], [`Transport`] |
//! | a server to test against | `mock`, with the feature of that name |
//! | calls without async | `blocking`, with the feature of that name |
//!
//! # Features
//!
//! Every group is a Cargo feature of its name, and all are on by default, with `rustls`. The others are `native-tls`,
//! `gzip`, `tracing`, `blocking`, `websocket` (events over websockets), `jwt` (sign-in with a key of the installation),
//! `mock` (a server to test against) and `catalogue` (a table of all operations). To compile less, switch the default
//! features off and name the groups that you use:
//!
//! ```toml
//! plex-sdk = { version = "0.1", default-features = false, features = ["rustls", "sections"] }
//! ```
//!
//! # Secrets
//!
//! Tokens are never printed, neither by `Debug` nor in errors, URLs or traces, and never sent to another origin than the
//! one they are for. [`Secret`] holds them.
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod ext;
/// What is generated from the description of the API.
#[rustfmt::skip]
pub mod generated;
pub mod runtime;

#[cfg(feature = "events")]
#[doc(inline)]
pub use ext::events;
#[doc(inline)]
pub use ext::item_uri;
#[cfg(any(feature = "sections", feature = "browse", feature = "section-filters", feature = "library"))]
#[doc(inline)]
pub use ext::media_query;
#[cfg(all(feature = "timeline", feature = "metadata"))]
#[doc(inline)]
pub use ext::playback;
#[cfg(feature = "webhooks")]
#[doc(inline)]
pub use ext::webhooks;

#[cfg(all(feature = "pins", feature = "account"))]
#[doc(inline)]
pub use ext::account::{
    AccountError, Password, PasswordOutcome, PendingPin, PinKind, PlexAccount, TokenState,
};
#[cfg(all(feature = "pins", feature = "account", feature = "resources", feature = "server"))]
#[doc(inline)]
pub use ext::discovery::{ConnectError, ConnectOptions, Insecure, PlexServer, ServerConnection};
#[cfg(all(feature = "jwt", feature = "pins", feature = "account", feature = "device-tokens"))]
#[doc(inline)]
pub use ext::jwt::DeviceTokens;
#[doc(inline)]
pub use ext::store::{CredentialStore, FileStore, MemoryStore, StoreError};
#[cfg(feature = "catalogue")]
#[doc(inline)]
pub use generated::catalogue;
/// A server to test against.
///
/// ```
/// use plex_sdk::mock::MockServer;
/// use plex_sdk::operations::GetIdentity;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let server = MockServer::start().await?;
/// server.on::<GetIdentity>().json(r#"{"MediaContainer": {"version": "1.2.3"}}"#).times(1);
/// let identity = server.client().server().get_identity().await?;
/// assert_eq!(identity.media_container.version.as_deref(), Some("1.2.3"));
/// assert_eq!(server.calls_of::<GetIdentity>().len(), 1);
/// # Ok(())
/// # }
/// ```
#[cfg(feature = "mock")]
#[doc(inline)]
pub use generated::mock;
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
    ProvidedToken, RequestBody, RequestError, Response, Result, RetryConfig, RetryStrategy, Save, Saved,
    Secret, SendError, StatusCode, Transport, TransportError, TransportFuture, UnknownValue, Upload, Url,
    Value,
};

/// The README of the crate: its examples are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// The page of the repository: its example is a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Repository;
