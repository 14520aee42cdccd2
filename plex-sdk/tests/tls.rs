//! TLS: who a server is has to be known before anything is sent to it.

#![cfg(feature = "rustls")]

mod support;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use plex_sdk::PlexApi;
use plex_sdk::runtime::{Error, RetryConfig};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use support::{Request, json, raw_answer, receive};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

const CANARY: &str = "canary-Token-1";

/// An authority that vouches for servers.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    certificate: CertificateDer<'static>,
}

impl Authority {
    fn new(name: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let certificate = params.self_signed(&key).unwrap().der().clone();
        Self { issuer: Issuer::new(params, key), certificate }
    }

    /// How a server of this name proves that it is the one.
    fn vouch(&self, name: &str) -> ServerConfig {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new([name.to_owned()]).unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivateKeyDer::Pkcs8(key.serialize_der().into()),
            )
            .unwrap()
    }
}

/// A server that speaks TLS, and what it was asked.
struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    async fn start(config: ServerConfig, answer: Vec<u8>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests: Arc<Mutex<Vec<Request>>> = Arc::default();
        let (log, acceptor) = (Arc::clone(&requests), TlsAcceptor::from(Arc::new(config)));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (log, acceptor, answer) = (Arc::clone(&log), acceptor.clone(), answer.clone());
                tokio::spawn(async move {
                    // A client that does not trust this server ends the handshake.
                    let Ok(mut stream) = acceptor.accept(stream).await else { return };
                    let mut buffer = Vec::new();
                    while let Some(request) = receive(&mut stream, &mut buffer).await {
                        log.lock().unwrap().push(request);
                        stream.write_all(&answer).await.unwrap();
                    }
                });
            }
        });
        Self { address, requests }
    }

    fn url(&self, name: &str) -> String {
        format!("https://{name}:{}", self.address.port())
    }

    fn requests(&self) -> usize {
        self.requests.lock().unwrap().len()
    }
}

/// A client that trusts `authority` only, and finds this server under any of its names.
fn client(server: &Server, authority: &Authority) -> PlexApi {
    let certificate = reqwest::Certificate::from_der(&authority.certificate).unwrap();
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
    let http = http.resolve("right.test", server.address).resolve("wrong.test", server.address);
    let http = http.tls_certs_only([certificate]).build().unwrap();
    let builder = PlexApi::builder().http_client(http).access_token(CANARY).retries(RetryConfig::none());
    builder.server_url(server.url("right.test")).build().unwrap()
}

/// The error of a call to `url`, and everything that it prints.
async fn fails(plex: &PlexApi, url: String) -> (Error, String) {
    let error = plex.sections().get_library_details("1").server_url(url).await.unwrap_err();
    let mut shown = format!("{error} {error:?} {error:#?}");
    let mut source = std::error::Error::source(&error);
    while let Some(error) = source {
        shown.push_str(&format!(" {error} {error:?}"));
        source = error.source();
    }
    assert!(!shown.contains(CANARY), "{shown}");
    (error, shown)
}

async fn good(plex: &PlexApi) {
    let response = plex.sections().get_library_details("1").await.unwrap();
    assert_eq!(response.media_container.title1.as_deref(), Some("good"));
}

fn answer() -> Vec<u8> {
    json(r#"{"MediaContainer":{"title1":"good"}}"#)
}

#[tokio::test]
async fn a_certificate_of_another_host() {
    let authority = Authority::new("ours");
    let server = Server::start(authority.vouch("right.test"), answer()).await;
    let plex = client(&server, &authority);
    good(&plex).await;
    let (error, shown) = fails(&plex, server.url("wrong.test")).await;
    assert!(error.is_connect() && !error.is_timeout(), "{shown}");
    let message = format!(
        "getLibraryDetails: no connection to the server ({}/library/sections/1)",
        server.url("wrong.test")
    );
    assert_eq!(error.to_string(), message);
    assert!(shown.contains("certificate not valid for name"), "{shown}");
    assert_eq!(server.requests(), 1, "nothing is sent to a server that is another one");
    good(&plex).await;
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for() {
    let server = Server::start(Authority::new("another").vouch("right.test"), answer()).await;
    let plex = client(&server, &Authority::new("ours"));
    let (error, shown) = fails(&plex, server.url("right.test")).await;
    assert!(error.is_connect() && shown.contains("invalid peer certificate: UnknownIssuer"), "{shown}");
    assert_eq!(server.requests(), 0);
}

#[tokio::test]
async fn a_server_that_speaks_no_tls() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let plain = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut received = vec![0; 4096];
        let length = stream.read(&mut received).await.unwrap();
        stream.write_all(&answer()).await.unwrap();
        String::from_utf8_lossy(&received[..length]).into_owned()
    });
    let authority = Authority::new("ours");
    let server = Server::start(authority.vouch("right.test"), answer()).await;
    let plex = client(&server, &authority);
    let (error, shown) = fails(&plex, url).await;
    assert!(error.is_connect() && shown.contains("InvalidContentType"), "{shown}");
    assert!(!plain.await.unwrap().contains("canary"), "nothing is sent in the clear");
    // The other way round, the server of TLS makes nothing of a request in the clear.
    let (_, shown) = fails(&plex, server.url("127.0.0.1").replace("https:", "http:")).await;
    assert!(shown.starts_with("getLibraryDetails: the connection failed before the answer"), "{shown}");
    good(&plex).await;
}

#[tokio::test]
async fn a_redirect_into_the_clear() {
    let plain = support::Server::start([answer()]).await;
    let authority = Authority::new("ours");
    let location = format!("{}/?X-Plex-Token={CANARY}", plain.url);
    let redirect = raw_answer(302, &[("location", &location)], b"");
    let server = Server::start(authority.vouch("right.test"), redirect).await;
    let plex = client(&server, &authority);
    let (error, shown) = fails(&plex, server.url("right.test")).await;
    assert_eq!(error.status().unwrap(), 302);
    let why = format!("the redirect from https to http is not followed: {}/?X-Plex-Token=***", plain.url);
    assert!(shown.contains(&why), "{shown}");
    assert!(plain.requests().is_empty());
}
