//! Asking an address which server it is.

use std::fmt;
use std::time::Duration;

use super::causes::causes;
use crate::generated::PlexApi;
use crate::runtime::{Error, RetryConfig};

/// Why a way to a server does not work.
#[derive(Debug)]
#[non_exhaustive]
pub enum ProbeError {
    /// The call failed.
    Call(Error),
    /// Another server answers there, or one that does not say which it is.
    OtherServer(Option<String>),
}

/// Asks the address for its identity, once and without a token.
pub(super) async fn probe(
    plex: PlexApi,
    url: String,
    machine_identifier: String,
    timeout: Duration,
) -> Result<(), ProbeError> {
    let call = plex.server().get_identity().server_url(url).retries(RetryConfig::none()).timeout(timeout);
    let identity = call.await.map_err(ProbeError::Call)?.into_inner();
    match identity.media_container.machine_identifier {
        Some(found) if found == machine_identifier => Ok(()),
        found => Err(ProbeError::OtherServer(found)),
    }
}

/// The message of a failed call comes with those of its causes, which name the trouble: a certificate, a host name.
impl fmt::Display for ProbeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProbeError::OtherServer(Some(identifier)) => {
                write!(f, "another server answers there, {identifier}")
            }
            ProbeError::OtherServer(None) => f.write_str("what answers there does not name itself"),
            ProbeError::Call(error) => {
                write!(f, "{error}")?;
                causes(error).try_for_each(|cause| write!(f, ": {cause}"))
            }
        }
    }
}

impl std::error::Error for ProbeError {}
