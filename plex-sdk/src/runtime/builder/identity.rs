//! Who calls: credentials, client parameters and headers.

use super::ClientBuilder;
use crate::runtime::client::ClientCore;
use crate::runtime::credentials::TokenSource;
use crate::runtime::error::BoxError;
use crate::runtime::provided_token::ProvidedToken;
use crate::runtime::secret::Secret;

impl<C: From<ClientCore>> ClientBuilder<C> {
    /// Sets the credential of the API's first security scheme.
    #[must_use]
    pub fn access_token(self, token: impl Into<Secret>) -> Self {
        let token = TokenSource::Fixed(token.into());
        self.main_credential(token)
    }

    /// Sets a function that provides the access token: a `String`, a [`Secret`], or a
    /// [`ProvidedToken`] that says until when it is good. It is called when the first call needs a token, when
    /// that time has come, and once more when a server refuses a token. Its time does not count towards the
    /// timeout of a call.
    #[must_use]
    pub fn access_token_provider<F, R, T>(self, provider: F) -> Self
    where
        F: Fn() -> R + Send + Sync + 'static,
        R: Future<Output = Result<T, BoxError>> + Send + 'static,
        T: Into<ProvidedToken>,
    {
        self.main_credential(TokenSource::provider(provider))
    }

    fn main_credential(mut self, source: TokenSource) -> Self {
        match self.api.security_schemes.first() {
            Some(scheme) => self.credentials.0.insert(scheme.id, source),
            None => self.refuse("the API takes no access token"),
        }
        self
    }

    /// Sets the credential of a security scheme; of HTTP basic authentication as `user:password`.
    #[must_use]
    pub fn credential(self, scheme: &str, value: impl Into<Secret>) -> Self {
        self.credential_source(scheme, Some(TokenSource::Fixed(value.into())))
    }

    /// Sets a function that provides the credential of a security scheme, as
    /// [`access_token_provider`](Self::access_token_provider) does for the first one.
    #[must_use]
    pub fn credential_provider<F, R, T>(self, scheme: &str, provider: F) -> Self
    where
        F: Fn() -> R + Send + Sync + 'static,
        R: Future<Output = Result<T, BoxError>> + Send + 'static,
        T: Into<ProvidedToken>,
    {
        self.credential_source(scheme, Some(TokenSource::provider(provider)))
    }

    /// Forgets the credential of a security scheme, for a builder that was made of a client.
    #[must_use]
    pub fn without_credential(self, scheme: &str) -> Self {
        self.credential_source(scheme, None)
    }

    fn credential_source(mut self, scheme: &str, source: Option<TokenSource>) -> Self {
        match (self.api.security_schemes.iter().find(|known| known.id == scheme), source) {
            (Some(known), Some(source)) => self.credentials.0.insert(known.id, source),
            (Some(known), None) => self.credentials.0.remove(known.id),
            (None, _) => self.refuse(format!("the API has no security scheme `{scheme}`")),
        }
        self
    }

    /// Sets a header parameter that is sent with every operation that takes it.
    #[must_use]
    pub fn client_parameter(mut self, wire: &'static str, value: impl Into<String>) -> Self {
        match self.api.client_parameters.contains(&wire) {
            true => self.client_parameters.insert(wire, value.into().into()),
            false => self.refuse(format!("the API has no client parameter `{wire}`")),
        }
        self
    }

    /// Sets the `User-Agent` header.
    #[must_use]
    pub fn user_agent(self, value: impl Into<String>) -> Self {
        self.header("user-agent", value)
    }

    /// Adds a header to all requests, in place of what they would send under that name.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into().into()));
        self
    }
}
