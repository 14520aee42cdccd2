//! Statuses that ask the client to do something: to go elsewhere, to wait, to come with another token.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use plex_sdk::PlexApi;
use plex_sdk::runtime::{ClientBuilder, RetryConfig};

use crate::fault::{CANARY, Fault, Kind, SECOND, fault};
use crate::script::{Script, head, whole};

pub fn faults() -> Vec<Fault> {
    [redirects(), waits(), tokens()].concat()
}

fn redirect(status: u16, location: &str) -> Script {
    whole(status, &[&format!("location: {location}")], "")
}

fn redirects() -> Vec<Fault> {
    let refused = |status: u16, name: &str, location: &str, why: &str| {
        fault(name, redirect(status, location)).fails(Kind::Api(status), why)
    };
    let mut looped = fault("a redirect loop", redirect(302, "/a"));
    looped = looped.then(redirect(302, "/b")).then(redirect(302, "/a"));
    let mut long = fault("redirects without end", redirect(302, "/0"));
    for next in 1..6 {
        long = long.then(redirect(302, &format!("/{next}")));
    }
    vec![
        fault("a 302 without Location", whole(302, &[], ""))
            .fails(Kind::Api(302), "302 Found, the redirect has no usable Location header ("),
        fault("a 302 with a body and without Location", whole(302, &["content-type: text/plain"], CANARY))
            .fails(Kind::Api(302), "302 Found: ***, the redirect has no usable Location header ("),
        refused(
            302,
            "a redirect that is no URL",
            "http://[",
            "302 Found, the Location header of the redirect is no URL (",
        ),
        refused(
            302,
            "a redirect to a file",
            "file:///etc/passwd",
            "302 Found, the redirect leads to a URL of the scheme `file`",
        ),
        refused(
            302,
            "a redirect to itself",
            "{server}/library/sections/1",
            "302 Found, the redirects go in a circle, back to http",
        ),
        looped.fails(Kind::Api(302), "302 Found, the redirects go in a circle, back to http").after(3),
        long.fails(Kind::Api(302), "302 Found, more than 5 redirects, the next one leads to http").after(6),
        fault("a redirect on the server", redirect(301, "/elsewhere")).recovers(2),
        fault("a redirect to another origin", redirect(307, "{other}/elsewhere?X-Plex-Token=theirs"))
            .recovers(2),
        fault("a redirect to another origin and back", redirect(302, "{other}/a"))
            .then(redirect(302, "{other}/b"))
            .recovers(3),
        fault("a redirect to nobody", redirect(302, &format!("http://127.0.0.1:1/?X-Plex-Token={CANARY}")))
            .fails(Kind::Connect, "no connection to the server (http://127.0.0.1:1/?X-Plex-Token=***)"),
    ]
}

/// What servers write into Retry-After: seconds, the three forms of dates, which are over, and what is neither.
const RETRY_AFTER: &[&str] = &[
    "0",
    " 0 ",
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
    "-5",
    "1.5",
    "soon",
    "99999999999999999999",
    "",
    "\u{e9}",
];

fn waits() -> Vec<Fault> {
    let asks = |value: &str| whole(429, &[&format!("retry-after: {value}")], "");
    let mut faults: Vec<Fault> = RETRY_AFTER
        .iter()
        .map(|value| fault(format!("a 429 with Retry-After `{value}`"), asks(value)).retrying().recovers(2))
        .collect();
    faults.extend([
        fault("a 429 without Retry-After", whole(429, &[], "")).retrying().recovers(2),
        fault("a 429 with two waits", whole(429, &["retry-after: 0", "retry-after: 9999"], ""))
            .retrying()
            .recovers(2),
        fault("a 429 that is not retried", asks("0")).fails(Kind::Api(429), "429 Too Many Requests ("),
        fault("a 429 for ever", asks("0"))
            .then(asks("0"))
            .then(asks("0"))
            .retrying()
            .fails(Kind::Api(429), "429 Too Many Requests (")
            .after(3),
    ]);
    for (name, value) in
        [("an hour", "3600"), ("centuries", "9999999999"), ("until 2100", "Fri, 01 Jan 2100 00:00:00 GMT")]
    {
        // Longer than the call may take: what the server said comes at once.
        faults.push(
            fault(format!("a 429 to wait {name}"), asks(value))
                .retrying()
                .fails(Kind::Api(429), "429 Too Many Requests ("),
        );
    }
    faults.push(
        fault("a 429 to wait longer than retries may take", asks("2"))
            .with(|builder| {
                builder.timeout(None).retries(RetryConfig::default().max_elapsed_time(Duration::from_secs(1)))
            })
            .fails(Kind::Api(429), "429 Too Many Requests ("),
    );
    faults
}

/// Provides the one token and the other in turn.
fn provider(builder: ClientBuilder<PlexApi>) -> ClientBuilder<PlexApi> {
    let calls = AtomicUsize::new(0);
    builder.access_token_provider(move || {
        let token = [CANARY, SECOND][calls.fetch_add(1, Ordering::Relaxed) % 2];
        async move { Ok(token.to_owned()) }
    })
}

fn tokens() -> Vec<Fault> {
    let refusal = |echo: &str| {
        whole(
            401,
            &["content-type: application/json"],
            format!(r#"{{"errors":[{{"message":"bad {echo}"}}]}}"#),
        )
    };
    let both = format!("{CANARY} {SECOND}");
    vec![
        fault("a 401", refusal(CANARY)).fails(Kind::Api(401), "401 Unauthorized: bad *** ("),
        fault("a 401, then 200", refusal(CANARY)).with(provider).recovers(2),
        fault("a 401 that breaks off, then 200", head(401, &["content-length: 99"]).send("{").close())
            .with(provider)
            .recovers(2),
        fault("a 401, then 401", refusal(CANARY))
            .then(refusal(&both))
            .with(provider)
            .fails(Kind::Api(401), "401 Unauthorized: bad *** *** (")
            .after(2),
        fault("a 401, then no other token", refusal(CANARY))
            .with(|builder| builder.access_token_provider(|| async { Ok(CANARY.to_owned()) }))
            .fails(Kind::Api(401), "401 Unauthorized: bad *** ("),
        fault("a 401, then 503, then 200", refusal(CANARY))
            .then(whole(503, &["retry-after: 0"], ""))
            .with(provider)
            .retrying()
            .recovers(3),
    ]
}
