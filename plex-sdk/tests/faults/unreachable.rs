//! Servers that cannot be reached, and then can.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use plex_sdk::PlexApi;
use plex_sdk::runtime::{BoxError, Error, RetryConfig};
use reqwest::dns::{Name, Resolve, Resolving};
use tokio::net::{TcpListener, TcpSocket};

use crate::check::{good, shown};
use crate::fault::{CANARY, Kind, SHORT};
use crate::server::Server;

async fn fails(plex: &PlexApi, kind: Kind, message: &str) -> String {
    let error = plex.sections().get_library_details("1").await.unwrap_err();
    let shown = shown(&error);
    assert_eq!(Kind::of(&error), Some(kind), "{shown}");
    assert!(shown.starts_with(&format!("getLibraryDetails: {message} (http://")), "{shown}");
    assert!(!shown.contains(CANARY), "{shown}");
    shown
}

#[tokio::test]
async fn a_refused_connection() {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}", socket.local_addr().unwrap());
    let builder = PlexApi::builder().server_url(url).access_token(CANARY);
    let plex = builder.retries(RetryConfig::none()).build().unwrap();
    fails(&plex, Kind::Connect, "no connection to the server").await;
    let server = Server::start(socket.listen(8).unwrap()).await;
    good(&plex).await.unwrap();
    drop(plex);
    server.connections(0).await;
}

/// Knows no name at first, and then this address for any.
struct Resolver {
    is_up: AtomicBool,
    address: SocketAddr,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let result: Result<reqwest::dns::Addrs, BoxError> = match self.is_up.load(Ordering::Relaxed) {
            true => Ok(Box::new([self.address].into_iter())),
            false => Err(format!("nobody knows {}", name.as_str()).into()),
        };
        Box::pin(std::future::ready(result))
    }
}

/// Never says anything.
struct Silent;

impl Resolve for Silent {
    fn resolve(&self, _: Name) -> Resolving {
        Box::pin(std::future::pending())
    }
}

fn client(resolver: impl Resolve + 'static, port: u16) -> PlexApi {
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
    let builder = PlexApi::builder().server_url(format!("http://plex.invalid:{port}")).access_token(CANARY);
    let builder = builder.http_client(http.dns_resolver(Arc::new(resolver)).build().unwrap());
    builder.retries(RetryConfig::none()).timeout(SHORT).build().unwrap()
}

#[tokio::test]
async fn a_name_that_nobody_knows() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = Server::start(listener).await;
    let resolver = Arc::new(Resolver { is_up: AtomicBool::new(false), address });
    let plex = client(Shared(Arc::clone(&resolver)), address.port());
    let shown = fails(&plex, Kind::Connect, "no connection to the server").await;
    assert!(shown.contains("nobody knows plex.invalid"), "{shown}");
    resolver.is_up.store(true, Ordering::Relaxed);
    good(&plex).await.unwrap();
    assert_eq!(server.requests().len(), 1);
}

/// A resolver that the test keeps hold of.
struct Shared(Arc<Resolver>);

impl Resolve for Shared {
    fn resolve(&self, name: Name) -> Resolving {
        self.0.resolve(name)
    }
}

#[tokio::test]
async fn a_name_server_that_never_answers() {
    let plex = client(Silent, 80);
    fails(&plex, Kind::Timeout, &format!("no complete answer within {SHORT:?}")).await;
}

/// The time for connecting covers the TLS handshake, which this server never begins.
#[tokio::test]
async fn a_handshake_that_never_begins() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let builder = PlexApi::builder().server_url(url).access_token(CANARY).connect_timeout(SHORT);
    let plex = builder.retries(RetryConfig::none()).build().unwrap();
    let error = plex.sections().get_library_details("1").await.unwrap_err();
    assert!(error.is_connect() && error.is_timeout(), "{error}");
    let shown = shown(&error);
    assert!(shown.starts_with("getLibraryDetails: no connection to the server in time (https://"), "{shown}");
    assert!(!shown.contains(CANARY) && matches!(error, Error::Transport(_)), "{shown}");
}
