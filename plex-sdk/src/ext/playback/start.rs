//! A playback that is about to begin.

use std::time::Duration;

use crate::generated::models::Metadata;
use crate::generated::operations::Report;
use crate::runtime::ClientCore;

use super::reporter::TimelineReporter;
use super::reports::Reports;
use super::session_id::SessionId;

/// How long a server waits for the next report of a player.
const INTERVAL: Duration = Duration::from_secs(10);
/// The same for a player on a mobile network.
const CELLULAR_INTERVAL: Duration = Duration::from_secs(20);

/// A playback that is about to begin.
#[derive(Clone, Debug)]
pub struct Playback {
    /// What all reports have in common: state and time are filled in for each.
    pub report: Report,
    interval: Duration,
}

impl Playback {
    /// A playback of a library item, with a session identifier of its own.
    pub fn of(item: &Metadata) -> Self {
        let mut report = Report::new();
        // The key of a series or an album is the path of what is inside.
        let path = item.rating_key.as_ref().map(|id| format!("/library/metadata/{id}"));
        report.key = path.or_else(|| item.key.clone());
        report.rating_key = item.rating_key.clone();
        report.duration = item.duration;
        report.guid = item.guid.clone();
        Self::reporting(report)
    }

    /// A playback of what `report` says, such as an item that is in no library.
    pub fn reporting(mut report: Report) -> Self {
        report.session_identifier.get_or_insert_with(|| SessionId::new().into());
        Self { report, interval: INTERVAL }
    }

    /// Uses the identifier of a session that is there already, such as that of a transcode.
    pub fn session(mut self, session: &SessionId) -> Self {
        self.report.session_identifier = Some(session.into());
        self
    }

    /// Says which play queue the item is played from, and which entry of it it is, by its `playQueueItemID`.
    pub fn play_queue(mut self, queue: i64, entry: impl ToString) -> Self {
        self.report.container_key = Some(format!("/playQueues/{queue}"));
        self.report.play_queue_id = Some(queue);
        self.report.play_queue_item_id = Some(entry.to_string());
        self
    }

    /// Reports every 20 seconds in place of 10, as servers want it on a mobile network.
    pub fn on_cellular(mut self) -> Self {
        self.interval = CELLULAR_INTERVAL;
        self
    }

    /// The two ends of the reports. Nothing is sent before [`Reports::run`].
    pub fn start(self, core: &ClientCore) -> (TimelineReporter, Reports) {
        let (reporter, positions) = TimelineReporter::new();
        (reporter, Reports::new(core.clone(), self.report, self.interval, positions))
    }
}
