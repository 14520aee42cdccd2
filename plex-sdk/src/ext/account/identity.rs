//! Which installation signs in.

use super::AccountError;
use crate::generated::PlexApi;

/// The identifier of the installation, which plex.tv needs with everything that concerns signing in.
pub(crate) fn client_identifier(app: &PlexApi) -> Result<&str, AccountError> {
    let identifier = app.core().client_parameter("X-Plex-Client-Identifier");
    identifier.filter(|value| !value.is_empty()).ok_or(AccountError::NoClientIdentifier)
}
