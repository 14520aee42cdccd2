//! The users of a Plex Home, managed ones included.

use super::{AccountError, PlexAccount};
use crate::generated::models::HomeUser;
use crate::runtime::{Error, Secret};

/// The code of an answer that asks for the PIN of a user.
const PIN_NEEDED: i64 = 1041;

impl PlexAccount {
    /// Lists the users of the Plex Home that the account belongs to.
    ///
    /// # Errors
    /// [`AccountError::Call`] when plex.tv cannot be reached or refuses.
    pub async fn home_users(&self) -> Result<Vec<HomeUser>, AccountError> {
        Ok(self.plex_tv.home().list_home_users().await?.into_inner().users)
    }

    /// Signs in as another user of the Plex Home, by the `uuid` in the list of users. A user that is `protected`
    /// needs its `pin`. This account stays signed in.
    ///
    /// # Errors
    /// [`AccountError::WrongHomePin`] when the PIN is missing or wrong, [`AccountError::Call`] for everything
    /// else.
    pub async fn switch_to(&self, uuid: &str, pin: Option<Secret>) -> Result<PlexAccount, AccountError> {
        let mut call = self.plex_tv.home().switch_to_home_user(uuid);
        if let Some(pin) = pin {
            call = call.pin(pin);
        }
        match call.await {
            Ok(user) => {
                let token = user.auth_token.clone().filter(|token| !token.is_empty());
                Self::with_token(&self.plex_tv, token.ok_or(AccountError::Missing("a token"))?)
            }
            Err(Error::Api(error)) if error.status() == 401 && error.code() == Some(PIN_NEEDED) => {
                Err(AccountError::WrongHomePin)
            }
            Err(error) => Err(error.into()),
        }
    }
}
