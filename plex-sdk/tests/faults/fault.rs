//! One row of the table: what a server does, and what comes of it.

use std::time::Duration;

use plex_sdk::PlexApi;
use plex_sdk::runtime::{ClientBuilder, Error, RetryConfig};

use crate::script::Script;

/// The token of every request, and the one that a provider has after it. No error may show them.
pub const CANARY: &str = "canary-Token-1";
pub const SECOND: &str = "canary-Token-2";

/// What both tokens begin with.
pub const TOKEN: &str = "canary-Token";

/// The time that calls to a server have that does not go on.
pub const SHORT: Duration = Duration::from_millis(40);

/// Changes the configuration of a client.
pub type Configure = fn(ClientBuilder<PlexApi>) -> ClientBuilder<PlexApi>;

/// What a server does, and what comes of it.
#[derive(Clone)]
pub struct Fault {
    pub name: String,
    /// What the server does with the first requests; it answers any others as it should.
    pub scripts: Vec<Script>,
    pub configure: Vec<Configure>,
    pub outcome: Outcome,
    /// How many requests the server gets
    pub requests: usize,
    /// How many bytes of a flood the server can send at most
    pub at_most: u64,
}

/// What comes of a call.
#[derive(Clone)]
pub enum Outcome {
    /// An error of this kind, whose message begins with this, the id of the operation aside
    Fails(Kind, String),
    /// An answer with this title
    Reads(Option<String>),
}

/// The kinds of errors that a fault can lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No connection
    Connect,
    /// A connection that failed
    Exchange,
    Timeout,
    TooLarge,
    /// A status of failure
    Api(u16),
    /// A status of success with something unreadable
    Decode,
}

impl Kind {
    pub fn of(error: &Error) -> Option<Self> {
        Some(match error {
            Error::Transport(error) if error.is_timeout() => Kind::Timeout,
            Error::Transport(error) if error.is_connect() => Kind::Connect,
            Error::Transport(error) if error.is_too_large() => Kind::TooLarge,
            Error::Transport(_) => Kind::Exchange,
            Error::Api(error) => Kind::Api(error.status().as_u16()),
            Error::Decode(_) => Kind::Decode,
            _ => return None,
        })
    }
}

/// A fault that one request meets. Without more, the call is sent once and fails as a connection does that breaks.
pub fn fault(name: impl Into<String>, script: Script) -> Fault {
    Fault {
        name: name.into(),
        scripts: vec![script],
        configure: vec![|builder| builder.retries(RetryConfig::none())],
        outcome: Outcome::Fails(
            Kind::Exchange,
            "the connection failed before the answer was complete".to_owned(),
        ),
        requests: 1,
        at_most: 0,
    }
}

impl Fault {
    /// What the server does with the next request.
    pub fn then(mut self, script: Script) -> Self {
        self.scripts.push(script);
        self
    }

    pub fn with(mut self, configure: Configure) -> Self {
        self.configure.push(configure);
        self
    }

    pub fn fails(mut self, kind: Kind, message: impl Into<String>) -> Self {
        self.outcome = Outcome::Fails(kind, message.into());
        self
    }

    /// The call has [`SHORT`] time, which runs out.
    pub fn times_out(self) -> Self {
        self.with(|builder| builder.timeout(SHORT))
            .fails(Kind::Timeout, format!("no complete answer within {SHORT:?} "))
    }

    /// The answer has a status of success, and cannot be read.
    pub fn unreadable(self, message: impl std::fmt::Display) -> Self {
        self.fails(Kind::Decode, format!("200 OK, but the body cannot be read{message}"))
    }

    /// The call succeeds after `requests` requests.
    pub fn recovers(self, requests: usize) -> Self {
        self.reads("good").after(requests)
    }

    pub fn reads(mut self, title: &str) -> Self {
        self.outcome = Outcome::Reads(Some(title.to_owned()));
        self
    }

    pub fn after(mut self, requests: usize) -> Self {
        self.requests = requests;
        self
    }

    /// Requests are sent up to three times, after waits of at most a millisecond.
    pub fn retrying(self) -> Self {
        self.with(|builder| {
            let wait = Duration::from_millis(1);
            builder.retries(RetryConfig::default().initial_interval(wait).max_interval(wait))
        })
    }

    pub fn sends_at_most(mut self, bytes: u64) -> Self {
        self.at_most = bytes;
        self
    }
}
