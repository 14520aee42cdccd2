//! The tokens of an installation, one after the other.

use std::fmt;
use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::Mutex;

use super::expiry::expiry;
use super::key::DeviceKey;
use crate::ext::account::{AccountError, AccountToken, PlexAccount, client_identifier};
use crate::ext::store::CredentialStore;
use crate::ext::time::Clock;
use crate::generated::PlexApi;
use crate::runtime::Secret;

/// The names that key and token have in a store.
const KEY: &str = "plex-device-key";
const TOKEN: &str = "plex-device-token";
/// How long before its end a token is renewed, in seconds.
pub(super) const EARLY: u64 = 24 * 60 * 60;
/// How long a token lives that does not say so, in seconds.
const LIFETIME: u64 = 7 * 24 * 60 * 60;
/// How long what the key signs is valid, in seconds.
const PROOF_LIFETIME: u64 = 5 * 60;

/// The key of an installation and the tokens that it gets with it. Clones are the same.
///
/// Open it with a store that keeps both; sign in once, with
/// [`sign_in_with_pin`](Self::sign_in_with_pin) or [`register`](Self::register); from then on
/// [`account`](Self::account) is enough. A token is renewed a day before it ends, and when plex.tv says that its
/// time is over. Times are those of plex.tv, so a wrong clock of this machine does no harm.
#[derive(Clone)]
pub struct DeviceTokens(pub(super) Arc<Inner>);

pub(super) struct Inner {
    /// A client without a token
    pub(super) app: PlexApi,
    pub(super) client_identifier: String,
    pub(super) key: DeviceKey,
    pub(super) clock: Clock,
    store: Arc<dyn CredentialStore>,
    /// Locked while a token is renewed, so that all who need one wait for the same
    pub(super) current: Mutex<Option<Held>>,
}

/// A token and its end, in seconds since 1970.
#[derive(Clone)]
pub(super) struct Held {
    pub(super) token: Secret,
    pub(super) expiry: u64,
}

impl DeviceTokens {
    /// Reads key and token from `store`; a key is made when there is none. Nothing is sent.
    ///
    /// # Errors
    /// [`AccountError::NoClientIdentifier`], and [`AccountError::Store`] when the store fails or has something
    /// else under the name of the key.
    pub async fn open(app: &PlexApi, store: impl CredentialStore) -> Result<Self, AccountError> {
        let client_identifier = client_identifier(app)?.to_owned();
        let without = app.core().to_builder().without_credential("token").without_credential("accountToken");
        let key = match store.load(KEY).await? {
            Some(secret) => DeviceKey::from_secret(&secret)?,
            None => {
                let key = DeviceKey::generate()?;
                store.save(KEY, key.to_secret()).await?;
                key
            }
        };
        let clock = Clock::new();
        let token = store.load(TOKEN).await?;
        let current = token.map(|token| Held::new(token, &clock));
        Ok(Self(Arc::new(Inner {
            app: without.build()?,
            client_identifier,
            key,
            clock,
            store: Arc::new(store),
            current: Mutex::new(current),
        })))
    }

    /// Whether there is a token, valid or not. Without one, the user has to sign in.
    pub async fn is_signed_in(&self) -> bool {
        self.0.current.lock().await.is_some()
    }

    /// The account, with tokens that are renewed by themselves.
    ///
    /// # Errors
    /// [`AccountError::Call`] when a client cannot be set up.
    pub fn account(&self) -> Result<PlexAccount, AccountError> {
        PlexAccount::of(&self.0.app, AccountToken::Device(self.clone()))
    }

    /// Takes a token in place of the current one.
    pub(super) async fn keep(&self, current: &mut Option<Held>, token: Secret) -> Result<Held, AccountError> {
        let held = Held::new(token.clone(), &self.0.clock);
        // A token that cannot be saved is a good one all the same.
        *current = Some(held.clone());
        self.0.store.save(TOKEN, token).await?;
        Ok(held)
    }

    /// Forgets the token, not the key.
    pub(crate) async fn forget(&self) -> Result<(), AccountError> {
        let mut current = self.0.current.lock().await;
        *current = None;
        Ok(self.0.store.remove(TOKEN).await?)
    }
}

impl Inner {
    /// What the key signs: `claims`, and what is the same each time.
    pub(super) fn proof(&self, mut claims: Value) -> Secret {
        let now = self.clock.now();
        claims["aud"] = json!("plex.tv");
        claims["iss"] = json!(self.client_identifier);
        claims["iat"] = json!(now);
        claims["exp"] = json!(now + PROOF_LIFETIME);
        self.key.sign(&claims)
    }
}

impl Held {
    fn new(token: Secret, clock: &Clock) -> Self {
        let expiry = expiry(token.expose()).unwrap_or_else(|| clock.now() + LIFETIME);
        Self { token, expiry }
    }
}

/// Shows neither key nor token.
impl fmt::Debug for DeviceTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviceTokens").finish_non_exhaustive()
    }
}
