//! Signing in to plex.tv, and what an account can do from there.
//!
//! Needs the features `pins` and `account`, which are on by default.

mod error;
#[cfg(feature = "home")]
mod home_users;
mod identity;
mod password;
mod pending_pin;
mod pin_kind;
mod pin_url;
mod poll;
mod token;
mod token_check;

use std::fmt;

use crate::generated::PlexApi;
use crate::runtime::Secret;

pub use error::AccountError;
pub use password::{Password, PasswordOutcome};
pub use pending_pin::PendingPin;
pub use pin_kind::PinKind;
pub use token_check::TokenState;

pub(super) use identity::client_identifier;
#[cfg(all(feature = "jwt", feature = "device-tokens"))]
pub(super) use poll::{PinProof, PinSigner};
pub(super) use token::AccountToken;

/// A plex.tv account that an application is signed in to.
///
/// It is had by a PIN ([`sign_in_with_pin`](Self::sign_in_with_pin)), by name and password
/// ([`sign_in_with_password`](Self::sign_in_with_password)), or with a token that was kept from an earlier run
/// ([`with_token`](Self::with_token)). All of them take a client that says which application calls: its
/// `client_identifier` has to be set, and `product` should be. Settings, hooks and connections of that client are
/// shared; a token for a server that it may have is not used.
#[derive(Clone)]
pub struct PlexAccount {
    plex_tv: PlexApi,
    token: AccountToken,
}

impl PlexAccount {
    /// The account that `token` belongs to. Nothing is sent; [`check_token`](Self::check_token) tells whether the
    /// token is valid.
    ///
    /// # Errors
    /// [`AccountError::NoClientIdentifier`], or [`AccountError::Call`] when the token cannot be sent as a header.
    pub fn with_token(app: &PlexApi, token: impl Into<Secret>) -> Result<Self, AccountError> {
        Self::of(app, AccountToken::Fixed(token.into()))
    }

    pub(super) fn of(app: &PlexApi, token: AccountToken) -> Result<Self, AccountError> {
        client_identifier(app)?;
        let builder = app.core().to_builder::<PlexApi>().without_credential("token");
        Ok(Self { plex_tv: token.clone().put(builder).build()?, token })
    }

    /// A client for the operations of plex.tv, with the token of the account. It has none for a server; see
    /// `connect` for that.
    pub fn plex_tv(&self) -> &PlexApi {
        &self.plex_tv
    }

    /// The token, to be kept for the next run.
    ///
    /// # Errors
    /// When it is one that has to be renewed, and that fails.
    pub async fn token(&self) -> Result<Secret, AccountError> {
        self.token.get().await
    }

    /// Makes the token of the account invalid for good, and takes this installation off the list of its devices.
    /// A token that plex.tv does not know any more is signed out already, so that is no error.
    ///
    /// # Errors
    /// [`AccountError::Call`] when plex.tv cannot be reached or refuses.
    pub async fn sign_out(self) -> Result<(), AccountError> {
        match self.plex_tv.account().sign_out().await {
            Err(error) if error.status().is_none_or(|status| status != 401) => Err(error.into()),
            _ => self.token.forget().await,
        }
    }

    #[cfg(all(feature = "resources", feature = "server"))]
    pub(super) fn account_token(&self) -> &AccountToken {
        &self.token
    }
}

/// Shows no token.
impl fmt::Debug for PlexAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlexAccount").field("plex_tv", &self.plex_tv).finish_non_exhaustive()
    }
}
