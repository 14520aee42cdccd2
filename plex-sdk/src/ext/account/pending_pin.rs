//! Sign-in with a PIN: the user lets the application in, which never sees their password.

use std::fmt;
use std::time::Duration;

use tokio::time::Instant;

use super::pin_url::pin_url;
use super::poll::PinProof;
use super::{AccountError, PinKind, PlexAccount, client_identifier};
use crate::ext::time::parse_rfc3339;
use crate::generated::PlexApi;
use crate::generated::models::{Pin, PinRequest};

/// How long a PIN is valid when plex.tv does not say so.
const LIFETIME: Duration = Duration::from_secs(15 * 60);

/// A PIN that waits for the user. Dropping it, or the future of [`wait`](Self::wait), ends the sign-in.
pub struct PendingPin {
    pub(super) app: PlexApi,
    pub(super) pin_id: i64,
    pub(super) proof: Option<PinProof>,
    /// When it is over at the latest, whatever later answers say
    pub(super) expires: Instant,
    code: String,
    url: String,
    qr: Option<String>,
}

impl PlexAccount {
    /// Signs in with a PIN: `show` gets the PIN and shows its [`url`](PendingPin::url), and for [`PinKind::Code`]
    /// its [`code`](PendingPin::code), to the user; the future ends when they have let the application in, or
    /// the time of the PIN is over. Dropping the future ends the sign-in.
    ///
    /// # Errors
    /// [`AccountError::PinExpired`] when the user takes too long, [`AccountError::Call`] when plex.tv refuses.
    pub async fn sign_in_with_pin(
        app: &PlexApi,
        kind: PinKind,
        show: impl FnOnce(&PendingPin),
    ) -> Result<Self, AccountError> {
        let pin = Self::request_pin(app, kind).await?;
        show(&pin);
        pin.wait().await
    }

    /// Makes a PIN and leaves it to the caller when to show it and to [`wait`](PendingPin::wait) for it.
    ///
    /// # Errors
    /// [`AccountError::NoClientIdentifier`], or [`AccountError::Call`] when plex.tv refuses.
    pub async fn request_pin(app: &PlexApi, kind: PinKind) -> Result<PendingPin, AccountError> {
        PendingPin::request(app, kind, None).await
    }
}

impl PendingPin {
    /// Makes a PIN; with a proof it is one for tokens that are renewed with a key.
    pub(crate) async fn request(
        app: &PlexApi,
        kind: PinKind,
        proof: Option<PinProof>,
    ) -> Result<Self, AccountError> {
        let client_identifier = client_identifier(app)?;
        let is_strong = kind == PinKind::Link;
        let mut call = app.pins().create_oauth_pin().strong(is_strong);
        if let Some(proof) = &proof {
            let body =
                PinRequest { jwk: Some(proof.jwk.clone()), strong: Some(is_strong), ..Default::default() };
            call = call.body(body).server_url(PinProof::SERVER);
        }
        let answer = call.await?;
        if let Some(proof) = &proof {
            proof.signer.see(answer.headers());
        }
        let pin = answer.into_inner();
        let product = app.core().client_parameter("X-Plex-Product");
        Ok(Self {
            app: app.clone(),
            pin_id: pin.id,
            proof,
            expires: Instant::now() + lifetime(&pin),
            url: pin_url(kind, client_identifier, &pin.code, product),
            code: pin.code,
            qr: pin.qr,
        })
    }

    /// The code. One of [`PinKind::Code`] is to be typed in at [`url`](Self::url); one of [`PinKind::Link`] is in
    /// that address already.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The page that the user has to open.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The address of a picture of the code for the camera of a phone, where plex.tv has one.
    pub fn qr(&self) -> Option<&str> {
        self.qr.as_deref()
    }

    /// How much time the user has left.
    pub fn expires_in(&self) -> Duration {
        self.expires.saturating_duration_since(Instant::now())
    }

    /// Waits until the user has let the application in. plex.tv is asked about once a second, less often when it
    /// wants that, and again when it cannot be reached for a while.
    ///
    /// # Errors
    /// [`AccountError::PinExpired`] when the time of the PIN is over, [`AccountError::Call`] when plex.tv refuses
    /// or cannot be reached until then.
    pub async fn wait(self) -> Result<PlexAccount, AccountError> {
        PlexAccount::with_token(&self.app, self.token().await?)
    }
}

/// How long a new PIN is valid. Both times of the second form are those of plex.tv, so a wrong clock of this
/// machine does not matter.
fn lifetime(pin: &Pin) -> Duration {
    let told = pin.expires_in.and_then(|seconds| u64::try_from(seconds).ok()).map(Duration::from_secs);
    let between = || {
        let start = parse_rfc3339(pin.created_at.as_deref()?)?;
        parse_rfc3339(pin.expires_at.as_deref()?)?.duration_since(start).ok()
    };
    told.or_else(between).unwrap_or(LIFETIME)
}

/// Does not show the code, which lets others in.
impl fmt::Debug for PendingPin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PendingPin").field("expires_in", &self.expires_in()).finish_non_exhaustive()
    }
}
