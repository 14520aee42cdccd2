//! Meets a client with a fault, and looks at what it does.

use std::collections::BTreeSet;
use std::error::Error as _;
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use plex_sdk::PlexApi;
use plex_sdk::operations::GetLibraryDetails;
use plex_sdk::runtime::{Error, Operation};
use tokio::net::TcpListener;

use crate::fault::{CANARY, Fault, Kind, Outcome, TOKEN};
use crate::server::{GOOD, Server};

/// When a test is given up that would never end.
const STUCK: Duration = Duration::from_secs(60);

/// Meets a client with `fault`, on a new connection and on one that served a call before.
///
/// Each time the connection of the fault is closed or good for use afterwards, and the same client makes a good call.
/// Without the client no connection is left.
///
/// # Errors
/// What is not as it should be.
pub async fn check(fault: &Fault) -> Result<(), String> {
    let server = Server::start(TcpListener::bind("127.0.0.1:0").await.unwrap()).await;
    let plex = client(fault, &server);
    for connection in ["new", "used"] {
        match tokio::time::timeout(STUCK, check_once(fault, &server, &plex)).await {
            Ok(Ok(())) => {}
            Ok(Err(problem)) => {
                return Err(format!("{}, on a {connection} connection: {problem}", fault.name));
            }
            Err(_) => return Err(format!("{}, on a {connection} connection: does not end", fault.name)),
        }
    }
    drop(plex);
    match tokio::time::timeout(STUCK, server.connections(0)).await {
        Ok(()) => check_tokens(&server),
        Err(_) => Err(format!("{}: a connection outlives the client", fault.name)),
    }
}

async fn check_once(fault: &Fault, server: &Server, plex: &PlexApi) -> Result<(), String> {
    let (requests, sent) = (server.requests().len(), server.sent());
    server.plays(&fault.scripts);
    compare(&fault.outcome, call(plex).await)?;
    let requests = server.requests().len() - requests;
    if requests != fault.requests {
        return Err(format!("{requests} requests, not {}", fault.requests));
    }
    // A connection that cannot be used again is gone before the client is.
    server.connections(origins(server)).await;
    let sent = server.sent() - sent;
    if sent > fault.at_most {
        return Err(format!("the server could send {sent} bytes, not {}", fault.at_most));
    }
    good(plex).await
}

fn client(fault: &Fault, server: &Arc<Server>) -> PlexApi {
    let builder = PlexApi::builder().server_url(&server.url).access_token(CANARY);
    fault.configure.iter().fold(builder, |builder, configure| configure(builder)).build().unwrap()
}

/// Calls a real operation; the title of its answer.
async fn call(plex: &PlexApi) -> Result<Option<String>, Error> {
    let response = plex.sections().get_library_details("1").await?;
    Ok(response.into_inner().media_container.title1)
}

/// A call that the server answers as it should.
pub async fn good(plex: &PlexApi) -> Result<(), String> {
    match plex.sections().get_library_details("1").timeout(STUCK).await {
        Ok(response) if response.media_container.title1.as_deref() == Some(GOOD.1) => Ok(()),
        Ok(response) => Err(format!("a good call reads {:?}", response.media_container.title1)),
        Err(error) => Err(format!("a good call fails: {error}")),
    }
}

pub fn compare(outcome: &Outcome, result: Result<Option<String>, Error>) -> Result<(), String> {
    match (outcome, result) {
        (Outcome::Reads(title), Ok(found)) if *title == found => Ok(()),
        (Outcome::Reads(_), Ok(found)) => Err(format!("reads {found:?}")),
        (Outcome::Reads(_), Err(error)) => Err(format!("fails: {error} {error:?}")),
        (Outcome::Fails(..), Ok(found)) => Err(format!("does not fail, reads {found:?}")),
        (Outcome::Fails(kind, message), Err(error)) => {
            let shown = shown(&error);
            let start = format!("{}: {message}", GetLibraryDetails::META.id);
            if shown.contains(TOKEN) {
                Err(format!("shows the token: {shown}"))
            } else if Kind::of(&error) != Some(*kind) || !shown.starts_with(&start) {
                Err(format!("not {kind:?} `{start}` but `{error}`: {error:?}"))
            } else {
                Ok(())
            }
        }
    }
}

/// Everything that an error prints, and its sources.
pub fn shown(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        write!(text, " {error} {error:?} {error:#?}").unwrap();
        source = error.source();
    }
    text
}

/// How many origins were asked.
fn origins(server: &Server) -> usize {
    let requests = server.requests();
    requests.iter().filter_map(|request| request.header("host")).collect::<BTreeSet<_>>().len()
}

/// Every call had the token, and nothing had it at the other origin.
fn check_tokens(server: &Server) -> Result<(), String> {
    for request in server.requests() {
        let host = request.header("host").unwrap_or_default();
        let (is_own, is_first) = (server.url.ends_with(host), request.line.contains("/library/"));
        let has_token = request.headers.iter().any(|(_, value)| value.contains(TOKEN));
        if (is_first && !has_token) || (!is_own && has_token) {
            return Err(format!("the token of {} at {host}", request.line));
        }
    }
    Ok(())
}
