//! Whether the other side of a connection is still there.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::{Instant, Sleep};

/// Longer than any program runs, and short enough to be added to a time: a year.
const FOR_EVER: Duration = Duration::from_secs(365 * 24 * 3600);

/// Measures silence. It begins anew with every sign of life, and the answer to a question is waited for from the
/// question on: a program that did not look for a while does not take that for silence of the server.
pub(super) struct Pulse {
    idle_timeout: Option<Duration>,
    heartbeat: Option<Duration>,
    /// Whether the server was asked, and has yet to answer
    is_asked: bool,
    sleep: Option<Pin<Box<Sleep>>>,
}

/// What is to be done about silence.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Beat {
    /// Ask for a sign of life
    Ask,
    /// There was none for this time
    Dead(Duration),
}

impl Pulse {
    /// Silence of `idle_timeout` is death; after `heartbeat` of it comes the question.
    pub(super) fn new(idle_timeout: Option<Duration>, heartbeat: Option<Duration>) -> Self {
        // A question that comes no earlier than death is none.
        let heartbeat = heartbeat.filter(|beat| idle_timeout.is_none_or(|limit| *beat < limit));
        let mut pulse = Self { idle_timeout, heartbeat, is_asked: false, sleep: None };
        pulse.sleep = pulse.limit().map(|limit| Box::pin(tokio::time::sleep(limit)));
        pulse
    }

    /// There was a sign of life.
    pub(super) fn felt(&mut self) {
        self.is_asked = false;
        self.restart();
    }

    /// Waits until something is to be done.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Beat> {
        let Some(sleep) = &mut self.sleep else { return Poll::Pending };
        ready!(sleep.as_mut().poll(cx));
        let beat = match (self.idle_timeout, self.heartbeat) {
            (Some(limit), None) => Beat::Dead(limit),
            (Some(limit), Some(_)) if self.is_asked => Beat::Dead(limit),
            _ => Beat::Ask,
        };
        self.is_asked = true;
        self.restart();
        Poll::Ready(beat)
    }

    /// How long to wait for the next beat.
    fn limit(&self) -> Option<Duration> {
        match (self.idle_timeout, self.heartbeat) {
            (Some(limit), Some(beat)) if self.is_asked => Some(limit.saturating_sub(beat)),
            (limit, beat) => beat.or(limit),
        }
    }

    fn restart(&mut self) {
        if let (Some(limit), Some(sleep)) = (self.limit(), &mut self.sleep) {
            sleep.as_mut().reset(Instant::now() + limit.min(FOR_EVER));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn beat(pulse: &mut Pulse) -> (Beat, Duration) {
        let start = Instant::now();
        let beat = std::future::poll_fn(|cx| pulse.poll(cx)).await;
        (beat, start.elapsed())
    }

    const fn secs(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[tokio::test(start_paused = true)]
    async fn silence_is_asked_about_and_then_death() {
        let mut pulse = Pulse::new(Some(secs(90)), Some(secs(30)));
        for _ in 0..3 {
            assert_eq!(beat(&mut pulse).await, (Beat::Ask, secs(30)));
            pulse.felt();
        }
        assert_eq!(beat(&mut pulse).await, (Beat::Ask, secs(30)));
        assert_eq!(beat(&mut pulse).await, (Beat::Dead(secs(90)), secs(60)));
    }

    #[tokio::test(start_paused = true)]
    async fn each_limit_can_do_without_the_other() {
        let mut pulse = Pulse::new(Some(secs(20)), None);
        assert_eq!(beat(&mut pulse).await, (Beat::Dead(secs(20)), secs(20)));
        let mut pulse = Pulse::new(Some(secs(20)), Some(secs(30)));
        assert_eq!(beat(&mut pulse).await, (Beat::Dead(secs(20)), secs(20)));
        let mut pulse = Pulse::new(None, Some(secs(30)));
        for _ in 0..3 {
            assert_eq!(beat(&mut pulse).await, (Beat::Ask, secs(30)));
        }
        let mut pulse = Pulse::new(None, None);
        assert!(tokio::time::timeout(secs(1000), beat(&mut pulse)).await.is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn time_in_which_nobody_looked_is_no_silence() {
        let mut pulse = Pulse::new(Some(secs(90)), Some(secs(30)));
        tokio::time::advance(secs(1000)).await;
        assert_eq!(beat(&mut pulse).await, (Beat::Ask, secs(0)));
        assert_eq!(beat(&mut pulse).await, (Beat::Dead(secs(90)), secs(60)));
    }
}
