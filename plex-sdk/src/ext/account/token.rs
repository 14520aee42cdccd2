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
    #[cfg(all(feature = "jwt", feature = "device-tokens", any()))]
    Device(crate::ext::jwt::DeviceTokens),
}

impl AccountToken {
    /// Has a client send the token to plex.tv, and to no server.
    pub(crate) fn put(self, builder: ClientBuilder<PlexApi>) -> ClientBuilder<PlexApi> {
        match self {
            AccountToken::Fixed(token) => builder.account_token(token),
            #[cfg(all(feature = "jwt", feature = "device-tokens", any()))]
            AccountToken::Device(tokens) => builder.credential_provider("accountToken", tokens.provider()),
        }
    }

    pub(crate) async fn get(&self) -> Result<Secret, AccountError> {
        match self {
            AccountToken::Fixed(token) => Ok(token.clone()),
            #[cfg(all(feature = "jwt", feature = "device-tokens", any()))]
            AccountToken::Device(tokens) => tokens.token().await,
        }
    }
}
