//! The calls that the pages show, each as its page has it: through the group of a client, and as a function.

use serde_json::Value;

use super::check::form_pairs;
use super::pairs::{self, Pair};
use super::request::Request;
use super::samples::{Read, Received, Sent, is_fixed};
use super::server::MockServer;
use super::table::{MockedApi, Route};
use crate::runtime::params::decode_lossy;
use crate::runtime::{ClientBuilder, ClientCore, RetryConfig, Secret, SecuritySchemeKind};

/// What the pages put in place of a token.
const TOKEN: &str = "<YOUR_API_KEY_HERE>";

/// A builder of the core of a client.
pub(crate) type Builder = ClientBuilder<ClientCore>;

/// The two calls of an operation that its page shows.
pub(crate) struct PageCall<C: 'static> {
    /// What the page sets on the builder of a client
    pub(crate) client: fn(Builder) -> Builder,
    /// The call through the group
    pub(crate) method: fn(&C) -> Sent,
    /// The call of the function
    pub(crate) function: fn(&ClientCore) -> Sent,
    /// What both have to send
    pub(crate) request: PageRequest,
}

/// Names and values.
type Pairs = &'static [(&'static str, &'static str)];

/// A request as the document describes it, with the values of the page. Everything is decoded.
pub(crate) struct PageRequest {
    path: &'static str,
    query: Pairs,
    headers: Pairs,
    cookies: Pairs,
    form: Pairs,
    json: Option<&'static str>,
}

#[allow(dead_code, reason = "an API may have no cookies or forms")]
impl PageRequest {
    pub(crate) const fn to(path: &'static str) -> Self {
        Self { path, query: &[], headers: &[], cookies: &[], form: &[], json: None }
    }

    pub(crate) const fn query(self, query: Pairs) -> Self {
        Self { query, ..self }
    }

    /// Those of the operation, with names in lower case.
    pub(crate) const fn headers(self, headers: Pairs) -> Self {
        Self { headers, ..self }
    }

    pub(crate) const fn cookies(self, cookies: Pairs) -> Self {
        Self { cookies, ..self }
    }

    /// Fields of a form of either kind.
    pub(crate) const fn form(self, form: Pairs) -> Self {
        Self { form, ..self }
    }

    /// A body of JSON.
    pub(crate) const fn json(self, json: &'static str) -> Self {
        Self { json: Some(json), ..self }
    }
}

/// What became of the calls.
#[derive(Default)]
struct Outcome {
    operations: usize,
    skipped: Vec<String>,
    failures: Vec<String>,
    read: Vec<Answer>,
}

/// What an answer was compared with.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Answer {
    /// Fields, with those of the example
    Fields,
    /// Text, bytes or XML, with the bytes of the example
    Bytes,
    /// No body is documented
    Nothing,
}

/// The credential of the first security scheme: a client parameter, where the scheme has the header of one, and else
/// what the pages put in place of a token.
fn token(core: &ClientCore) -> Secret {
    let Some(SecuritySchemeKind::Header(header)) =
        core.0.api.security_schemes.first().map(|scheme| scheme.kind)
    else {
        return Secret::new(TOKEN);
    };
    let mut parameters = core.0.client_parameters.iter();
    let parameter = parameters.find(|(name, _)| name.eq_ignore_ascii_case(header));
    parameter.map_or_else(|| Secret::new(TOKEN), |(_, value)| value.clone())
}

/// Makes each call with the client of its page. The request has to be the one that the document describes, and the
/// answer has to be read as what the document has as its example. Prints how many were made.
pub(crate) async fn check<C: MockedApi>(calls: &[&[PageCall<C>]]) {
    let server = MockServer::<C>::start().await.expect("there is a free port");
    let mut outcome = Outcome::default();
    for call in calls.iter().flat_map(|group| group.iter()) {
        let builder = (call.client)(ClientBuilder::new(C::API.info)).server_url(server.url());
        let builder = builder.own_servers_through(server.url()).retries(RetryConfig::none());
        let core = builder.build().expect("the client of a page can be built");
        server.require_token(token(&core));
        let client = C::from(core.clone());
        outcome.operations += 1;
        for (kind, sent) in [("method", (call.method)(&client)), ("function", (call.function)(&core))] {
            let id = sent.id;
            match one(&server, sent, &call.request).await {
                Ok(Some(answer)) => outcome.read.push(answer),
                Ok(None) => {
                    outcome.skipped.push(format!("{id}, as {kind}: its path is that of another operation"))
                }
                Err(problem) => outcome.failures.push(format!("{id}, as {kind}: {problem}")),
            }
        }
    }
    let Outcome { operations, skipped, failures, read } = outcome;
    let count = |wanted| read.iter().filter(|answer| **answer == wanted).count();
    let (fields, bytes, nothing) = (count(Answer::Fields), count(Answer::Bytes), count(Answer::Nothing));
    skipped.iter().for_each(|reason| println!("skipped: {reason}"));
    println!(
        "{operations} operations: {} examples run, their answers equal to the documented example in {fields} cases \
         by fields, in {bytes} by bytes, in {nothing} without a body; {} skipped",
        read.len(),
        skipped.len()
    );
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
    assert_eq!(read.len() + skipped.len(), 2 * operations);
}

