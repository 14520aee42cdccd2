//! Spans of calls and attempts.

mod support;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use plex_sdk::runtime::*;
use support::probe::operation;
use support::{Server, builder, raw_answer, refusing_url};
use tracing::field::{Field as SpanField, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

operation!(Get: GET "/get/{id}", Empty { security: &[&["header"]] },
    fn params(&self, params: &mut Params) {
        params.path("id", Style::SIMPLE, &7);
    }
);

/// Keeps the fields of all spans, in the order in which they began.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Vec<Span>>>);

#[derive(Clone, Debug, Default)]
struct Span {
    name: &'static str,
    parent: Option<u64>,
    fields: BTreeMap<&'static str, String>,
}

thread_local! {
    static ENTERED: Mutex<Vec<u64>> = const { Mutex::new(Vec::new()) };
}

impl Visit for Span {
    fn record_str(&mut self, field: &SpanField, value: &str) {
        self.fields.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &SpanField, value: &dyn fmt::Debug) {
        self.fields.insert(field.name(), format!("{value:?}"));
    }
}

impl Subscriber for Spans {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("plex_sdk")
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let parent = ENTERED.with(|entered| entered.lock().unwrap().last().copied());
        let mut span = Span { name: attributes.metadata().name(), parent, ..Span::default() };
        attributes.record(&mut span);
        let mut spans = self.0.lock().unwrap();
        spans.push(span);
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, id: &Id, values: &Record<'_>) {
        values.record(&mut self.0.lock().unwrap()[id.into_u64() as usize - 1]);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, id: &Id) {
        ENTERED.with(|entered| entered.lock().unwrap().push(id.into_u64()));
    }

    fn exit(&self, _: &Id) {
        let _ = ENTERED.with(|entered| entered.lock().unwrap().pop());
    }
}

/// What is traced of a call with the token `canary-token`.
async fn traced(client: ClientBuilder<ClientCore>) -> Vec<Span> {
    let spans = Spans::default();
    let guard = tracing::subscriber::set_default(spans.clone());
    let retries = RetryConfig::default().initial_interval(Duration::from_millis(1)).max_attempts(2);
    let client = client.access_token("canary-token").retries(retries).build().unwrap();
    let _ = client.call(Get).query("X-Plex-Token", "canary-query").await;
    drop(guard);
    let spans = spans.0.lock().unwrap().clone();
    assert!(!format!("{spans:?}").contains("canary"), "{spans:?}");
    spans
}

fn fields(span: &Span) -> Vec<(&str, &str)> {
    span.fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

#[tokio::test]
async fn a_call_is_a_span_with_one_an_attempt() {
    let server = Server::start([raw_answer(503, &[], b""), raw_answer(200, &[], b"")]).await;
    let port = server.url.rsplit(':').next().unwrap().to_owned();
    let spans = traced(builder(&server)).await;
    assert_eq!(
        spans.iter().map(|span| (span.name, span.parent)).collect::<Vec<_>>(),
        [("call", None), ("attempt", Some(1)), ("attempt", Some(1)),]
    );
    assert_eq!(
        fields(&spans[0]),
        [
            ("attempts", "2"),
            ("http.request.method", "GET"),
            ("http.response.status_code", "200"),
            ("operation", "Get"),
            ("otel.kind", "client"),
            ("otel.name", "GET /get/{id}"),
            ("url.template", "/get/{id}"),
        ]
    );
    let url = format!("{}/get/7?X-Plex-Token=***", server.url);
    assert_eq!(
        fields(&spans[1]),
        [
            ("error.type", "503"),
            ("http.request.method", "GET"),
            ("http.request.resend_count", "0"),
            ("http.response.status_code", "503"),
            ("otel.kind", "client"),
            ("otel.name", "GET"),
            ("otel.status_code", "ERROR"),
            ("server.address", "127.0.0.1"),
            ("server.port", port.as_str()),
            ("url.full", url.as_str()),
            ("url.scheme", "http"),
        ]
    );
    assert_eq!(spans[2].fields["http.request.resend_count"], "1");
    assert!(!spans[2].fields.contains_key("error.type"));
}

#[tokio::test]
async fn failures_have_a_type() {
    let server = Server::start([Vec::new()]).await;
    let (_socket, closed) = refusing_url();
    let silent = Server::start([b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n".to_vec()]).await;
    for (client, kind) in [
        (builder(&server).server_url(closed), "connect"),
        (builder(&server), "transport"),
        (builder(&silent).timeout(Duration::from_millis(30)), "timeout"),
        (builder(&server).on_request(|_, _| Err("no".into())), "hook"),
    ] {
        let spans = traced(client).await;
        assert_eq!(spans[0].fields["error.type"], kind);
        assert_eq!(spans[0].fields["otel.status_code"], "ERROR");
    }
}
