//! Asking for a PIN until it has a token.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio::time::{Instant, sleep};

use super::{AccountError, PendingPin};
use crate::ext::time::{parse_rfc3339, server_time};
use crate::generated::models::JsonWebKey;
use crate::runtime::{Error, HeaderMap, RetryConfig, Secret};

/// How often plex.tv may be asked.
const INTERVAL: Duration = Duration::from_secs(1);
/// The longest wait between two questions that plex.tv has not asked for.
const LONGEST_INTERVAL: Duration = Duration::from_secs(30);
/// How long one answer may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The key that a PIN is made with, and what proves to have its private half.
#[derive(Clone)]
pub(crate) struct PinProof {
    /// The public half
    pub(crate) jwk: JsonWebKey,
    /// What signs
    pub(crate) signer: Arc<dyn PinSigner>,
}

/// Has the private half of a key.
pub(crate) trait PinSigner: Send + Sync {
    /// Sees what an answer of plex.tv says about time.
    fn see(&self, headers: &HeaderMap);

    /// A token that proves to have the key, valid for some minutes.
    fn sign(&self) -> Secret;
}

impl PinProof {
    /// The server that takes keys.
    pub(super) const SERVER: &str = "https://clients.plex.tv/api/v2";
}

impl PendingPin {
    /// The token, as soon as there is one.
    pub(crate) async fn token(&self) -> Result<Secret, AccountError> {
        let mut wait = INTERVAL;
        loop {
            let mut failure = AccountError::PinExpired;
            match self.ask().await {
                Ok(Some(token)) => return Ok(token),
                Ok(None) => wait = INTERVAL,
                Err(AccountError::Call(error)) if error.is_retryable() => {
                    wait = asked_wait(&error).unwrap_or((wait * 2).min(LONGEST_INTERVAL));
                    failure = error.into();
                }
                Err(error) => return Err(error),
            }
            let left = self.expires.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(failure);
            }
            sleep(wait.min(left)).await;
        }
    }

    /// Asks once. plex.tv says in either of two ways that the time is over: with the status 404, or with a PIN
    /// that has no token after its `expiresAt`.
    async fn ask(&self) -> Result<Option<Secret>, AccountError> {
        let mut call = self.app.pins().get_oauth_pin(self.pin_id);
        if let Some(proof) = &self.proof {
            call = call.device_jwt(proof.signer.sign()).server_url(PinProof::SERVER);
        }
        let answer = match call.retries(RetryConfig::none()).timeout(TIMEOUT).await {
            Err(error) if error.status().is_some_and(|status| status == 404) => {
                return Err(AccountError::PinExpired);
            }
            answer => answer?,
        };
        if let Some(token) = answer.auth_token.clone().filter(|token| !token.is_empty()) {
            return Ok(Some(token));
        }
        let now = server_time(answer.headers()).unwrap_or_else(SystemTime::now);
        match answer.expires_at.as_deref().and_then(parse_rfc3339) {
            Some(end) if end <= now => Err(AccountError::PinExpired),
            _ => Ok(None),
        }
    }
}

/// The wait that plex.tv asks for.
fn asked_wait(error: &Error) -> Option<Duration> {
    let Error::Api(error) = error else { return None };
    error.retry_after()
}
