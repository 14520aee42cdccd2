//! Reports a short playback of an item to a server, then marks the item as watched and takes that back.
//!
//! ```console
//! $ cargo run -p plex-sdk --example mark_watched    # on a mock server, which is started for it
//! $ PLEX_URL=http://192.168.1.5:32400 PLEX_TOKEN=... cargo run -p plex-sdk --example mark_watched -- 184
//! ```
//!
//! The number is the `ratingKey` of the item. On your server, the item counts as not watched afterwards, and the
//! place where you stopped is forgotten.

use std::error::Error;
use std::io::{self, Write};
use std::time::Duration;

use plex_sdk::PlexApi;
use plex_sdk::mock::MockServer;
use plex_sdk::models::PlaybackState;
use plex_sdk::operations::Report;
use plex_sdk::playback::{Ended, Playback};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    match (std::env::var("PLEX_URL").ok(), std::env::var("PLEX_TOKEN").ok()) {
        (Some(url), Some(token)) => {
            let id = std::env::args().nth(1).ok_or("give the `ratingKey` of an item")?;
            let plex = PlexApi::builder().server_url(url).access_token(token);
            watch(&plex.client_identifier("plex-sdk-mark-watched").build()?, &id, &mut out).await
        }
        (None, None) => on_mock_server(&mut out).await,
        _ => {
            Err("set both PLEX_URL and PLEX_TOKEN for a server of yours, or none for the mock server".into())
        }
    }
}

/// The same without a server: `mock` has one that answers with examples.
pub async fn on_mock_server(out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let server = MockServer::start().await?;
    watch(&server.client(), "184", out).await?;
    writeln!(out, "The mock server had {} reports.", server.calls_of::<Report>().len())?;
    Ok(())
}

async fn watch(plex: &PlexApi, id: &str, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let details = plex.metadata().get_metadata_item([id]).await?;
    let item = details.media_container.metadata.first().ok_or("there is no such item")?;
    let title = item.title.as_deref().unwrap_or("the item");

    let (reporter, reports) = Playback::of(item).start(plex.core());
    // A player calls `update` whenever it likes; this one has three seconds to show.
    let play = async move {
        for second in 0..3 {
            if !reporter.update(PlaybackState::Playing, Duration::from_secs(second)) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        reporter.stop(Duration::from_secs(3));
    };
    let ((), ended) = tokio::join!(play, reports.run());
    match ended {
        Ended::Stopped => writeln!(out, "Played {title} for three seconds.")?,
        Ended::Terminated(termination) => writeln!(out, "The server ended it: {termination}.")?,
        Ended::Failed(error) => return Err(error.into()),
    }

    item.mark_watched(plex)?.await?;
    writeln!(out, "Marked {title} as watched.")?;
    item.mark_unwatched(plex)?.await?;
    writeln!(out, "Took that back.")?;
    Ok(())
}
