//! The end of the reports that the player holds.

use std::time::Duration;

use tokio::sync::watch;

use crate::generated::models::PlaybackState;

/// Where a player is.
#[derive(Clone, Debug)]
pub(super) struct Position {
    pub(super) state: PlaybackState,
    pub(super) time: Duration,
    /// It goes on with another item.
    pub(super) continuing: bool,
}

/// Tells the [`Reports`](super::Reports) of a playback what its player does. Dropping it stops the playback.
#[derive(Debug)]
pub struct TimelineReporter(watch::Sender<Option<Position>>);

impl TimelineReporter {
    pub(super) fn new() -> (Self, watch::Receiver<Option<Position>>) {
        let (sender, receiver) = watch::channel(None);
        (Self(sender), receiver)
    }

    /// Says what the player does, and where in the item it is. A change of the state is reported at once, the
    /// time alone with the next report. It never waits, so it may be called for every picture that is shown.
    ///
    /// Gives false when nothing is reported any more: the server has ended the session, in which case the player
    /// has to stop, or the task of the reports is gone.
    pub fn update(&self, state: PlaybackState, time: Duration) -> bool {
        self.put(Position { state, time, continuing: false })
    }

    /// Says that the player has stopped. What is said after it counts no more.
    pub fn stop(&self, time: Duration) {
        self.update(PlaybackState::Stopped, time);
    }

    /// The same, and that the player goes on with another item.
    pub fn stop_for_next(&self, time: Duration) {
        self.put(Position { state: PlaybackState::Stopped, time, continuing: true });
    }

    fn put(&self, position: Position) -> bool {
        self.0.send_if_modified(|last| {
            let state = last.as_ref().map(|last| &last.state);
            if state == Some(&PlaybackState::Stopped) {
                return false;
            }
            let is_new = state != Some(&position.state);
            *last = Some(position);
            is_new
        });
        !self.0.is_closed()
    }
}
