//! Calls of all operations, which the generated tests send to a server.

use std::fmt;
use std::pin::Pin;

use super::request::Request;
use super::server::MockServer;
use super::table::{MockedApi, Route};
#[cfg(feature = "catalogue")]
use crate::runtime::ResponseBody;
use crate::runtime::operation::Output;
use crate::runtime::{
    Bytes, Call, ClientBuilder, ClientCore, Error, Operation, RetryConfig, SecuritySchemeKind,
};

/// A call that has been sent: what it is called, how it is printed, and how it ends.
pub(crate) struct Sent {
    pub(crate) id: &'static str,
    pub(crate) shown: String,
    pub(crate) end: Pin<Box<dyn Future<Output = Result<Received, Error>> + Send>>,
}

/// An answer: how it is printed, its bytes, and what was read of them.
pub(crate) struct Received {
    pub(crate) shown: String,
    pub(crate) bytes: Bytes,
    pub(crate) read: Read,
}

/// What was read of an answer.
pub(crate) enum Read {
    /// Fields, written again
    Value(serde_json::Value),
    /// No fields, but what is printed so: a text, bytes or nothing
    Plain,
}

/// A call that can be sent.
pub(crate) struct Sample(fn(&ClientCore) -> Sent);

impl Sample {
    pub(crate) const fn new(send: fn(&ClientCore) -> Sent) -> Self {
        Self(send)
    }

    pub(crate) fn send(&self, client: &ClientCore) -> Sent {
        (self.0)(client)
    }

    pub(crate) fn sent<O: Operation>(call: Call<'_, O>) -> Sent
    where
        Output<O>: fmt::Debug + Send,
    {
        let shown = format!("{call:?} {call:#?}");
        let call = call.send();
        Sent {
            id: O::META.id,
            shown,
            end: Box::pin(async move {
                let response = call.await?;
                let (shown, bytes) = (format!("{response:?}"), response.bytes().clone());
                Ok(Received { shown, bytes, read: read::<O>(&response) })
            }),
        }
    }
}

#[cfg(feature = "catalogue")]
fn read<O: Operation>(output: &Output<O>) -> Read {
    O::Response::reread(output).map_or(Read::Plain, |reread| Read::Value(reread.value))
}

/// Without the table of operations, nothing writes what was read.
#[cfg(not(feature = "catalogue"))]
fn read<O: Operation>(_: &Output<O>) -> Read {
    Read::Plain
}

/// A client of `server` with an identity, this token and all other credentials.
pub(crate) fn client<C: MockedApi>(server: &MockServer<C>, token: &str) -> ClientBuilder<ClientCore> {
    let mut builder = ClientBuilder::<ClientCore>::new(C::API.info)
        .server_url(server.url())
        .own_servers_through(server.url())
        .retries(RetryConfig::none())
        .access_token(token);
    let parameters = C::API.info.client_parameters;
    for scheme in C::API.info.security_schemes.iter().skip(1) {
        let is_parameter = |name: &str| parameters.iter().any(|known| known.eq_ignore_ascii_case(name));
        if !matches!(scheme.kind, SecuritySchemeKind::Header(name) if is_parameter(name)) {
            builder = builder.credential(scheme.id, format!("user:{token}"));
        }
    }
    for name in parameters {
        builder = builder.client_parameter(name, "a value");
    }
    builder
}

/// Sends each call with an identity, a token and all other credentials. The server has to find the operation and
/// to allow the request, and the client has to read the example.
pub(crate) async fn check<C: MockedApi>(samples: &[&[Sample]]) {
    let server = MockServer::<C>::start().await.expect("there is a free port");
    server.require_token("a token");
    let client = client(&server, "a token").build().expect("the client is set up");
    let mut failures = Vec::new();
    for sample in samples.iter().flat_map(|group| group.iter()) {
        let before = server.calls().len();
        let Sent { id, end, .. } = sample.send(&client);
        let end = end.await;
        let calls = server.calls().split_off(before);
        if calls.iter().any(|call| is_fixed::<C>(call, id)) {
            continue;
        }
        if let Err(error) = end {
            failures.push(format!("{id}: {error}"));
        }
        let found: Vec<_> = calls.iter().map(|call| call.operation()).collect();
        if found != [Some(id)] {
            failures.push(format!("{id} arrived as {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Whether a path that a sample makes of its parameters is one that another operation of the same method has without
/// any: then that is the one that is called, on any server.
pub(crate) fn is_fixed<C: MockedApi>(request: &Request, id: &str) -> bool {
    let mut routes = C::API.groups.iter().flat_map(|group| group.iter());
    let is_other = |route: &Route| route.meta.id != id && route.meta.method == *request.method();
    routes.any(|route| is_other(route) && route.meta.path == request.path() && !route.meta.path.contains('{'))
}
