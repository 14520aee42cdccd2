//! Whether a token is still valid.

use super::{AccountError, PlexAccount};
use crate::generated::models::UserPlexAccount;
use crate::runtime::{ApiError, Error};

/// What plex.tv says about a token.
#[derive(Debug)]
#[must_use]
pub enum TokenState {
    /// It is valid, and belongs to this account.
    Valid(Box<UserPlexAccount>),
    /// It was valid for a time that is over (status 498): a token of an installation with a key of its own, which
    /// gets the next one with that key.
    Expired,
    /// It is not valid, or not any more: the user has to sign in again.
    Invalid,
}

impl PlexAccount {
    /// Asks plex.tv whether the token is valid. Only its own word counts, which is status 401, or status 422 with
    /// the message `Invalid token`; a network that is down and a server that is busy say nothing about a token.
    ///
    /// # Errors
    /// [`AccountError::Call`] when plex.tv does not say. Keep the token then.
    pub async fn check_token(&self) -> Result<TokenState, AccountError> {
        match self.plex_tv.account().get_token_details().await {
            Ok(account) => Ok(TokenState::Valid(Box::new(account.into_inner()))),
            Err(Error::Api(error)) if is_invalid(&error) => Ok(TokenState::Invalid),
            Err(Error::Api(error)) if error.status() == 498 => Ok(TokenState::Expired),
            Err(error) => Err(error.into()),
        }
    }
}

fn is_invalid(error: &ApiError) -> bool {
    let says_so = || error.message().is_some_and(|message| message.to_lowercase().contains("invalid token"));
    error.status() == 401 || (error.status() == 422 && says_so())
}
