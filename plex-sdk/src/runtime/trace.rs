//! Spans of the `tracing` crate: one a call, and one an attempt in it, with the names that OpenTelemetry gives the
//! fields of HTTP clients (semantic conventions for HTTP spans). Without the feature `tracing`, nothing.

pub(super) use spans::{Attempt, Call};

#[cfg(feature = "tracing")]
mod spans {
    use http::StatusCode;
    use tracing::field::Empty;
    use tracing::instrument::{Instrument, Instrumented};
    use tracing::{Span, info_span};

    use crate::runtime::error::Error;
    use crate::runtime::prepared::Prepared;

    /// The span of a call, from its first attempt to its answer.
    pub(in crate::runtime) struct Call(Span);

    impl Call {
        pub(in crate::runtime) fn new(prepared: &Prepared) -> Self {
            Self(info_span!(
                "call",
                otel.name = %format_args!("{} {}", prepared.method, prepared.template),
                otel.kind = "client",
                otel.status_code = Empty,
                operation = prepared.operation,
                http.request.method = %prepared.method,
                url.template = prepared.template,
                http.response.status_code = Empty,
                error.r#type = Empty,
                attempts = Empty,
            ))
        }

        pub(in crate::runtime) fn of<F: Future>(&self, future: F) -> Instrumented<F> {
            future.instrument(self.0.clone())
        }

        pub(in crate::runtime) fn end(&self, result: &Result<StatusCode, &Error>, attempts: u32) {
            self.0.record("attempts", attempts);
            record(&self.0, result);
        }
    }

    /// The span of an attempt.
    pub(in crate::runtime) struct Attempt(Span);

    impl Attempt {
        pub(in crate::runtime) fn new(prepared: &Prepared, number: u32) -> Self {
            Self(info_span!(
                "attempt",
                otel.name = %prepared.method,
                otel.kind = "client",
                otel.status_code = Empty,
                http.request.method = %prepared.method,
                http.request.resend_count = number - 1,
                url.full = prepared.shown_url,
                url.scheme = prepared.url.scheme(),
                server.address = prepared.url.host_str(),
                server.port = prepared.url.port_or_known_default(),
                http.response.status_code = Empty,
                error.r#type = Empty,
            ))
        }

        pub(in crate::runtime) fn of<F: Future>(&self, future: F) -> Instrumented<F> {
            future.instrument(self.0.clone())
        }

        pub(in crate::runtime) fn end(&self, result: &Result<StatusCode, &Error>) {
            record(&self.0, result);
        }
    }

    fn record(span: &Span, result: &Result<StatusCode, &Error>) {
        let kind = match result {
            Ok(status) => {
                span.record("http.response.status_code", status.as_u16());
                if !status.is_client_error() && !status.is_server_error() {
                    return;
                }
                status.as_str()
            }
            Err(error) if error.is_timeout() => "timeout",
            Err(error) if error.is_connect() => "connect",
            Err(Error::Transport(_)) => "transport",
            Err(Error::Hook(_)) => "hook",
            Err(Error::Credential(_)) => "credential",
            Err(_) => "_OTHER",
        };
        span.record("otel.status_code", "ERROR");
        span.record("error.type", kind);
    }
}

#[cfg(not(feature = "tracing"))]
mod spans {
    use http::StatusCode;

    use crate::runtime::error::Error;
    use crate::runtime::prepared::Prepared;

    pub(in crate::runtime) struct Call;

    impl Call {
        pub(in crate::runtime) fn new(_: &Prepared) -> Self {
            Self
        }

        pub(in crate::runtime) fn of<F: Future>(&self, future: F) -> F {
            future
        }

        pub(in crate::runtime) fn end(&self, _: &Result<StatusCode, &Error>, _: u32) {}
    }

    pub(in crate::runtime) struct Attempt;

    impl Attempt {
        pub(in crate::runtime) fn new(_: &Prepared, _: u32) -> Self {
            Self
        }

        pub(in crate::runtime) fn of<F: Future>(&self, future: F) -> F {
            future
        }

        pub(in crate::runtime) fn end(&self, _: &Result<StatusCode, &Error>) {}
    }
}
