//! The end of the reports that sends them.

use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};

use crate::generated::funcs;
use crate::generated::models::{BoolInt, PlaybackState};
use crate::runtime::{ClientCore, Error, RetryConfig};

use super::ended::{Ended, Termination};
use super::reporter::Position;
use super::start::Playback;

/// Sends the reports of a playback.
#[derive(Debug)]
#[must_use = "nothing is reported unless it runs"]
pub struct Reports {
    core: ClientCore,
    playback: Playback,
    positions: watch::Receiver<Option<Position>>,
}

impl Reports {
    pub(super) fn new(
        core: ClientCore,
        playback: Playback,
        positions: watch::Receiver<Option<Position>>,
    ) -> Self {
        Self { core, playback, positions }
    }

    /// Sends reports until the player has stopped, its end is dropped, or the server ends the session. It does
    /// not borrow the client, so it can be spawned; dropping the future stops the reports without a last one.
    pub async fn run(mut self) -> Ended {
        let mut next = None;
        loop {
            let Some(position) = self.next_position(next).await else { return Ended::Stopped };
            next = Some(Instant::now() + self.playback.interval());
            let is_last = position.state == PlaybackState::Stopped;
            match self.send(position, is_last).await {
                Ok(Some(termination)) => return Ended::Terminated(termination),
                Ok(None) if is_last => return Ended::Stopped,
                Err(error) if is_last || is_final(&error) => return Ended::Failed(error),
                Ok(None) | Err(_) => {}
            }
        }
    }

    /// Waits for another state, but not longer than until `next`. `None` when there never was one, and the
    /// player is gone.
    async fn next_position(&mut self, next: Option<Instant>) -> Option<Position> {
        let is_there = match next {
            Some(next) => timeout_at(next, self.positions.changed()).await.unwrap_or(Ok(())).is_ok(),
            None => self.positions.changed().await.is_ok(),
        };
        let mut position = self.positions.borrow_and_update().clone()?;
        if !is_there {
            position.state = PlaybackState::Stopped;
        }
        Some(position)
    }

    /// A report that fails is not repeated, for the next one tells more; the last one is.
    async fn send(&self, position: Position, is_last: bool) -> Result<Option<Termination>, Error> {
        let time = i64::try_from(position.time.as_millis()).unwrap_or(i64::MAX);
        let mut call =
            self.playback.report(funcs::timeline_report(&self.core)).state(position.state).time(time);
        if position.continuing {
            call = call.continuing(BoolInt::True);
        }
        if !is_last {
            call = call.timeout(self.playback.interval()).retries(RetryConfig::none());
        }
        let answer = call.await?;
        Ok(Termination::of(&answer.media_container))
    }
}

/// Whether later reports would fare no better: the server refuses this one, and not for being too busy.
fn is_final(error: &Error) -> bool {
    match error {
        Error::Api(_) => {
            error.status().is_some_and(|status| status.is_client_error() && status != 408 && status != 429)
        }
        Error::Transport(_) | Error::Decode(_) => false,
        _ => true,
    }
}
