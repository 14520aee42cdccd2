//! Sign-in with name and password.

use super::{AccountError, PlexAccount, client_identifier};
use crate::generated::PlexApi;
use crate::runtime::{Error, RetryConfig, Secret};

/// The code of an answer that asks for the second factor.
const CODE_NEEDED: i64 = 1029;

/// The name and the password of an account.
#[derive(Clone, Debug)]
pub struct Password {
    login: String,
    password: Secret,
    code: Option<Secret>,
    remember: bool,
}

/// What became of a sign-in with a password.
#[derive(Debug)]
#[must_use]
pub enum PasswordOutcome {
    /// The user is signed in.
    SignedIn(PlexAccount),
    /// The account has a second factor. Ask the user for its code, and sign in once more with it.
    CodeNeeded,
}

impl Password {
    /// Takes the name of the account, or its e-mail address, and its password.
    pub fn new(login: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self { login: login.into(), password: password.into(), code: None, remember: false }
    }

    /// Adds the six digits of the second factor, or a backup code.
    #[must_use]
    pub fn code(mut self, code: impl Into<Secret>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// Asks for a token that stays valid for longer.
    #[must_use]
    pub fn remember(mut self, remember: bool) -> Self {
        self.remember = remember;
        self
    }
}

impl PlexAccount {
    /// Signs in with name and password. Use a [PIN](Self::sign_in_with_pin) wherever a user can open a page, so
    /// that the application never sees the password.
    ///
    /// # Errors
    /// [`AccountError::WrongPassword`], [`AccountError::WrongCode`] when the second factor was given and plex.tv
    /// still asks for it, and [`AccountError::Call`] for everything else.
    pub async fn sign_in_with_password(
        app: &PlexApi,
        password: Password,
    ) -> Result<PasswordOutcome, AccountError> {
        client_identifier(app)?;
        let Password { login, password, code, remember } = password;
        let has_code = code.is_some();
        let mut call = app.account().post_users_sign_in_data(login, password).retries(RetryConfig::none());
        if remember {
            call = call.remember_me(true);
        }
        if let Some(code) = code {
            call = call.verification_code(code);
        }
        match call.await {
            Ok(answer) => {
                let token = answer.auth_token.clone().filter(|token| !token.is_empty());
                let token = token.ok_or(AccountError::Missing("a token"))?;
                Ok(PasswordOutcome::SignedIn(Self::with_token(app, token)?))
            }
            Err(Error::Api(error)) if error.status() == 401 => match error.code() {
                Some(CODE_NEEDED) if !has_code => Ok(PasswordOutcome::CodeNeeded),
                Some(CODE_NEEDED) => Err(AccountError::WrongCode),
                _ => Err(AccountError::WrongPassword),
            },
            Err(error) => Err(error.into()),
        }
    }
}
