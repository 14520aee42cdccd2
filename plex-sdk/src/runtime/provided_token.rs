//! A token that a function provides.

use tokio::time::Instant;

use super::secret::Secret;

/// A token that a function provides, and when it is to be asked again. A text or a [`Secret`] is one that stays
/// until a server refuses it.
#[derive(Clone, Debug)]
pub struct ProvidedToken {
    pub(super) token: Secret,
    renew_at: Option<Instant>,
}

impl ProvidedToken {
    /// A token that is used until `renew_at`, or until a server refuses it before.
    pub fn until(token: impl Into<Secret>, renew_at: Instant) -> Self {
        Self { token: token.into(), renew_at: Some(renew_at) }
    }

    pub(super) fn is_current(&self) -> bool {
        self.renew_at.is_none_or(|time| Instant::now() < time)
    }
}

impl From<Secret> for ProvidedToken {
    fn from(token: Secret) -> Self {
        Self { token, renew_at: None }
    }
}

impl From<String> for ProvidedToken {
    fn from(token: String) -> Self {
        Secret::from(token).into()
    }
}
