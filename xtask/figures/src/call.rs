//! One call after the other, or many at once, on a connection that stays open.

use anyhow::{Context as _, Result, ensure};
use plex_sdk::{PlexApi, models};
use serde_json::json;
use tokio::runtime::Runtime;
use tokio::task::JoinSet;

use crate::{figure, server};

/// How many calls one run measures, after a tenth of it that does not count.
const CALLS: usize = 20_000;

const TOKEN: &str = "a-token-for-nothing";
const CLIENT: &str = "figures";
/// What plex-sdk calls itself.
const AGENT: &str = concat!("plex-sdk/", env!("CARGO_PKG_VERSION"));

/// Who calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// plex-sdk
    Ours,
    /// reqwest, and serde_json for the answer, into the same type
    Raw,
}

/// What is called: `GET /library/sections/all`.
#[derive(Clone)]
enum Client {
    Ours(PlexApi),
    Raw(reqwest::Client, String),
}

impl Client {
    fn new(caller: Caller, url: &str) -> Result<Self> {
        Ok(match caller {
            Caller::Ours => Self::Ours(
                PlexApi::builder().server_url(url).access_token(TOKEN).client_identifier(CLIENT).build()?,
            ),
            Caller::Raw => Self::Raw(reqwest::Client::builder().user_agent(AGENT).build()?, url.to_owned()),
        })
    }

    /// How many libraries there are.
    async fn call(&self) -> Result<usize> {
        Ok(match self {
            Self::Ours(plex) => plex.sections().get_sections().await?.media_container.directory.len(),
            Self::Raw(client, url) => {
                let request = client
                    .get(format!("{url}/library/sections/all"))
                    .header("accept", "application/json")
                    .header("x-plex-client-identifier", CLIENT)
                    .header("x-plex-token", TOKEN);
                let body = request.send().await?.error_for_status()?.bytes().await?;
                serde_json::from_slice::<models::MediaContainerWithSections>(&body)?
                    .media_container
                    .directory
                    .len()
            }
        })
    }
}

/// A client, its server, and what runs them. The server has a thread of its own, so that the thread that calls has
/// nothing but the client.
pub struct Calls {
    client: Client,
    runtime: Runtime,
}

impl Calls {
    /// Starts the server, and makes the client.
    ///
    /// # Errors
    /// When one of them cannot be had.
    pub fn new(caller: Caller) -> Result<Self> {
        let answer = server::json(libraries().as_bytes());
        let client = Client::new(caller, &server::start(move |_| answer.clone())?)?;
        Ok(Self { client, runtime: tokio::runtime::Builder::new_current_thread().enable_all().build()? })
    }

    /// `calls` calls one after the other, in as many tasks as `at_once`.
    ///
    /// # Errors
    /// When a call fails.
    pub fn run(&self, at_once: usize, calls: usize) -> Result<()> {
        self.runtime.block_on(async {
            let mut tasks = JoinSet::new();
            for _ in 0..at_once {
                let client = self.client.clone();
                tasks.spawn(async move {
                    for _ in 0..calls {
                        ensure!(client.call().await? == LIBRARIES, "the answer is not the one that was sent");
                    }
                    Ok(())
                });
            }
            while let Some(task) = tasks.join_next().await {
                task.context("a task has failed")??;
            }
            Ok(())
        })
    }
}

/// Prints how long a call takes, or, with the feature `count`, how many allocations and bytes.
///
/// # Errors
/// When a call fails.
pub fn call(caller: Caller, at_once: usize) -> Result<()> {
    let client = Calls::new(caller)?;
    let calls = CALLS.div_ceil(at_once);
    client.run(at_once, calls.div_ceil(10))?;
    measure((calls * at_once) as f64, || client.run(at_once, calls))
}

#[cfg(not(feature = "count"))]
fn measure(count: f64, run: impl FnOnce() -> Result<()>) -> Result<()> {
    let start = std::time::Instant::now();
    run()?;
    figure::print("seconds", start.elapsed().as_secs_f64() / count);
    Ok(())
}

#[cfg(feature = "count")]
fn measure(count: f64, run: impl FnOnce() -> Result<()>) -> Result<()> {
    let mut result = Ok(());
    let taken = allocation_counter::measure(|| result = run());
    figure::print("allocations", taken.count_total as f64 / count);
    figure::print("bytes", taken.bytes_total as f64 / count);
    result
}

/// How many libraries the server has.
const LIBRARIES: usize = 4;

/// The answer: the libraries of a small server.
fn libraries() -> String {
    let library = |number: usize| {
        json!({
            "allowSync": true,
            "art": "/:/resources/movie-fanart.jpg",
            "composite": format!("/library/sections/{number}/composite/1700000000"),
            "filters": true,
            "refreshing": false,
            "thumb": "/:/resources/movie.png",
            "key": number.to_string(),
            "type": "movie",
            "title": format!("Films {number}"),
            "agent": "tv.plex.agents.movie",
            "scanner": "Plex Movie",
            "language": "en-GB",
            "uuid": format!("6f6e1c1e-0000-4000-8000-00000000000{number}"),
            "updatedAt": 1_700_000_000,
            "createdAt": 1_600_000_000,
            "scannedAt": 1_700_000_000,
            "content": true,
            "directory": true,
            "contentChangedAt": 123_456,
            "hidden": 0,
            "Location": [{ "id": number, "path": format!("/films/{number}") }],
        })
    };
    let libraries: Vec<_> = (1..=LIBRARIES).map(library).collect();
    json!({ "MediaContainer": { "size": LIBRARIES, "allowSync": false, "title1": "Libraries", "Directory": libraries }})
        .to_string()
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    /// The request of one call: its line, and its headers in order but for those that differ between any two servers.
    fn request(caller: Caller) -> Vec<String> {
        let log = Arc::new(Mutex::new(Vec::new()));
        let heads = Arc::clone(&log);
        let answer = server::json(libraries().as_bytes());
        let url = server::start(move |head| {
            heads.lock().expect("nobody panicked").push(head.to_owned());
            answer.clone()
        })
        .expect("the server starts");
        let client = Client::new(caller, &url).expect("the client is built");
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().expect("it is built");
        assert_eq!(runtime.block_on(client.call()).expect("it is answered"), LIBRARIES);
        let heads = log.lock().expect("nobody panicked");
        let [head] = heads.as_slice() else { panic!("{heads:?}") };
        let mut lines: Vec<_> =
            head.lines().map(str::to_owned).filter(|line| !line.starts_with("host: ")).collect();
        lines.sort();
        lines
    }

    #[test]
    fn both_send_the_same_request() {
        assert_eq!(request(Caller::Ours), request(Caller::Raw));
    }
}
