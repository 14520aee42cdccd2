//! Who calls: credentials, where they come from and where they go.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};
use tokio::sync::Mutex;

use super::api_info::{Security, SecurityScheme, SecuritySchemeKind};
use super::error::BoxError;
use super::name_map::NameMap;
use super::params::{encode, header};
use super::provided_token::ProvidedToken;
use super::redact::Redactor;
use super::secret::Secret;

type TokenFuture = Pin<Box<dyn Future<Output = Result<ProvidedToken, BoxError>> + Send>>;

/// Where a credential comes from.
#[derive(Clone)]
pub(super) enum TokenSource {
    Fixed(Secret),
    Provider(Arc<Provider>),
}

/// A function that provides a token, and the token that it provided last. The lock makes calls that need a token
/// at the same time wait for one answer.
pub(super) struct Provider {
    fetch: Box<dyn Fn() -> TokenFuture + Send + Sync>,
    current: Mutex<Option<ProvidedToken>>,
}

impl TokenSource {
    pub(super) fn provider<F, R, T>(provider: F) -> Self
    where
        F: Fn() -> R + Send + Sync + 'static,
        R: Future<Output = Result<T, BoxError>> + Send + 'static,
        T: Into<ProvidedToken>,
    {
        let fetch = Box::new(move || -> TokenFuture {
            let token = provider();
            Box::pin(async move { token.await.map(Into::into) })
        });
        TokenSource::Provider(Arc::new(Provider { fetch, current: Mutex::new(None) }))
    }

    /// The token; a provider is asked for the first one.
    pub(super) async fn get(&self) -> Result<Secret, BoxError> {
        match self {
            TokenSource::Fixed(token) => Ok(token.clone()),
            TokenSource::Provider(provider) => provider.other_than(None).await,
        }
    }

    /// The token to use after the server refused `refused`; the same when there is no other.
    pub(super) async fn renew(&self, refused: &Secret) -> Result<Secret, BoxError> {
        match self {
            TokenSource::Fixed(token) => Ok(token.clone()),
            TokenSource::Provider(provider) => provider.other_than(Some(refused)).await,
        }
    }
}

impl Provider {
    /// The current token, unless it is the one that was refused or its time is over: then a new one is fetched.
    async fn other_than(&self, refused: Option<&Secret>) -> Result<Secret, BoxError> {
        let mut current = self.current.lock().await;
        if let Some(provided) = &*current
            && Some(&provided.token) != refused
            && provided.is_current()
        {
            return Ok(provided.token.clone());
        }
        let provided = (self.fetch)().await?;
        let token = provided.token.clone();
        *current = Some(provided);
        Ok(token)
    }
}

impl fmt::Debug for TokenSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TokenSource::Fixed(_) => "***",
            TokenSource::Provider(_) => "provider",
        })
    }
}

/// The credentials of a client, by scheme id.
#[derive(Clone, Debug, Default)]
pub(super) struct Credentials(pub(super) NameMap<&'static str, TokenSource>);

impl Credentials {
    /// The credentials of the first alternative that can be met as a whole.
    ///
    /// When none can, not even by sending nothing, those that are there are sent: the server knows what it needs,
    /// and one on the local network may answer all the same.
    pub(super) fn choose(
        &self,
        security: Security,
        schemes: &'static [SecurityScheme],
        client_parameters: &NameMap<&'static str, Secret>,
    ) -> Vec<Credential> {
        let found = |alternative: &&[&str]| -> Vec<_> {
            alternative.iter().filter_map(|id| self.find(id, schemes, client_parameters)).collect()
        };
        let met = security.iter().filter(|alternative| !alternative.is_empty()).find_map(|alternative| {
            Some(found(alternative)).filter(|found| found.len() == alternative.len())
        });
        let is_open = security.iter().any(|alternative| alternative.is_empty());
        match met {
            Some(credentials) => credentials,
            None if is_open => Vec::new(),
            None => security.iter().map(found).find(|found| !found.is_empty()).unwrap_or_default(),
        }
    }

    fn find(
        &self,
        id: &str,
        schemes: &'static [SecurityScheme],
        client_parameters: &NameMap<&'static str, Secret>,
    ) -> Option<Credential> {
        let scheme = schemes.iter().find(|scheme| scheme.id == id)?;
        if let Some(source) = self.0.get(scheme.id) {
            return Some(Credential { kind: scheme.kind, source: source.clone() });
        }
        let SecuritySchemeKind::Header(name) = scheme.kind else { return None };
        let (_, value) = client_parameters.iter().find(|(wire, _)| wire.eq_ignore_ascii_case(name))?;
        Some(Credential { kind: scheme.kind, source: TokenSource::Fixed(value.clone()) })
    }

    /// What is not to be shown of those that are known from the start.
    pub(super) fn secrets(&self, schemes: &'static [SecurityScheme]) -> Arc<Vec<Secret>> {
        let mut redactor = Redactor::default();
        for scheme in schemes {
            if let Some(TokenSource::Fixed(secret)) = self.0.get(scheme.id) {
                let source = TokenSource::Fixed(secret.clone());
                let place = Credential { kind: scheme.kind, source }.place(secret).ok();
                hide(secret, place.as_ref(), &mut redactor);
            }
        }
        redactor.into_shared()
    }
}

/// Makes `redactor` know a secret and the forms of it that a request has.
pub(super) fn hide(secret: &Secret, place: Option<&Place>, redactor: &mut Redactor) {
    redactor.add(secret.expose());
    if let Some((_, password)) = secret.expose().split_once(':') {
        redactor.add(password);
    }
    if let Some(Place::Header(_, value)) = place
        && let Ok(value) = value.to_str()
    {
        redactor.add(value);
        // A server may repeat what follows `Basic` or `Bearer` alone.
        value.split_once(' ').inspect(|(_, rest)| redactor.add(rest));
    }
}

/// A credential that a request is sent with.
pub(super) struct Credential {
    pub(super) kind: SecuritySchemeKind,
    pub(super) source: TokenSource,
}

/// Where a secret stands in a request.
pub(super) enum Place {
    Header(HeaderName, HeaderValue),
    /// `name=value`, encoded
    Query(String),
    /// `name=value`, encoded
    Cookie(String),
}

impl Credential {
    /// Puts `secret` where the scheme wants it.
    ///
    /// # Errors
    /// The name of the header and what is wrong with the secret.
    pub(super) fn place(&self, secret: &Secret) -> Result<Place, (String, String)> {
        let secret = secret.expose();
        let (name, value) = match self.kind {
            SecuritySchemeKind::Query(name) => {
                return Ok(Place::Query(format!("{}={}", encode(name), encode(secret))));
            }
            SecuritySchemeKind::Cookie(name) => {
                return Ok(Place::Cookie(format!("{}={}", encode(name), encode(secret))));
            }
            SecuritySchemeKind::Header(name) => (name, secret.to_owned()),
            SecuritySchemeKind::Bearer => (AUTHORIZATION.as_str(), format!("Bearer {secret}")),
            SecuritySchemeKind::Basic => {
                (AUTHORIZATION.as_str(), format!("Basic {}", BASE64_STANDARD.encode(secret)))
            }
        };
        let (key, mut value) = header(name, &value).map_err(|problem| (name.to_owned(), problem))?;
        value.set_sensitive(true);
        Ok(Place::Header(key, value))
    }
}
