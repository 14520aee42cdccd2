//! Getting the public key of an installation registered with an account.

use std::sync::Arc;

use serde_json::json;

use super::DeviceTokens;
use super::tokens::Inner;
use crate::ext::account::{AccountError, PendingPin, PinKind, PinProof, PinSigner, PlexAccount};
use crate::generated::models::JwkRegistrationRequest;
use crate::runtime::{HeaderMap, Secret};

impl DeviceTokens {
    /// Signs in with a PIN that brings the key with it; see [`PlexAccount::sign_in_with_pin`].
    ///
    /// # Errors
    /// The same, and [`AccountError::Store`] when the token cannot be kept.
    pub async fn sign_in_with_pin(
        &self,
        kind: PinKind,
        show: impl FnOnce(&PendingPin),
    ) -> Result<PlexAccount, AccountError> {
        let proof = PinProof { jwk: self.0.key.jwk(), signer: Arc::clone(&self.0) as Arc<dyn PinSigner> };
        let pin = PendingPin::request(&self.0.app, kind, Some(proof)).await?;
        show(&pin);
        let token = pin.token().await?;
        let mut current = self.0.current.lock().await;
        self.keep(&mut current, token).await?;
        drop(current);
        self.account()
    }

    /// Registers the key with an account that is signed in otherwise, and gets the first token. That of `account`
    /// stays valid.
    ///
    /// # Errors
    /// [`AccountError::Call`] when plex.tv refuses, [`AccountError::Store`] when the token cannot be kept.
    pub async fn register(&self, account: &PlexAccount) -> Result<PlexAccount, AccountError> {
        let body = JwkRegistrationRequest { jwk: self.0.key.jwk(), ..Default::default() };
        account.plex_tv().device_tokens().register_device_jwk(body).await?;
        self.refresh().await?;
        self.account()
    }
}

impl PinSigner for Inner {
    fn see(&self, headers: &HeaderMap) {
        self.clock.set(headers);
    }

    fn sign(&self) -> Secret {
        self.proof(json!({}))
    }
}
