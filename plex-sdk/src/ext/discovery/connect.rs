//! Finding the best way to a server.

use super::candidate::{Candidate, Way};
use super::options::ConnectOptions;
use super::probe::probe;
use super::race::{Runner, race};
use super::rebinding::is_blocked;
use super::{ConnectError, PlexServer, Tried};
use crate::generated::PlexApi;

/// The best way to `server` that works; all are tried at the same time.
pub(super) async fn best_way(
    plex: &PlexApi,
    server: &PlexServer,
    options: &ConnectOptions,
) -> Result<Candidate, ConnectError> {
    let mut candidates = Candidate::of(server.device(), options.insecure);
    let identifier = server.machine_identifier();
    let runner = |candidate: &Candidate| {
        let head_start = match candidate.way {
            Way::Relay => options.relay_head_start,
            _ => options.head_start,
        };
        let url = candidate.url.clone();
        Runner::new(probe(plex.clone(), url, identifier.to_owned(), options.timeout), head_start)
    };
    let errors = match race(candidates.iter().map(runner).collect()).await {
        Ok((index, ())) => return Ok(candidates.swap_remove(index)),
        Err(errors) => errors,
    };
    let failed: Vec<_> = candidates.iter().zip(&errors).collect();
    let dns_rebinding = is_blocked(plex, identifier, &failed).await;
    let tried = candidates.into_iter().zip(errors);
    Err(ConnectError::Unreachable {
        server: server.name().to_owned(),
        tried: tried.map(|(candidate, error)| Tried { url: candidate.url, error }).collect(),
        dns_rebinding,
    })
}
