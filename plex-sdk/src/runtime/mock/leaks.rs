//! Looks for secrets in everything that a call shows, over all operations.
//!
//! Every operation is called with a token that cannot be mistaken, on servers that answer well, badly and not at
//! all, and that repeat the token wherever they can. What is printed of calls, answers, errors and traces is searched
//! for it, and for whatever else the request held that is secret.

use std::error::Error as _;
use std::sync::Arc;

use super::answer::Answer;
use super::request::Request;
use super::samples::{Sample, Sent, client};
use super::server::MockServer;
use super::state::{Override, Reply};
use super::table::MockedApi;
use crate::runtime::Error;
use crate::runtime::redact::is_sensitive_key;

const CANARY: &str = "canary-5d0c/+e";

/// Shorter ones would be found in words.
const MIN_SEARCHED: usize = 4;

/// Parameters with one of these in their names are secret; a list of its own, so that it finds what the redaction of
/// the runtime does not know.
const SECRET_NAMES: [&str; 7] =
    ["token", "password", "secret", "jwt", "currentpin", "verificationcode", "cookie"];

/// What a server does: its name, and the answer.
type Case = (&'static str, fn(&Request, &str) -> Answer);

const CASES: &[Case] = &[
    ("the example", |_, _| Answer::example()),
    ("an error that repeats the token", |_, _| {
        let body = serde_json::json!({"errors": [{"code": 1001, "message": CANARY, "status": CANARY}]});
        Answer::example().status(401).json(body).header("x-request-id", CANARY)
    }),
    ("a page titled by the token", |request, _| {
        let page = format!("<html><title>{CANARY} {}</title></html>", request.path());
        Answer::example().status(200).body("text/html", page)
    }),
    ("something else", |_, _| {
        Answer::example().status(200).json(format!("[\"{CANARY}\", {{\"{CANARY}\": 1}}]"))
    }),
    ("no answer", |_, _| Answer::example().close()),
    ("a redirect to someone else", |_, other| {
        let to = format!("{other}/stolen?X-Plex-Token={CANARY}");
        Answer::example().status(302).header("location", &to)
    }),
];

/// Calls everything, and fails with all places that show a secret.
pub(crate) async fn check<C: MockedApi>(samples: &[&[Sample]]) {
    let mut found = Vec::new();
    let mut outputs = 0;
    for (name, answer) in CASES {
        let server = MockServer::<C>::start().await.expect("there is a free port");
        let other = MockServer::<C>::start().await.expect("there is a free port");
        server.lenient();
        let other_url = other.url().to_owned();
        let reply: Reply = Reply::Function(Arc::new(move |request| answer(request, &other_url)));
        for route in 0..samples.iter().map(|group| group.len()).sum() {
            server.shared.put(route, Override { reply: reply.clone(), left: None });
        }
        let client = client(&server, CANARY).build().expect("the client is set up");
        for sample in samples.iter().flat_map(|group| group.iter()) {
            let traces = traces::Traces::begin();
            let Sent { id, shown, end } = sample.send(&client);
            let end = match end.await {
                Ok(answer) => answer.shown,
                Err(error) => chain(&error),
            };
            let requests = server.shared.take_requests();
            let shown = [shown, end, traces.end(), format!("{requests:?}")];
            outputs += shown.len();
            let secrets = secrets(&requests);
            for text in shown {
                found.extend(
                    secrets
                        .iter()
                        .filter(|secret| text.contains(secret.as_str()))
                        .map(|secret| format!("{id}, {name}: {secret} in {text}")),
                );
            }
        }
        let stolen = other.calls().into_iter().filter(|call| {
            let headers = call.headers().values().any(|value| value.as_bytes().starts_with(b"canary"));
            headers
                || call.headers().keys().any(|name| is_sensitive_key(name.as_str()))
                || !call.body().is_empty()
        });
        found.extend(stolen.map(|call| format!("{name}: {:?} was given to someone else", call.headers())));
    }
    assert!(found.is_empty(), "{} leaks, such as\n{}", found.len(), found[..found.len().min(5)].join("\n"));
    println!("{outputs} outputs searched, no secret in them");
    assert!(outputs >= samples.iter().map(|group| group.len()).sum::<usize>() * CASES.len());
}

/// An error in every way in which it is printed, with all that lies under it.
fn chain(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(&format!(" {error} {error:?}"));
        source = error.source();
    }
    text
}

