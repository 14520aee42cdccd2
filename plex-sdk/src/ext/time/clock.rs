//! What time it is for a server.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use tokio::time::Instant;

use super::server_time;
use crate::runtime::HeaderMap;

/// The clock of a server, as far as its answers tell. It starts with the one of this machine. Clones are the same
/// clock.
#[derive(Clone, Debug)]
pub(crate) struct Clock(Arc<Mutex<(SystemTime, Instant)>>);

impl Clock {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Mutex::new((SystemTime::now(), Instant::now()))))
    }

    /// Sets the clock by an answer of the server.
    pub(crate) fn set(&self, headers: &HeaderMap) {
        if let Some(time) = server_time(headers) {
            *self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = (time, Instant::now());
        }
    }

    /// The seconds since 1970.
    pub(crate) fn now(&self) -> u64 {
        let (time, at) = *self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
        (since + at.elapsed()).as_secs()
    }
}
