//! Where the token of an account comes from.

use super::AccountError;
use crate::generated::PlexApi;
use crate::runtime::{ClientBuilder, Secret};

/// The token of an account: one that stays, or one that is renewed.
#[derive(Clone)]
pub(crate) enum AccountToken {
    /// It is valid until the user signs the application out.
    Fixed(Secret),
    /// It lives for a week.
    #[cfg(all(feature = "jwt", feature = "device-tokens"))]
    Device(crate::ext::jwt::DeviceTokens),
}

impl AccountToken {
    /// Has a client send the token to plex.tv, and to no server.
    pub(crate) fn put(self, builder: ClientBuilder<PlexApi>) -> ClientBuilder<PlexApi> {
        match self {
            AccountToken::Fixed(token) => builder.account_token(token),
            #[cfg(all(feature = "jwt", feature = "device-tokens"))]
            AccountToken::Device(tokens) => builder.credential_provider("accountToken", tokens.provider()),
        }
    }

    /// Has a client send the token to its server, which has to be one of the account.
    #[cfg(all(feature = "resources", feature = "server"))]
    pub(crate) fn put_for_server(self, builder: ClientBuilder<PlexApi>) -> ClientBuilder<PlexApi> {
        match self {
            AccountToken::Fixed(token) => builder.access_token(token),
            #[cfg(all(feature = "jwt", feature = "device-tokens"))]
            AccountToken::Device(tokens) => builder.access_token_provider(tokens.provider()),
        }
    }

    pub(crate) async fn get(&self) -> Result<Secret, AccountError> {
        match self {
            AccountToken::Fixed(token) => Ok(token.clone()),
            #[cfg(all(feature = "jwt", feature = "device-tokens"))]
            AccountToken::Device(tokens) => tokens.token().await,
        }
    }

    /// Forgets the token where it is kept, after it was signed out.
    pub(crate) async fn forget(&self) -> Result<(), AccountError> {
        match self {
            AccountToken::Fixed(_) => Ok(()),
            #[cfg(all(feature = "jwt", feature = "device-tokens"))]
            AccountToken::Device(tokens) => tokens.forget().await,
        }
    }
}
