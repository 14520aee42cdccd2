//! Looking for tokens in what is printed, and in what is sent.

use std::fmt::{Debug, Write};

use plex_sdk::mock::Request;

use crate::support;

/// Is in all tokens, and in nothing else.
pub const CANARY: &str = "canary";

/// Everything that is printed on the way.
#[derive(Default)]
pub struct Shown(pub String);

impl Shown {
    pub fn add(&mut self, printed: impl Debug) {
        write!(self.0, "{printed:?} {printed:#?}").unwrap();
    }

    /// An error is printed in both ways, with what lies under it.
    pub fn add_error(&mut self, error: &(dyn std::error::Error + 'static)) {
        let mut next = Some(error);
        while let Some(error) = next {
            write!(self.0, "{error} {error:?} {error:#?}").unwrap();
            next = error.source();
        }
    }
}

/// The tokens that a request has in any of its parts.
pub fn tokens(request: &Request) -> Vec<String> {
    let query = request.query_pairs().map(|(_, value)| value.to_owned());
    let headers = request.headers().values().map(|value| value.to_str().unwrap().to_owned());
    let body = String::from_utf8_lossy(request.body()).into_owned();
    query
        .chain(headers)
        .chain([request.path().to_owned(), body])
        .filter(|text| text.contains(CANARY))
        .collect()
}

/// The same for one that came to a raw socket.
pub fn raw_tokens(request: &support::Request) -> Vec<String> {
    let headers = request.headers.iter().map(|(_, value)| value.clone());
    headers.chain([request.line.clone(), request.text()]).filter(|text| text.contains(CANARY)).collect()
}
