//! Who calls: credentials and where they go.

use std::collections::BTreeMap;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use super::api_info::{Security, SecurityScheme, SecuritySchemeKind};
use super::error::BoxError;
use super::secret::Secret;

type TokenFuture = Pin<Box<dyn Future<Output = Result<String, BoxError>> + Send>>;

/// Where the access token comes from.
#[derive(Clone)]
pub(super) enum TokenSource {
    Fixed(Secret),
    Provider(Arc<dyn Fn() -> TokenFuture + Send + Sync>),
}

impl TokenSource {
    pub(super) fn provider<F, R>(provider: F) -> Self
    where
        F: Fn() -> R + Send + Sync + 'static,
        R: Future<Output = Result<String, BoxError>> + Send + 'static,
    {
        TokenSource::Provider(Arc::new(move || Box::pin(provider())))
    }

    pub(super) async fn get(&self) -> Result<Secret, BoxError> {
        match self {
            TokenSource::Fixed(token) => Ok(token.clone()),
            TokenSource::Provider(provider) => provider().await.map(Secret::from),
        }
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
pub(super) struct Credentials(pub(super) BTreeMap<&'static str, TokenSource>);

impl Credentials {
    /// The credentials of the first alternative that can be met as a whole.
    ///
    /// When none can, not even by sending nothing, those that are there are sent: the server knows what it needs,
    /// and one on the local network may answer all the same.
    pub(super) fn choose(
        &self,
        security: Security,
        schemes: &'static [SecurityScheme],
        client_parameters: &BTreeMap<&'static str, Secret>,
    ) -> Vec<Credential> {
        let found = |alternative: &&[&str]| -> Vec<_> {
            alternative.iter().filter_map(|id| self.find(id, schemes, client_parameters)).collect()
        };
        let is_met = |alternative: &&&[&str]| found(alternative).len() == alternative.len();
        let met = security.iter().filter(|alternative| !alternative.is_empty()).find(is_met);
        let is_open = security.iter().any(|alternative| alternative.is_empty());
        match met {
            Some(alternative) => found(alternative),
            None if is_open => Vec::new(),
            None => security.iter().map(found).find(|found| !found.is_empty()).unwrap_or_default(),
        }
    }

    fn find(
        &self,
        id: &str,
        schemes: &'static [SecurityScheme],
        client_parameters: &BTreeMap<&'static str, Secret>,
    ) -> Option<Credential> {
        let scheme = schemes.iter().find(|scheme| scheme.id == id)?;
        if let Some(source) = self.0.get(scheme.id) {
            return Some(Credential { kind: scheme.kind, source: source.clone() });
        }
        let SecuritySchemeKind::Header(name) = scheme.kind else { return None };
        let (_, value) = client_parameters.iter().find(|(wire, _)| wire.eq_ignore_ascii_case(name))?;
        Some(Credential { kind: scheme.kind, source: TokenSource::Fixed(value.clone()) })
    }
}

/// A credential that a request is sent with.
pub(super) struct Credential {
    pub(super) kind: SecuritySchemeKind,
    pub(super) source: TokenSource,
}
