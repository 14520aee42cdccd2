//! From a call to the request that is sent.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use percent_encoding::percent_decode_str;
use reqwest::Url;

use super::api_info::SecuritySchemeKind;
use super::client::ClientCore;
use super::engine::Request;
use super::error::{CredentialError, Error, RequestError};
use super::operation::Meta;
use super::params::{Encoded, encode, header};
use super::redact::{Redactor, is_sensitive_key};
use super::server_url::BaseUrl;

/// A request that can be sent as often as needed.
pub(super) struct Prepared {
    pub(super) operation: &'static str,
    pub(super) idempotent: bool,
    pub(super) shown_url: String,
    pub(super) redactor: Redactor,
    method: Method,
    url: Url,
    headers: HeaderMap,
    body: Option<Bytes>,
}

impl Prepared {
    pub(super) fn request(&self) -> reqwest::Request {
        let mut request = reqwest::Request::new(self.method.clone(), self.url.clone());
        *request.headers_mut() = self.headers.clone();
        *request.body_mut() = self.body.clone().map(reqwest::Body::from);
        request
    }
}

/// Checks and encodes a call. Nothing is sent when any part of it is wrong.
pub(super) async fn prepare(core: &ClientCore, request: Request) -> Result<Prepared, Error> {
    let Request { meta, params, body, options } = request;
    let refuse = |parameter: Option<String>, message: String| RequestError::new(meta.id, parameter, message);
    let mut encoded =
        params.finish(meta.path).map_err(|(parameter, message)| refuse(Some(parameter), message))?;
    let base =
        base_url(core, &meta, options.server_url.as_deref()).map_err(|message| refuse(None, message))?;
    let body =
        body.finish().map_err(|message| refuse(None, format!("the body cannot be written: {message}")))?;

    let mut headers = HeaderMap::new();
    let mut redactor = Redactor::default();
    if let Ok(accept) = HeaderValue::from_str(meta.accept) {
        headers.insert(ACCEPT, accept);
    }
    put_client_parameters(core, &meta, &mut headers);
    for (name, value) in encoded.headers.drain(..) {
        put(&mut headers, name, value);
    }
    put_credentials(core, &meta, &mut encoded, &mut headers, &mut redactor).await?;
    let body = put_body(&meta, body, &mut headers).map_err(|message| refuse(None, message))?;
    for (name, value) in &core.0.headers {
        put(&mut headers, name.clone(), value.clone());
    }
    for (name, value) in &options.headers {
        let (key, value) = header(name, value).map_err(|problem| refuse(Some(name.clone()), problem))?;
        put(&mut headers, key, value);
    }
    if !encoded.cookies.is_empty()
        && let Ok(cookie) = HeaderValue::from_str(&encoded.cookies.join("; "))
    {
        put(&mut headers, COOKIE, cookie);
    }
    let extra = options.query.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    encoded.query.extend(extra);
    let mut url = base.join(&encoded.path, &encoded.query).map_err(|message| refuse(None, message))?;
    take_user_info(&mut url, &mut headers);
    note_secrets(&headers, &encoded.query, &mut redactor);
    Ok(Prepared {
        operation: meta.id,
        idempotent: meta.idempotent,
        shown_url: redactor.url(url.as_str()),
        redactor,
        method: meta.method,
        url,
        headers,
        body,
    })
}

/// The server of the call, of the operation or of the client, in this order.
fn base_url(core: &ClientCore, meta: &Meta, server_url: Option<&str>) -> Result<BaseUrl, String> {
    match (server_url, meta.servers.first()) {
        (Some(url), _) => BaseUrl::parse(url),
        (None, Some(server)) => {
            let own = BaseUrl::of_server(server, &core.0.variables)?;
            Ok(match &core.0.own_servers {
                Some(through) => own.through(through),
                None => own,
            })
        }
        (None, None) => Ok(core.0.base.clone()),
    }
}

fn put(headers: &mut HeaderMap, name: HeaderName, mut value: HeaderValue) {
    value.set_sensitive(is_sensitive_key(name.as_str()));
    headers.insert(name, value);
}

