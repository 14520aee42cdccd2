//! Redirects (RFC 9110, section 15.4), followed by rules that keep tokens where they belong.

use std::fmt;

use http::header::{self, HeaderName, LOCATION};
use http::{HeaderMap, Method, StatusCode};
use reqwest::Url;

use crate::runtime::client::ClientCore;
use crate::runtime::prepared::Prepared;
use crate::runtime::redact::Redactor;
use crate::runtime::transport::{HttpRequest, HttpResponse, RequestBody, SendError};

/// The headers that another origin is sent: none of them says who calls.
const HARMLESS: &[HeaderName] = &[
    header::ACCEPT,
    header::ACCEPT_ENCODING,
    header::ACCEPT_LANGUAGE,
    header::IF_MODIFIED_SINCE,
    header::IF_NONE_MATCH,
    header::IF_RANGE,
    header::RANGE,
    header::USER_AGENT,
];

/// The answer at the end of all redirects that were followed.
pub(super) struct Landed {
    pub(super) url: Url,
    pub(super) response: HttpResponse,
    /// Why the last redirect was not followed
    pub(super) refusal: Option<RedirectRefusal>,
}

impl Landed {
    pub(super) fn on(url: Url, response: HttpResponse) -> Self {
        Self { url, response, refusal: None }
    }
}

/// Why a redirect was not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::runtime) enum RedirectRefusal {
    NoLocation,
    NoUrl,
    Scheme(String),
    Insecure(String),
    TooMany { limit: usize, to: String },
    Loop(String),
    OtherOrigin { method: Method, to: String },
    Body(String),
}

impl fmt::Display for RedirectRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLocation => write!(f, "the redirect has no usable Location header"),
            Self::NoUrl => write!(f, "the Location header of the redirect is no URL"),
            Self::Scheme(scheme) => {
                write!(f, "the redirect leads to a URL of the scheme `{scheme}`, not http or https")
            }
            Self::Insecure(to) => write!(f, "the redirect from https to http is not followed: {to}"),
            Self::TooMany { limit: 0, to } => write!(f, "redirects are not followed, this one leads to {to}"),
            Self::TooMany { limit, to } => {
                write!(f, "more than {limit} redirects, the next one leads to {to}")
            }
            Self::Loop(to) => write!(f, "the redirects go in a circle, back to {to}"),
            Self::OtherOrigin { method, to } => {
                write!(f, "the redirect of a {method} to another origin is not followed: {to}")
            }
            Self::Body(to) => {
                write!(f, "the redirect is not followed, since a stream cannot be sent twice: {to}")
            }
        }
    }
}

/// Sends `request` and follows redirects.
///
/// The same origin (scheme, host and port) gets everything again. Another one gets neither credentials nor
/// identity headers nor a body, and only a GET or HEAD goes there. From https to http no redirect is followed.
///
/// # Errors
/// Why there is no answer, and from which URL.
pub(super) async fn follow(
    core: &ClientCore,
    prepared: &Prepared,
    mut request: HttpRequest,
) -> Result<Landed, (Url, SendError)> {
    let limit = core.0.max_redirects;
    let mut seen: Vec<(Method, Url)> = Vec::new();
    // Whether the request is another one than what was prepared, which need not be kept meanwhile.
    let mut is_changed = !core.0.hooks.is_empty();
    loop {
        let url = request.url.clone();
        let kept = is_changed.then(|| Sent::of(&request));
        let response = core.0.transport.send(request).await.map_err(|error| (url.clone(), error))?;
        if !is_redirect(response.status) {
            return Ok(Landed::on(url, response));
        }
        let mut sent = kept.unwrap_or_else(|| Sent::first(prepared));
        is_changed = true;
        seen.push((sent.method.clone(), url.clone()));
        let next = match sent.next(prepared, &response, &url, &seen, limit) {
            Ok(next) => sent.request(prepared, next).await,
            Err(refusal) => Err(refusal),
        };
        match next {
            Ok(next) => request = next,
            Err(refusal) => return Ok(Landed { url, response, refusal: Some(refusal) }),
        }
    }
}

fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// What was sent, for the next request.
struct Sent {
    method: Method,
    headers: HeaderMap,
    /// The body; `None` when it was a stream
    body: Option<RequestBody>,
}

impl Sent {
    /// The request as it was prepared; its body is opened again.
    fn first(prepared: &Prepared) -> Self {
        Self { method: prepared.method.clone(), headers: prepared.headers(), body: None }
    }

    fn of(request: &HttpRequest) -> Self {
        let body = match &request.body {
            RequestBody::Empty => Some(RequestBody::Empty),
            RequestBody::Bytes(bytes) => Some(RequestBody::Bytes(bytes.clone())),
            RequestBody::Stream { .. } => None,
        };
        Self { method: request.method.clone(), headers: request.headers.clone(), body }
    }

    /// The URL that a redirect leads to, when it may be followed; method and headers are changed for it.
    fn next(
        &mut self,
        prepared: &Prepared,
        response: &HttpResponse,
        from: &Url,
        seen: &[(Method, Url)],
        limit: usize,
    ) -> Result<Url, RedirectRefusal> {
        let location = response.headers.get(LOCATION).ok_or(RedirectRefusal::NoLocation)?;
        let location = std::str::from_utf8(location.as_bytes()).map_err(|_| RedirectRefusal::NoLocation)?;
        let mut to = from.join(location.trim()).map_err(|_| RedirectRefusal::NoUrl)?;
        if !matches!(to.scheme(), "http" | "https") {
            return Err(RedirectRefusal::Scheme(Redactor::default().excerpt(to.scheme())));
        }
        to.set_fragment(None);
        // A user that a server names is not ours.
        let _ = to.set_username("").and(to.set_password(None));
        if from.scheme() == "https" && to.scheme() == "http" {
            return Err(RedirectRefusal::Insecure(shown(prepared, &to)));
        }
        if becomes_get(response.status, &self.method) {
            self.method = Method::GET;
            self.drop_body();
        }
        let is_home = seen.iter().all(|(_, url)| url.origin() == to.origin());
        if is_home {
            prepared.add_query_credentials(&mut to);
        } else if from.origin() != to.origin() {
            if !matches!(self.method, Method::GET | Method::HEAD) {
                let method = self.method.clone();
                return Err(RedirectRefusal::OtherOrigin { method, to: shown(prepared, &to) });
            }
            self.drop_body();
            self.headers = harmless(&self.headers);
        }
        if seen.iter().any(|(method, url)| *method == self.method && *url == to) {
            return Err(RedirectRefusal::Loop(shown(prepared, &to)));
        }
        if seen.len() > limit {
            return Err(RedirectRefusal::TooMany { limit, to: shown(prepared, &to) });
        }
        Ok(to)
    }

    fn drop_body(&mut self) {
        self.body = Some(RequestBody::Empty);
        for name in [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::CONTENT_ENCODING] {
            self.headers.remove(name);
        }
    }

    /// The request to follow a redirect with, unless its body cannot be sent again.
    async fn request(self, prepared: &Prepared, url: Url) -> Result<HttpRequest, RedirectRefusal> {
        let body = match self.body {
            Some(body) => body,
            None => prepared.body().await.map_err(|_| RedirectRefusal::Body(shown(prepared, &url)))?,
        };
        let mut request = HttpRequest::new(self.method, url);
        request.headers = self.headers;
        request.body = body;
        Ok(request)
    }
}

/// A 303 is fetched; after a 301 or 302 a POST is, as browsers do it (RFC 9110, sections 15.4.2 to 15.4.4).
fn becomes_get(status: StatusCode, method: &Method) -> bool {
    match status {
        StatusCode::SEE_OTHER => *method != Method::HEAD,
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND => *method == Method::POST,
        _ => false,
    }
}

fn shown(prepared: &Prepared, url: &Url) -> String {
    prepared.redactor.excerpt(&prepared.redactor.url(url.as_str()))
}

/// Those of the headers that any origin may see.
fn harmless(headers: &HeaderMap) -> HeaderMap {
    let kept = headers.iter().filter(|(name, _)| HARMLESS.contains(name));
    kept.map(|(name, value)| (name.clone(), value.clone())).collect()
}
