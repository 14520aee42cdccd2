//! The best of several ways that are tried at the same time.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

/// One way that is being tried.
pub(super) struct Runner<T, E> {
    future: Pin<Box<dyn Future<Output = Result<T, E>> + Send>>,
    head_start: Duration,
    result: Option<Result<T, E>>,
}

impl<T, E> Runner<T, E> {
    /// A way, and how long it waits for better ones once it works.
    pub(super) fn new(
        future: impl Future<Output = Result<T, E>> + Send + 'static,
        head_start: Duration,
    ) -> Self {
        Self { future: Box::pin(future), head_start, result: None }
    }
}

/// Tries all ways at once and gives the first, in their order, that works. A better way that has not answered
/// yet is waited for, but for the head start only: as with Happy Eyeballs (RFC 8305), though there the ways also
/// start one after the other, to spare a name server and a peer that here is asked for next to nothing.
///
/// # Errors
/// All errors in the order of the ways, when none works.
pub(super) async fn race<T: Unpin, E: Unpin>(mut runners: Vec<Runner<T, E>>) -> Result<(usize, T), Vec<E>> {
    let mut end: Option<Pin<Box<Sleep>>> = None;
    let chosen = poll_fn(|cx| {
        poll_all(&mut runners, &mut end, cx);
        let works = runners.iter().position(|runner| matches!(runner.result, Some(Ok(_))));
        let better = &runners[..works.unwrap_or(runners.len())];
        let is_over = better.iter().all(|runner| runner.result.is_some())
            || end.as_mut().is_some_and(|end| end.as_mut().poll(cx).is_ready());
        if is_over { Poll::Ready(works) } else { Poll::Pending }
    })
    .await;
    let mut results = runners.into_iter().map(|runner| runner.result);
    match chosen {
        Some(index) => match results.nth(index) {
            Some(Some(Ok(value))) => Ok((index, value)),
            _ => Err(Vec::new()),
        },
        None => Err(results.flatten().filter_map(Result::err).collect()),
    }
}

/// Lets all ways go on. One that works brings the end nearer.
fn poll_all<T, E>(runners: &mut [Runner<T, E>], end: &mut Option<Pin<Box<Sleep>>>, cx: &mut Context<'_>) {
    for runner in runners.iter_mut().filter(|runner| runner.result.is_none()) {
        let Poll::Ready(result) = runner.future.as_mut().poll(cx) else { continue };
        if result.is_ok() {
            let own = Instant::now() + runner.head_start;
            let at = end.as_ref().map_or(own, |end| end.deadline().min(own));
            *end = Some(Box::pin(sleep_until(at)));
        }
        runner.result = Some(result);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A way that answers after so many milliseconds.
    fn way(after: u64, result: Result<&'static str, &'static str>) -> Runner<&'static str, &'static str> {
        let answer = async move {
            tokio::time::sleep(Duration::from_millis(after)).await;
            result
        };
        Runner::new(answer, Duration::from_millis(500))
    }

    fn elapsed(start: Instant) -> u128 {
        start.elapsed().as_millis()
    }

    #[tokio::test(start_paused = true)]
    async fn a_better_way_wins_within_its_head_start() {
        let start = Instant::now();
        let chosen = race(vec![way(400, Ok("local")), way(10, Ok("remote"))]).await;
        assert_eq!((chosen, elapsed(start)), (Ok((0, "local")), 400));
    }

    #[tokio::test(start_paused = true)]
    async fn a_better_way_that_is_late_is_not_waited_for() {
        let start = Instant::now();
        let chosen = race(vec![way(60_000, Ok("local")), way(10, Ok("remote"))]).await;
        assert_eq!((chosen, elapsed(start)), (Ok((1, "remote")), 510));
    }

    #[tokio::test(start_paused = true)]
    async fn nothing_is_waited_for_when_all_better_ways_have_failed() {
        let start = Instant::now();
        let ways = vec![way(20, Err("no")), way(30, Ok("remote")), way(60_000, Ok("relay"))];
        assert_eq!((race(ways).await, elapsed(start)), (Ok((1, "remote")), 30));
    }

    #[tokio::test(start_paused = true)]
    async fn the_shortest_head_start_counts() {
        let start = Instant::now();
        let mut relay = way(10, Ok("relay"));
        relay.head_start = Duration::from_secs(2);
        let chosen = race(vec![way(60_000, Ok("local")), way(300, Ok("remote")), relay]).await;
        assert_eq!((chosen, elapsed(start)), (Ok((1, "remote")), 800));
    }

    #[tokio::test(start_paused = true)]
    async fn all_errors_come_in_their_order() {
        let chosen = race(vec![way(20, Err("first")), way(10, Err("second"))]).await;
        assert_eq!(chosen, Err(vec!["first", "second"]));
        assert_eq!(race(Vec::<Runner<(), ()>>::new()).await, Err(Vec::new()));
    }
}
