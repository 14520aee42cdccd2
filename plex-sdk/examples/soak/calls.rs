//! The calls, and the client that makes them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use plex_sdk::{PlexApi, RetryConfig};
use tokio::task::JoinSet;

use crate::CONCURRENCY;
use crate::counts::Counts;

/// How long an attempt may take: longer than a good answer takes on a busy machine, whose timeout would not add up.
const ATTEMPT: Duration = Duration::from_secs(5);

/// A client that asks again at once, and for another token after a 401.
pub fn client(url: &str) -> PlexApi {
    let wait = Duration::from_millis(1);
    let tokens = Arc::new(AtomicUsize::new(0));
    PlexApi::builder()
        .server_url(url)
        .access_token_provider(move || {
            let token = format!("token-{}", tokens.fetch_add(1, Ordering::Relaxed));
            async move { Ok(token) }
        })
        .attempt_timeout(ATTEMPT)
        .retries(RetryConfig::default().initial_interval(wait).max_interval(wait))
        .on_request(|_, _| {
            Counts::attempt();
            Ok(())
        })
        .build()
        .expect("the configuration is right")
}

/// Makes so many calls, [`CONCURRENCY`] at once. Every tenth is sent once only, so that faults are failures, too.
pub async fn run(plex: &PlexApi, calls: usize) -> Counts {
    let left = Arc::new(AtomicUsize::new(calls));
    let mut workers = JoinSet::new();
    for _ in 0..CONCURRENCY {
        let (plex, left) = (plex.clone(), Arc::clone(&left));
        workers.spawn(async move {
            let mut counts = Counts::default();
            let take = |left: usize| left.checked_sub(1);
            while let Ok(number) = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take) {
                let call = plex.sections().get_library_details("1");
                counts.count(match number % 10 {
                    0 => call.retries(RetryConfig::none()).await,
                    _ => call.await,
                });
            }
            counts
        });
    }
    let mut counts = Counts::default();
    while let Some(worker) = workers.join_next().await {
        counts.add(worker.expect("no call panics"));
    }
    counts
}
