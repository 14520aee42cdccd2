//! Routers that hide local servers.
//!
//! The encrypted local address of a server is a host name below plex.direct that stands for a private address.
//! Routers with protection against DNS rebinding answer nothing for such a name. The server is there all the same.

use std::time::Duration;

use super::candidate::{Candidate, Way};
use super::causes::causes;
use super::probe::{ProbeError, probe};
use crate::generated::PlexApi;
use crate::runtime::{Error, Url};

/// How long the answer of a server in the same network may take.
const TIMEOUT: Duration = Duration::from_secs(2);

/// Whether a local server that could not be reached by its name answers by its number.
pub(super) async fn is_blocked(
    plex: &PlexApi,
    machine_identifier: &str,
    failed: &[(&Candidate, &ProbeError)],
) -> bool {
    let hidden = failed.iter().filter(|(candidate, error)| {
        candidate.way == Way::Local && is_plex_direct(&candidate.url) && has_no_address(error)
    });
    for (candidate, _) in hidden {
        let Some(url) = candidate.plain_url.clone() else { continue };
        if probe(plex.clone(), url, machine_identifier.to_owned(), TIMEOUT).await.is_ok() {
            return true;
        }
    }
    false
}

fn is_plex_direct(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| url.host_str().is_some_and(|host| host.ends_with(".plex.direct")))
}

/// Whether a host name was not found. HTTP libraries have no type for that, so it is the words of one of the causes
/// that tell: of hyper-util, or of the functions of the system that look names up.
fn has_no_address(error: &ProbeError) -> bool {
    let ProbeError::Call(error @ Error::Transport(_)) = error else { return false };
    causes(error)
        .map(ToString::to_string)
        .any(|text| text.contains("dns error") || text.contains("failed to lookup address"))
}
