//! Tokens for a client, whenever it needs one.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::Instant;

use super::DeviceTokens;
use super::tokens::EARLY;
use crate::runtime::{BoxError, ProvidedToken, Secret};

/// When to try again after a token could not be renewed that is still valid.
const AGAIN: Duration = Duration::from_secs(60);

type Provided = Pin<Box<dyn Future<Output = Result<ProvidedToken, BoxError>> + Send>>;

/// What a client got last, and until when it is not to ask again unless a server refuses that.
type Given = Arc<Mutex<Option<(Secret, Instant)>>>;

impl DeviceTokens {
    /// A function that provides tokens, for
    /// [`access_token_provider`](crate::runtime::ClientBuilder::access_token_provider) or, with the scheme
    /// `accountToken`, for [`credential_provider`](crate::runtime::ClientBuilder::credential_provider). Take
    /// another one for each client.
    pub fn provider(&self) -> impl Fn() -> Provided + Send + Sync + 'static + use<> {
        let (tokens, given) = (self.clone(), Given::default());
        move || Box::pin(provide(tokens.clone(), Arc::clone(&given)))
    }
}

/// A client that asks again too early has had its token refused.
async fn provide(tokens: DeviceTokens, given: Given) -> Result<ProvidedToken, BoxError> {
    let last = given.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).take();
    let refused = last.filter(|(_, renew_at)| Instant::now() < *renew_at).map(|(token, _)| token);
    let held = tokens.held(refused.as_ref()).await?;
    let left = held.expiry.saturating_sub(EARLY).saturating_sub(tokens.0.clock.now());
    let wait = Duration::from_secs(left).max(AGAIN);
    let now = Instant::now();
    let renew_at = now.checked_add(wait).unwrap_or(now + AGAIN);
    *given.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = Some((held.token.clone(), renew_at));
    Ok(ProvidedToken::until(held.token, renew_at))
}
