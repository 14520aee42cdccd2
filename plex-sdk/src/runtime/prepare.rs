//! From a call to the request that is sent.

use std::borrow::Cow;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use reqwest::Url;

use super::body::Content;
use super::call::CallOptions;
use super::client::ClientCore;
use super::engine::Request;
use super::error::{Error, RequestError};
use super::operation::Meta;
use super::params::{Encoded, Params, decode, decode_lossy, encode, header};
use super::prepared::{Held, Prepared};
use super::redact::{Redactor, is_sensitive_key};
use super::server_url::BaseUrl;

/// Checks and encodes a call. Nothing is sent when any part of it is wrong.
pub(super) async fn prepare(core: &ClientCore, request: Box<Request>) -> Result<Box<Prepared>, Error> {
    let Request { meta, params, body, options } = *request;
    let refuse = |parameter: Option<String>, message: String| RequestError::new(meta.id, parameter, message);
    let (encoded, mut url) = url(core, &meta, params, &options)?;
    let Encoded { query, headers: parameters, cookies, secrets, .. } = encoded;
    let body = body.finish();
    let body = body.map_err(|message| refuse(None, format!("the body cannot be written: {message}")))?;

    let mut headers = HeaderMap::new();
    if let Ok(accept) = HeaderValue::from_str(meta.accept) {
        headers.insert(ACCEPT, accept);
    }
    put_client_parameters(core, &meta, &mut headers);
    for (name, value) in parameters {
        put(&mut headers, name, value);
    }
    let content = put_body(&meta, body, &mut headers).map_err(|message| refuse(None, message))?;
    let mut overrides = core.0.headers.clone();
    for (name, value) in &options.headers {
        let (key, value) = header(name, value).map_err(|problem| refuse(Some(name.clone()), problem))?;
        put(&mut overrides, key, value);
    }
    let authorization = take_user_info(&mut url);
    let credentials = credentials(core, &meta).await?;

    let mut redactor = Redactor::new(Arc::clone(&core.0.secrets), &secrets);
    credentials.iter().for_each(|held| held.add_to(&mut redactor));
    note_secrets(headers.values().chain(overrides.values()).chain(&authorization), &query, &mut redactor);
    Ok(Box::new(Prepared {
        operation: meta.id,
        group: meta.group,
        template: meta.path,
        idempotent: meta.is_idempotent(),
        shown_url: redactor.url(url.as_str()),
        redactor,
        method: meta.method.clone(),
        url,
        headers,
        overrides,
        cookies,
        authorization,
        credentials,
        content,
    }))
}

/// The encoded parameters of a call, and its URL without credentials.
pub(super) fn url(
    core: &ClientCore,
    meta: &Meta,
    params: Params,
    options: &CallOptions,
) -> Result<(Encoded, Url), Error> {
    let refuse = |parameter: Option<String>, message: String| RequestError::new(meta.id, parameter, message);
    let encoded = params.finish(meta.path);
    let mut encoded = encoded.map_err(|(parameter, message)| refuse(Some(parameter), message))?;
    let base = base_url(core, meta, options.server_url.as_deref());
    let base = base.map_err(|message| refuse(None, message))?;
    let extra = options.query.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    encoded.query.extend(extra);
    let url = base.join(&encoded.path, &encoded.query).map_err(|message| refuse(None, message))?;
    Ok((encoded, url))
}

/// The URL of a call without secrets.
pub(super) fn shown_url(
    core: &ClientCore,
    meta: &Meta,
    params: Params,
    options: &CallOptions,
) -> Result<String, Error> {
    let (encoded, mut url) = url(core, meta, params, options)?;
    let authorization = take_user_info(&mut url);
    let mut redactor = Redactor::new(Arc::clone(&core.0.secrets), &encoded.secrets);
    note_secrets(authorization.iter(), &encoded.query, &mut redactor);
    Ok(redactor.url(url.as_str()))
}

async fn credentials(core: &ClientCore, meta: &Meta) -> Result<Vec<Held>, Error> {
    let chosen =
        core.0.credentials.choose(meta.security, core.0.api.security_schemes, &core.0.client_parameters);
    let mut held = Vec::with_capacity(chosen.len());
    for credential in chosen {
        held.push(Held::new(meta.id, credential).await?);
    }
    Ok(held)
}

/// The server of the call, of the operation or of the client, in this order. A call that names one of the
/// operation's own servers goes where these go.
fn base_url<'c>(
    core: &'c ClientCore,
    meta: &Meta,
    server_url: Option<&str>,
) -> Result<Cow<'c, BaseUrl>, String> {
    let named = server_url.and_then(|url| meta.servers.iter().find(|server| server.url == url));
    match (server_url, named.or(meta.servers.first())) {
        (Some(url), _) if named.is_none() => BaseUrl::parse(url).map(Cow::Owned),
        (_, Some(server)) => {
            let own = BaseUrl::of_server(server, &core.0.variables)?;
            Ok(Cow::Owned(match &core.0.own_servers {
                Some(through) => own.through(through),
                None => own,
            }))
        }
        (_, None) => Ok(Cow::Borrowed(&core.0.base)),
    }
}

fn put(headers: &mut HeaderMap, name: HeaderName, mut value: HeaderValue) {
    value.set_sensitive(is_sensitive_key(name.as_str()));
    headers.insert(name, value);
}

fn put_client_parameters(core: &ClientCore, meta: &Meta, headers: &mut HeaderMap) {
    for name in meta.client_parameters {
        if let Some((name, value)) = core.0.client_headers.get(name) {
            headers.insert(name, value.clone());
        }
    }
}

/// A POST, PUT or PATCH without a body says so, since some servers wait for one otherwise.
fn put_body(
    meta: &Meta,
    body: Option<(String, Content)>,
    headers: &mut HeaderMap,
) -> Result<Option<Content>, String> {
    match body {
        Some((media_type, content)) => {
            let media_type = HeaderValue::from_str(&media_type)
                .map_err(|_| "the media type of the body has a control character".to_owned())?;
            headers.insert(CONTENT_TYPE, media_type);
            Ok(Some(content))
        }
        None => {
            if matches!(*meta.method, Method::POST | Method::PUT | Method::PATCH) {
                headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
            }
            Ok(None)
        }
    }
}

/// What `http://user:password@host` asks for: basic authentication.
fn take_user_info(url: &mut Url) -> Option<HeaderValue> {
    if url.username().is_empty() && url.password().is_none() {
        return None;
    }
    let password = decode_lossy(url.password().unwrap_or_default());
    let pair = format!("{}:{password}", decode_lossy(url.username()));
    // These fail for URLs without a host only, which a base URL has.
    let _ = url.set_username("").and(url.set_password(None));
    let mut value = HeaderValue::from_str(&format!("Basic {}", BASE64_STANDARD.encode(pair))).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// Secrets may also come as parameters of the operation or of the call.
fn note_secrets<'h>(
    headers: impl Iterator<Item = &'h HeaderValue>,
    query: &[String],
    redactor: &mut Redactor,
) {
    for value in headers.filter(|value| value.is_sensitive()) {
        if let Ok(value) = std::str::from_utf8(value.as_bytes()) {
            redactor.add(value);
        }
    }
    for (name, value) in query.iter().filter_map(|pair| pair.split_once('=')) {
        if redactor.is_secret(name)
            && let Some(value) = decode(value)
        {
            redactor.add(&value);
        }
    }
}
