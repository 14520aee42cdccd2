//! A playback that is about to begin.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::generated::models::Metadata;
use crate::generated::operations::Report;
use crate::runtime::{Call, ClientCore};

use super::reporter::TimelineReporter;
use super::reports::Reports;
use super::session_id::SessionId;

/// How long a server waits for the next report of a player.
const INTERVAL: Duration = Duration::from_secs(10);
/// The same for a player on a mobile network.
const CELLULAR_INTERVAL: Duration = Duration::from_secs(20);

/// A playback that is about to begin.
#[derive(Clone)]
pub struct Playback {
    session: SessionId,
    /// What all reports have in common, set on each in this order
    facts: Vec<Fact>,
    interval: Duration,
}

type Fact = Arc<dyn Fn(Call<'_, Report>) -> Call<'_, Report> + Send + Sync>;

impl Playback {
    /// A playback of a library item, with a session identifier of its own.
    pub fn of(item: &Metadata) -> Self {
        // The key of a series or an album is the path of what is inside.
        let path = item.rating_key.as_ref().map(|id| format!("/library/metadata/{id}"));
        let key = path.or_else(|| item.key.clone());
        let (rating_key, duration, guid) = (item.rating_key.clone(), item.duration, item.guid.clone());
        Self::reporting(move |mut call| {
            call.operation.key.clone_from(&key);
            call.operation.rating_key.clone_from(&rating_key);
            call.operation.duration = duration;
            call.operation.guid.clone_from(&guid);
            call
        })
    }

    /// A playback whose reports say what `facts` sets on each of them, such as that of an item that is in no library.
    /// State and time are filled in later.
    pub fn reporting(facts: impl Fn(Call<'_, Report>) -> Call<'_, Report> + Send + Sync + 'static) -> Self {
        Self { session: SessionId::new(), facts: vec![Arc::new(facts)], interval: INTERVAL }
    }

    /// Sets more on each report.
    pub fn and(
        mut self,
        facts: impl Fn(Call<'_, Report>) -> Call<'_, Report> + Send + Sync + 'static,
    ) -> Self {
        self.facts.push(Arc::new(facts));
        self
    }

    /// Uses the identifier of a session that is there already, such as that of a transcode.
    pub fn session(mut self, session: &SessionId) -> Self {
        self.session = session.clone();
        self
    }

    /// Says which play queue the item is played from, and which entry of it it is, by its `playQueueItemID`.
    pub fn play_queue(self, queue: i64, entry: impl ToString) -> Self {
        let entry = entry.to_string();
        self.and(move |call| {
            call.container_key(format!("/playQueues/{queue}"))
                .play_queue_id(queue)
                .play_queue_item_id(&*entry)
        })
    }

    /// Reports every 20 seconds in place of 10, as servers want it on a mobile network.
    pub fn on_cellular(mut self) -> Self {
        self.interval = CELLULAR_INTERVAL;
        self
    }

    /// The two ends of the reports. Nothing is sent before [`Reports::run`].
    pub fn start(self, core: &ClientCore) -> (TimelineReporter, Reports) {
        let (reporter, positions) = TimelineReporter::new();
        (reporter, Reports::new(core.clone(), self, positions))
    }

    pub(super) fn interval(&self) -> Duration {
        self.interval
    }

    /// `call` with all that is the same for each report.
    pub(super) fn report<'c>(&self, call: Call<'c, Report>) -> Call<'c, Report> {
        let call = call.session_identifier(&self.session);
        self.facts.iter().fold(call, |call, fact| fact(call))
    }
}

impl fmt::Debug for Playback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Playback")
            .field("session", &self.session)
            .field("interval", &self.interval)
            .finish_non_exhaustive()
    }
}