/// The token, and whatever in the requests goes by a name of secrets.
fn secrets(requests: &[Request]) -> Vec<String> {
    let headers = requests.iter().flat_map(Request::headers_of_secrets);
    let is_secret = |name: &str| {
        let name = name.to_ascii_lowercase();
        name == "pin" || SECRET_NAMES.iter().any(|word| name.contains(word))
    };
    let query = requests.iter().flat_map(Request::query_pairs).filter(|(name, _)| is_secret(name));
    let values = headers.chain(query.map(|(_, value)| value.to_owned()));
    let long = values.filter(|value| value.len() >= MIN_SEARCHED);
    ["canary-5d0c".to_owned()].into_iter().chain(long).collect()
}

impl Request {
    fn headers_of_secrets(&self) -> Vec<String> {
        let secrets = self.headers().iter().filter(|(name, _)| is_sensitive_key(name.as_str()));
        secrets.filter_map(|(_, value)| Some(value.to_str().ok()?.to_owned())).collect()
    }
}

#[cfg(feature = "tracing")]
mod traces {
    use std::fmt::{Debug, Write};
    use std::sync::{Arc, Mutex};

    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::subscriber::{DefaultGuard, set_default};
    use tracing::{Dispatch, Event, Metadata, Subscriber};

    /// All that is traced on this thread, as text.
    pub struct Traces {
        text: Arc<Mutex<String>>,
        _guard: DefaultGuard,
        /// While there is one subscriber only, `tracing` asks none about a place that another thread comes to first,
        /// and then never shows it.
        _second: Dispatch,
    }

    impl Traces {
        pub fn begin() -> Self {
            let text = Arc::new(Mutex::new(String::new()));
            let second = Dispatch::new(Writer(Arc::clone(&text)));
            Self { text: Arc::clone(&text), _guard: set_default(Writer(text)), _second: second }
        }

        pub fn end(self) -> String {
            let text = self.text.lock().expect("nothing panics with it").clone();
            assert!(text.contains("http.request.method"), "nothing is traced: {text}");
            text
        }
    }

    struct Writer(Arc<Mutex<String>>);

    struct Text<'t>(&'t mut String);

    impl Visit for Text<'_> {
        fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
            let _ = write!(self.0, "{field}={value:?} ");
        }
    }

    impl Subscriber for Writer {
        fn enabled(&self, metadata: &Metadata<'_>) -> bool {
            metadata.target().starts_with(env!("CARGO_CRATE_NAME"))
        }

        fn new_span(&self, attributes: &Attributes<'_>) -> Id {
            attributes.record(&mut Text(&mut self.0.lock().expect("nothing panics with it")));
            Id::from_u64(1)
        }

        fn record(&self, _: &Id, values: &Record<'_>) {
            values.record(&mut Text(&mut self.0.lock().expect("nothing panics with it")));
        }

        fn record_follows_from(&self, _: &Id, _: &Id) {}

        fn event(&self, event: &Event<'_>) {
            event.record(&mut Text(&mut self.0.lock().expect("nothing panics with it")));
        }

        fn enter(&self, _: &Id) {}

        fn exit(&self, _: &Id) {}
    }
}

#[cfg(not(feature = "tracing"))]
mod traces {
    pub struct Traces;

    impl Traces {
        pub fn begin() -> Self {
            Self
        }

        pub fn end(self) -> String {
            String::new()
        }
    }
}
