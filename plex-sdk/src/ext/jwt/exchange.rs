//! The next token for a signature.

use serde_json::json;

use super::DeviceTokens;
use super::tokens::{EARLY, Held};
use crate::ext::account::AccountError;
use crate::generated::models::TokenExchangeRequest;
use crate::runtime::Secret;

/// What tokens tell about the user.
const SCOPE: &str = "username,email,friendly_name";

impl DeviceTokens {
    /// A token that is valid for a while. It is the current one, or the next one from a day before its end on.
    ///
    /// # Errors
    /// [`AccountError::Call`] when plex.tv gives no token, though not as long as the current one is valid;
    /// [`AccountError::Store`] when the next one cannot be kept.
    pub async fn token(&self) -> Result<Secret, AccountError> {
        Ok(self.held(None).await?.token)
    }

    /// The current token, or the next one when that is due or the current one is `refused`.
    pub(super) async fn held(&self, refused: Option<&Secret>) -> Result<Held, AccountError> {
        let mut current = self.0.current.lock().await;
        let kept = current.clone().filter(|held| Some(&held.token) != refused);
        if let Some(held) = kept.as_ref().filter(|held| self.0.clock.now() + EARLY < held.expiry) {
            return Ok(held.clone());
        }
        match self.exchange(&mut current).await {
            // There is a day left to try again.
            Err(AccountError::Call(error)) if error.is_retryable() => {
                kept.filter(|held| self.0.clock.now() < held.expiry).ok_or(AccountError::Call(error))
            }
            result => result,
        }
    }

    /// Gets the next token now.
    ///
    /// # Errors
    /// [`AccountError::Call`] when plex.tv gives none, [`AccountError::Store`] when it cannot be kept.
    pub async fn refresh(&self) -> Result<(), AccountError> {
        let mut current = self.0.current.lock().await;
        self.exchange(&mut current).await.map(drop)
    }

    /// Signs a word of plex.tv. The clock is set by the answer that brings it, so that the signature is made at
    /// the right time.
    async fn exchange(&self, current: &mut Option<Held>) -> Result<Held, AccountError> {
        let answer = self.0.app.device_tokens().get_auth_nonce().await?;
        self.0.clock.set(answer.headers());
        let nonce = answer.into_inner().nonce.ok_or(AccountError::Missing("a word to sign"))?;
        let jwt = self.0.proof(json!({ "nonce": nonce, "scope": SCOPE }));
        let body = TokenExchangeRequest { jwt, ..Default::default() };
        let answer = self.0.app.device_tokens().exchange_jwt_token(body).await?;
        self.0.clock.set(answer.headers());
        let answer = answer.into_inner();
        let token = answer.auth_token.or(answer.documented_auth_token).or(answer.jwt);
        let token = token.filter(|token| !token.is_empty());
        self.keep(current, token.ok_or(AccountError::Missing("a token"))?).await
    }
}
