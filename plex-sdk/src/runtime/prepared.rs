//! A request that is ready to be sent, as often as needed.

use std::io;

use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderValue, Method};
use reqwest::Url;

use super::api_info::SecuritySchemeKind;
use super::body::Content;
use super::credentials::{Credential, Place, TokenSource, hide};
use super::error::{CredentialError, Error, RequestError};
use super::params::encode;
use super::redact::Redactor;
use super::secret::Secret;
use super::transport::{HttpRequest, RequestBody};

/// A request that is ready to be sent, as often as needed.
pub(super) struct Prepared {
    pub(super) operation: &'static str,
    pub(super) group: &'static str,
    /// The path template
    pub(super) template: &'static str,
    pub(super) idempotent: bool,
    pub(super) method: Method,
    /// The URL without credentials
    pub(super) url: Url,
    /// What the operation and the client's parameters say
    pub(super) headers: HeaderMap,
    /// What the user of the client wants, whatever else would be sent
    pub(super) overrides: HeaderMap,
    /// `name=value` each
    pub(super) cookies: Vec<String>,
    /// From the user info of the URL, for requests without credentials of their own there
    pub(super) authorization: Option<HeaderValue>,
    pub(super) credentials: Vec<Held>,
    pub(super) content: Option<Content>,
    /// Knows all secrets of the request
    pub(super) redactor: Redactor,
    /// The URL, without anything secret
    pub(super) shown_url: String,
}

/// A credential with its present secret.
pub(super) struct Held {
    credential: Credential,
    secret: Secret,
    place: Place,
}

impl Held {
    /// Fetches the secret.
    pub(super) async fn new(operation: &'static str, credential: Credential) -> Result<Self, Error> {
        let secret =
            credential.source.get().await.map_err(|source| CredentialError::new(operation, source))?;
        let place = place(operation, &credential, &secret)?;
        Ok(Self { credential, secret, place })
    }

    pub(super) fn add_to(&self, redactor: &mut Redactor) {
        hide(&self.secret, Some(&self.place), redactor);
    }
}

fn place(operation: &'static str, credential: &Credential, secret: &Secret) -> Result<Place, Error> {
    credential
        .place(secret)
        .map_err(|(name, problem)| RequestError::new(operation, Some(name), problem).into())
}

impl Prepared {
    /// The request, credentials included.
    ///
    /// # Errors
    /// When a file that it sends cannot be opened, or its stream was sent before.
    pub(super) async fn request(&self) -> Result<HttpRequest, Error> {
        let mut request = HttpRequest::new(self.method.clone(), self.url_with_credentials());
        request.headers = self.headers();
        request.body = self.body().await.map_err(|error| {
            RequestError::new(self.operation, None, format!("the body cannot be sent: {error}"))
        })?;
        Ok(request)
    }

    /// The body, from its beginning.
    pub(super) async fn body(&self) -> io::Result<RequestBody> {
        match &self.content {
            Some(content) => content.open().await,
            None => Ok(RequestBody::Empty),
        }
    }

    /// Whether the body can be sent more than once.
    pub(super) fn is_replayable(&self) -> bool {
        self.content.as_ref().is_none_or(Content::is_replayable)
    }

    /// Adds the credentials that stand in the query to `url`, unless it has parameters of these names.
    pub(super) fn add_query_credentials(&self, url: &mut Url) {
        for held in &self.credentials {
            let Place::Query(pair) = &held.place else { continue };
            let name = pair.split('=').next().unwrap_or_default();
            let mut names = url.query().into_iter().flat_map(|query| query.split('&'));
            if !names.any(|other| other.split('=').next() == Some(name)) {
                let query = [url.query().unwrap_or_default(), pair].join("&");
                url.set_query(Some(query.trim_start_matches('&')));
            }
        }
    }

    /// All credentials as `name=value` of a query.
    ///
    /// # Errors
    /// When one has no place there.
    pub(super) fn credentials_in_query(&self) -> Result<Vec<String>, String> {
        let pair = |held: &Held| match held.credential.kind {
            SecuritySchemeKind::Header(name) | SecuritySchemeKind::Query(name) => {
                Ok(format!("{}={}", encode(name), encode(held.secret.expose())))
            }
            _ => Err("has a credential that cannot stand in a URL".to_owned()),
        };
        self.credentials.iter().map(pair).collect()
    }

    /// Asks the providers of credentials for other ones after a refusal, and tells whether there are any.
    ///
    /// # Errors
    /// [`Error::Credential`] when a provider fails.
    pub(super) async fn renew_credentials(&mut self) -> Result<bool, Error> {
        let mut renewed = false;
        for held in &mut self.credentials {
            let is_overridden =
                matches!(&held.place, Place::Header(name, _) if self.overrides.contains_key(name));
            if is_overridden || matches!(held.credential.source, TokenSource::Fixed(_)) {
                continue;
            }
            let renewal = held.credential.source.renew(&held.secret).await;
            let secret = renewal.map_err(|source| CredentialError::new(self.operation, source))?;
            if secret != held.secret {
                held.place = place(self.operation, &held.credential, &secret)?;
                held.secret = secret;
                held.add_to(&mut self.redactor);
                renewed = true;
            }
        }
        Ok(renewed)
    }

    fn url_with_credentials(&self) -> Url {
        let mut url = self.url.clone();
        self.add_query_credentials(&mut url);
        url
    }

    /// All headers of the request.
    pub(super) fn headers(&self) -> HeaderMap {
        let mut headers = self.headers.clone();
        let mut cookies = self.cookies.clone();
        for held in &self.credentials {
            match &held.place {
                Place::Header(name, value) => drop(headers.insert(name, value.clone())),
                Place::Cookie(pair) => cookies.push(pair.clone()),
                Place::Query(_) => {}
            }
        }
        for (name, value) in &self.overrides {
            headers.insert(name, value.clone());
        }
        if let Ok(mut cookie) = HeaderValue::from_str(&cookies.join("; "))
            && !cookies.is_empty()
        {
            cookie.set_sensitive(true);
            headers.insert(COOKIE, cookie);
        }
        if let Some(authorization) = &self.authorization {
            headers.entry(AUTHORIZATION).or_insert_with(|| authorization.clone());
        }
        headers
    }
}
