//! Connections that stop or break, and answers that are no HTTP.

use crate::fault::{CANARY, Fault, Kind, SHORT, fault};
use crate::script::{head, json, nothing, send};

/// The start of a body that has 99 bytes.
const HEAD: &[&str] = &["content-type: application/json", "content-length: 99"];

pub fn faults() -> Vec<Fault> {
    [slow(), broken(), recovered(), no_http()].concat()
}

fn slow() -> Vec<Fault> {
    let part = format!("HTTP/1.1 200 OK\r\nx-plex-token: {CANARY}\r\ncontent-le");
    let attempt = |fault: Fault| {
        fault
            .with(|builder| builder.attempt_timeout(SHORT))
            .fails(Kind::Timeout, format!("no complete answer within {SHORT:?} of an attempt "))
    };
    vec![
        fault("no answer", nothing().wait()).times_out(),
        fault("a slow head", send(&part).wait()).times_out(),
        fault("a slow body", head(200, HEAD).send("{\"MediaCont").wait()).times_out(),
        fault("a slow body without length", head(200, &[]).send("{\"MediaCont").wait()).times_out(),
        fault("a slow body of an error", head(500, HEAD).send(CANARY).wait()).times_out(),
        fault("a body that trickles", head(200, &[]).flood(" "))
            .times_out()
            .with(|builder| builder.max_body_size(u64::MAX))
            .sends_at_most(u64::MAX),
        fault(
            "a head that trickles",
            send("HTTP/1.1 100 Continue\r\n\r\n").flood("HTTP/1.1 100 Continue\r\n\r\n"),
        )
        .times_out()
        .sends_at_most(u64::MAX),
        attempt(fault("a slow head of one attempt", send(&part).wait())),
        attempt(fault("a slow body of one attempt", head(200, HEAD).send("{").wait())),
    ]
}

fn broken() -> Vec<Fault> {
    vec![
        fault("closed before the answer", nothing().close()),
        fault("reset before the answer", nothing().reset()),
        fault("half-closed before the answer", nothing().half_close()),
        fault("closed within the head", send(format!("HTTP/1.1 200 OK\r\nx: {CANARY}")).close()),
        fault("reset within the head", send("HTTP/1.1 200 OK\r\nx: ").reset()),
        fault("half-closed within the head", send("HTTP/1.1 200 OK\r\nx: ").half_close()),
        fault("closed within the body", head(200, HEAD).send("{\"MediaCont").close()),
        fault("reset within the body", head(200, HEAD).send("{\"MediaCont").reset()),
        fault("half-closed within the body", head(200, HEAD).send("{\"MediaCont").half_close()),
        fault("closed within the body of an error", head(404, HEAD).send("no such library").close())
            .fails(Kind::Api(404), "404 Not Found"),
    ]
}

/// What a client gets over by asking again.
fn recovered() -> Vec<Fault> {
    let twice = |name: &str, script: crate::script::Script| fault(name, script).retrying().recovers(2);
    vec![
        twice("closed before the answer, then good", nothing().close()),
        twice("reset before the answer, then good", nothing().reset()),
        twice("closed within the body, then good", head(200, HEAD).send("{").close()),
        twice("reset within the body, then good", head(200, HEAD).send("{").reset()),
        twice("half-closed within the body, then good", head(200, HEAD).send("{").half_close()),
        twice("a slow head, then good", send("HTTP/1.1 200 OK\r\nx: ").wait())
            .with(|builder| builder.attempt_timeout(SHORT)),
        twice("a slow body, then good", head(200, HEAD).send("{").wait())
            .with(|builder| builder.attempt_timeout(SHORT)),
        twice("a slow body of an error, then good", head(503, HEAD).send("{").wait())
            .with(|builder| builder.attempt_timeout(SHORT)),
        twice(
            "an error that breaks off, then good",
            head(503, &["retry-after: 0", "content-length: 9"]).close(),
        ),
        twice("nonsense, then good", send("nonsense\r\n\r\n").close()),
        fault("reset three times", nothing().reset())
            .then(nothing().reset())
            .then(nothing().reset())
            .retrying()
            .after(3),
    ]
}

fn no_http() -> Vec<Fault> {
    vec![
        fault("a server of another protocol", send(format!("SSH-2.0-OpenSSH_9.9 {CANARY}\r\n")).wait()),
        fault("a TLS alert", send(b"\x15\x03\x03\x00\x02\x02\x46").wait()),
        fault("HTTP/2 unasked", send(b"\x00\x00\x06\x04\x00\x00\x00\x00\x00\x00\x04\x00\x00\xff\xff").wait()),
        fault("a body without a head", send(r#"{"MediaContainer":{}}"#).wait()),
        fault("a status that is no number", send("HTTP/1.1 OK\r\n\r\n").wait()),
        fault("a status of two digits", send("HTTP/1.1 99 Low\r\ncontent-length: 0\r\n\r\n").wait()),
        fault("a status that nobody knows", head(999, &["content-length: 0"])).fails(Kind::Api(999), "999"),
        fault("a header without a colon", send(format!("HTTP/1.1 200 OK\r\n{CANARY}\r\n\r\n")).wait()),
        fault("a header name that is none", send(format!("HTTP/1.1 200 OK\r\na{CANARY} b: c\r\n\r\n")).wait()),
        fault("a NUL in a header", send(b"HTTP/1.1 200 OK\r\na: b\0c\r\ncontent-length: 0\r\n\r\n").wait()),
        fault("another protocol that was not asked for", head(101, &["upgrade: x", "connection: upgrade"]).wait())
            .fails(Kind::Decode, "101 Switching Protocols, but the body cannot be read: expected JSON"),
        fault("an answer of HTTP/1.0", send("HTTP/1.0 200 OK\r\n\r\n{\"MediaContainer\":{\"title1\":\"old\"}}").close())
            .reads("old"),
        fault("two answers to one request", json(r#"{"MediaContainer":{"title1":"first"}}"#)
            .send("HTTP/1.1 200 OK\r\ncontent-length: 39\r\n\r\n{\"MediaContainer\":{\"title1\":\"poison\"}}  ").wait())
            .reads("first"),
    ]
}
