#![doc = include_str!("../README.md")]

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

/// The page of the repository: its example is a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Repository;
