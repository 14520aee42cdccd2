//! What came of the calls, and whether it is what the server did.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use plex_sdk::{Error, Response};

use crate::fault::Fault;
use crate::server::Served;

/// How many requests were sent; the client tells it by a hook.
static ATTEMPTS: AtomicUsize = AtomicUsize::new(0);

/// What came of calls.
#[derive(Debug, Default)]
pub struct Counts {
    successes: usize,
    failures: BTreeMap<String, usize>,
}

impl Counts {
    pub fn attempt() {
        ATTEMPTS.fetch_add(1, Ordering::Relaxed);
    }

    pub fn count<T>(&mut self, result: Result<Response<T>, Error>) {
        match result {
            Ok(_) => self.successes += 1,
            Err(error) => *self.failures.entry(kind(&error)).or_default() += 1,
        }
    }

    pub fn add(&mut self, other: Counts) {
        self.successes += other.successes;
        for (kind, count) in other.failures {
            *self.failures.entry(kind).or_default() += count;
        }
    }

    fn failed(&self, kind: &str) -> usize {
        self.failures.get(kind).copied().unwrap_or_default()
    }

    /// What does not add up.
    pub fn compare(&self, calls: usize, served: &Served) -> Vec<String> {
        let attempts = ATTEMPTS.load(Ordering::Relaxed);
        let failures: usize = self.failures.values().sum();
        let known = ["decode", "status 401", "status 503", "connection", "timeout"];
        let others: usize = failures - known.iter().map(|kind| self.failed(kind)).sum::<usize>();
        let faults: usize = Fault::ALL.iter().map(|fault| served.count(*fault)).sum();
        let garbage = served.count(Fault::Garbage);
        let sums = [
            ("calls = successes + failures", calls, self.successes + failures),
            ("requests sent = requests received", attempts, served.requests),
            ("requests received = good answers + faults", served.requests, served.good + faults),
            ("successes = good answers", self.successes, served.good),
            ("answers that cannot be read = garbage", self.failed("decode"), garbage),
            // A call ends with its first good or unreadable answer; each other request met a fault.
            ("faults = requests sent again + failures", faults, attempts - calls + failures),
            ("failures of no known kind = 0", others, 0),
        ];
        let wrong = sums.into_iter().filter(|(_, left, right)| left != right);
        wrong.map(|(rule, left, right)| format!("{rule}: {left} is not {right}")).collect()
    }
}

fn kind(error: &Error) -> String {
    match error {
        Error::Decode(_) => "decode".to_owned(),
        Error::Api(error) => format!("status {}", error.status().as_u16()),
        Error::Transport(error) if error.is_timeout() => "timeout".to_owned(),
        Error::Transport(_) => "connection".to_owned(),
        other => other.to_string(),
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let calls = self.successes + self.failures.values().sum::<usize>();
        let attempts = ATTEMPTS.load(Ordering::Relaxed);
        write!(f, "client: {calls} calls, {attempts} requests, {} successes", self.successes)?;
        self.failures.iter().try_for_each(|(kind, count)| write!(f, ", {count} failures ({kind})"))
    }
}
