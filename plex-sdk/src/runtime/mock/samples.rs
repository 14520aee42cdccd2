//! Calls of all operations, which the generated tests send to a server.

use std::pin::Pin;

use super::server::MockServer;
use super::table::MockedApi;
use crate::runtime::operation::Output;
use crate::runtime::{Call, ClientBuilder, ClientCore, Error, Operation, RetryConfig};

/// A call that has been sent: what it is called, and how it ends.
pub(crate) type Sent = (&'static str, Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>);

/// A call that can be sent.
pub(crate) struct Sample(fn(&ClientCore) -> Sent);

impl Sample {
    pub(crate) const fn new(send: fn(&ClientCore) -> Sent) -> Self {
        Self(send)
    }

    pub(crate) fn sent<O: Operation>(call: Call<'_, O>) -> Sent
    where
        Output<O>: Send,
    {
        let call = call.send();
        (O::ID, Box::pin(async move { call.await.map(drop) }))
    }
}

/// Sends each call with an identity, a token and all other credentials. The server has to find the operation and
/// to allow the request, and the client has to read the example.
pub(crate) async fn check<C: MockedApi>(samples: &[&[Sample]]) {
    let server = MockServer::<C>::start().await.expect("there is a free port");
    server.require_token("a token");
    let mut builder = ClientBuilder::<ClientCore>::new(C::API.info)
        .server_url(server.url())
        .own_servers_through(server.url())
        .retries(RetryConfig::none())
        .access_token("a token");
    for scheme in C::API.info.security_schemes.iter().skip(1) {
        builder = builder.credential(scheme.id, "user:password");
    }
    for name in C::API.info.client_parameters {
        builder = builder.client_parameter(name, "a value");
    }
    let client = builder.build().expect("the client is set up");
    let mut failures = Vec::new();
    for sample in samples.iter().flat_map(|group| group.iter()) {
        let before = server.calls().len();
        let (id, sent) = (sample.0)(&client);
        if let Err(error) = sent.await {
            failures.push(format!("{id}: {error}"));
        }
        let calls = server.calls().split_off(before);
        let found: Vec<_> = calls.iter().map(|call| call.operation()).collect();
        if found != [Some(id)] {
            failures.push(format!("{id} arrived as {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