/// `None` when the path of the call, with its values, is the path of another operation.
async fn one<C: MockedApi>(
    server: &MockServer<C>,
    sent: Sent,
    expected: &PageRequest,
) -> Result<Option<Answer>, String> {
    let Sent { id, end, .. } = sent;
    let end = end.await;
    let requests = server.shared.take_requests();
    let [request] = requests.as_slice() else { return Err(format!("it made {} requests", requests.len())) };
    if is_fixed::<C>(request, id) {
        return Ok(None);
    }
    let route = C::API.groups.iter().flat_map(|group| group.iter()).find(|route| route.meta.id == id);
    let route = route.ok_or("the server does not know it")?;
    is_as_described(request, route, expected)?;
    is_example(route, &end.map_err(|error| error.to_string())?).map(Some)
}

fn is_as_described(request: &Request, route: &Route, expected: &PageRequest) -> Result<(), String> {
    same("operation", request.operation(), Some(route.meta.id))?;
    same("method", request.method(), route.meta.method)?;
    // An operation with a server of its own has the host and the path of that before its own.
    let path = decode_lossy(request.path());
    if !path.ends_with(expected.path) || (route.meta.servers.is_empty() && path != expected.path) {
        return Err(format!("the path is {path:?}, not {:?}", expected.path));
    }
    same("query", by_name(&request.query), listed(expected.query))?;
    let cookies = pairs::parse_cookies(request.header("cookie").unwrap_or_default());
    let is_expected = |pair: &&Pair| expected.cookies.iter().any(|(name, _)| *name == pair.name);
    same("cookies", by_name(cookies.iter().filter(is_expected)), listed(expected.cookies))?;
    for (name, value) in expected.headers {
        same(name, request.header(name), Some(*value))?;
    }
    same("form", by_name(&form_pairs(request)), listed(expected.form))?;
    let json = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| error.to_string());
    match expected.json {
        Some(expected) => same("body", request.json(), Some(json(expected)?)),
        None => Ok(()),
    }
}

/// Compares an answer with the example that was sent.
fn is_example(route: &Route, received: &Received) -> Result<Answer, String> {
    let examples = route.answers.first().map_or(&[][..], |answer| answer.examples);
    let sent = examples.iter().find(|example| example.body.as_bytes() == received.bytes);
    let body = match sent {
        Some(example) => example.body,
        None if examples.is_empty() && received.bytes.is_empty() => return Ok(Answer::Nothing),
        None => return Err("the answer is not an example of the document".to_owned()),
    };
    match (&received.read, serde_json::from_str::<Value>(body)) {
        (Read::Value(read), Ok(example)) => same("answer", read, &example).map(|()| Answer::Fields),
        _ if body.is_empty() => Ok(Answer::Nothing),
        _ => Ok(Answer::Bytes),
    }
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: T, expected: T) -> Result<(), String> {
    match found == expected {
        true => Ok(()),
        false => Err(format!("{what}: {found:?}, not {expected:?}")),
    }
}

/// Pairs by their names; those of one name stay in their order.
fn by_name<'a>(pairs: impl IntoIterator<Item = &'a Pair>) -> Vec<(&'a str, &'a str)> {
    sorted(pairs.into_iter().map(|pair| (pair.name.as_str(), pair.value.as_str())).collect())
}

fn listed<'a>(pairs: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    sorted(pairs.to_vec())
}

fn sorted<'a>(mut pairs: Vec<(&'a str, &'a str)>) -> Vec<(&'a str, &'a str)> {
    pairs.sort_by_key(|(name, _)| *name);
    pairs
}
