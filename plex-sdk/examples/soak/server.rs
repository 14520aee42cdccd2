//! The mock server, told to fail now and then, and what it did.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use plex_sdk::mock::{Answer, MockServer};
use plex_sdk::operations::GetLibraryDetails;

use crate::fault::Fault;

/// The mock server, and what it did.
pub struct Server {
    mock: MockServer,
    answered: Arc<Answered>,
    logged: usize,
}

#[derive(Default)]
struct Answered {
    requests: AtomicUsize,
    faults: [AtomicUsize; Fault::ALL.len()],
}

/// What the server did.
pub struct Served {
    /// How many requests it logged
    pub requests: usize,
    pub good: usize,
    faults: [usize; Fault::ALL.len()],
}

impl Served {
    pub fn count(&self, fault: Fault) -> usize {
        self.faults[fault as usize]
    }
}

impl fmt::Display for Served {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "server: {} requests, {} good answers", self.requests, self.good)?;
        Fault::ALL.iter().try_for_each(|fault| write!(f, ", {} {fault:?}", self.count(*fault)))
    }
}

impl Server {
    pub async fn start() -> io::Result<Self> {
        let server = Self { mock: MockServer::start().await?, answered: Arc::default(), logged: 0 };
        server.fail();
        Ok(server)
    }

    pub fn url(&self) -> &str {
        self.mock.url()
    }

    /// Lets every 20th request meet a fault.
    fn fail(&self) {
        let answered = Arc::clone(&self.answered);
        self.mock.on::<GetLibraryDetails>().answer_with(move |_| {
            let fault = Fault::of(answered.requests.fetch_add(1, Ordering::Relaxed));
            if let Some(fault) = fault {
                answered.faults[fault as usize].fetch_add(1, Ordering::Relaxed);
            }
            answer(fault)
        });
    }

    /// Forgets the requests that it logged, which are counted here. No call may be under way.
    pub fn forget(&mut self) {
        self.logged += self.mock.calls().len();
        self.mock.reset();
        self.fail();
    }

    pub fn counts(&self) -> Served {
        let load = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        let faults = std::array::from_fn(|fault| load(&self.answered.faults[fault]));
        let good = load(&self.answered.requests) - faults.iter().sum::<usize>();
        Served { requests: self.logged + self.mock.calls().len(), good, faults }
    }
}

fn answer(fault: Option<Fault>) -> Answer {
    let answer = Answer::example();
    match fault {
        None => answer,
        Some(Fault::Unavailable) => answer.status(503).header("retry-after", "0"),
        Some(Fault::Unauthorized) => answer.status(401),
        Some(Fault::Closed) => answer.close(),
        Some(Fault::CutOff) => answer.cut_after(20),
        // Until the client hangs up
        Some(Fault::Silent) => answer.delay(Duration::from_secs(24 * 3600)),
        Some(Fault::Garbage) => answer.body("application/json", "{\"Media\":"),
    }
}