/// Values were checked when the client was built.
fn put_client_parameters(core: &ClientCore, meta: &Meta, headers: &mut HeaderMap) {
    for name in meta.client_parameters {
        if let Some(value) = core.0.client_parameters.get(name)
            && let Ok((name, value)) = header(name, value.expose())
        {
            put(headers, name, value);
        }
    }
}

async fn put_credentials(
    core: &ClientCore,
    meta: &Meta,
    encoded: &mut Encoded,
    headers: &mut HeaderMap,
    redactor: &mut Redactor,
) -> Result<(), Error> {
    let schemes = core.0.api.security_schemes;
    for credential in core.0.credentials.choose(meta.security, schemes, &core.0.client_parameters) {
        let secret = credential.source.get().await.map_err(|source| CredentialError::new(meta.id, source))?;
        let secret = secret.expose();
        redactor.add(secret);
        if let (SecuritySchemeKind::Basic, Some((_, password))) = (credential.kind, secret.split_once(':')) {
            redactor.add(password);
        }
        let (name, value) = match credential.kind {
            SecuritySchemeKind::Query(name) => {
                encoded.query.push(format!("{}={}", encode(name), encode(secret)));
                continue;
            }
            SecuritySchemeKind::Cookie(name) => {
                encoded.cookies.push(format!("{}={}", encode(name), encode(secret)));
                continue;
            }
            SecuritySchemeKind::Header(name) => (name, secret.to_owned()),
            SecuritySchemeKind::Bearer => (AUTHORIZATION.as_str(), format!("Bearer {secret}")),
            SecuritySchemeKind::Basic => {
                (AUTHORIZATION.as_str(), format!("Basic {}", BASE64_STANDARD.encode(secret)))
            }
        };
        let (name, mut value) = header(name, &value)
            .map_err(|problem| RequestError::new(meta.id, Some(name.to_owned()), problem))?;
        value.set_sensitive(true);
        headers.insert(name, value);
    }
    Ok(())
}

/// A POST, PUT or PATCH without a body says so, since some servers wait for one otherwise.
fn put_body(
    meta: &Meta,
    body: Option<(String, Bytes)>,
    headers: &mut HeaderMap,
) -> Result<Option<Bytes>, String> {
    match body {
        Some((media_type, content)) => {
            let media_type = HeaderValue::from_str(&media_type)
                .map_err(|_| "the media type of the body has a control character".to_owned())?;
            headers.insert(CONTENT_TYPE, media_type);
            Ok(Some(content))
        }
        None => {
            if matches!(meta.method, Method::POST | Method::PUT | Method::PATCH) {
                headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
            }
            Ok(None)
        }
    }
}

/// `http://user:password@host` asks for basic authentication, unless the request has credentials of its own there.
fn take_user_info(url: &mut Url, headers: &mut HeaderMap) {
    if url.username().is_empty() && url.password().is_none() {
        return;
    }
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let pair = format!("{}:{}", decode(url.username()), decode(url.password().unwrap_or_default()));
    if let Ok(mut value) = HeaderValue::from_str(&format!("Basic {}", BASE64_STANDARD.encode(pair)))
        && !headers.contains_key(AUTHORIZATION)
    {
        value.set_sensitive(true);
        headers.insert(AUTHORIZATION, value);
    }
    // These fail for URLs without a host only, which a base URL has.
    let _ = url.set_username("").and(url.set_password(None));
}

/// Secrets may also come as parameters of the operation or of the call.
fn note_secrets(headers: &HeaderMap, query: &[String], redactor: &mut Redactor) {
    for value in headers.values().filter(|value| value.is_sensitive()) {
        if let Ok(value) = std::str::from_utf8(value.as_bytes()) {
            redactor.add(value);
        }
    }
    for (name, value) in query.iter().filter_map(|pair| pair.split_once('=')) {
        if is_sensitive_key(name)
            && let Ok(value) = percent_decode_str(value).decode_utf8()
        {
            redactor.add(&value);
        }
    }
}
