//! Prints what plays now on a server, and then what happens there, until Ctrl-C.
//!
//! ```console
//! $ cargo run -p plex-sdk --example watch                # on a mock server, which is started for it
//! $ PLEX_URL=http://192.168.1.5:32400 PLEX_TOKEN=... cargo run -p plex-sdk --example watch
//! ```
//!
//! It changes nothing on the server.

use std::error::Error;
use std::io::{self, Write};
use std::time::Duration;

use plex_sdk::events::{Event, Listen};
use plex_sdk::mock::MockServer;
use plex_sdk::models::{ActivityNotification, Metadata, PlaySessionStateNotification, TimelineEntry};
use plex_sdk::operations::GetNotifications;
use plex_sdk::{PlexApi, RetryConfig};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    let url = std::env::var("PLEX_URL").ok();
    let token = std::env::var("PLEX_TOKEN").ok();
    match (url, token) {
        (Some(url), Some(token)) => {
            let plex = PlexApi::builder().server_url(url).access_token(token);
            let plex = plex.client_identifier("plex-sdk-watch").build()?;
            watch(&plex, plex.events().listen(), &mut out).await
        }
        (None, None) => on_mock_server(&mut out).await,
        _ => {
            Err("set both PLEX_URL and PLEX_TOKEN for a server of yours, or none for the mock server".into())
        }
    }
}

/// The same without a server: `mock` has one that drops the connection once, and is gone after the second.
pub async fn on_mock_server(out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let server = MockServer::start().await?;
    let streams = [
        "event: playing\ndata: {\"PlaySessionStateNotification\": {\"sessionKey\": \"1\", \"ratingKey\": \"184\", \
         \"state\": \"paused\", \"viewOffset\": 1862000}}\n\nevent: ping\ndata: {}\n\n",
        "event: activity\ndata: {\"ActivityNotification\": {\"event\": \"ended\", \"Activity\": {\"title\": \
         \"Scanning\", \"subtitle\": \"Films\", \"progress\": 100}}}\n\n",
    ];
    for stream in streams {
        server.on::<GetNotifications>().body("text/event-stream", stream).times(1);
    }
    server.on::<GetNotifications>().status(404);
    let plex = server.client();
    let soon = RetryConfig::backoff().initial_interval(Duration::from_millis(10));
    watch(&plex, plex.events().listen().reconnects(soon), out).await
}

async fn watch(plex: &PlexApi, listen: Listen, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    // Listening comes first, so that nothing is missed in between.
    let mut events = listen.await?;
    sessions(plex, out).await?;
    while let Some(event) = events.next().await {
        match event {
            Ok(Event::Reconnected(again)) => {
                writeln!(out, "Connected again after attempt {}.", again.attempts)?;
                sessions(plex, out).await?;
            }
            Ok(event) => writeln!(out, "{}", line(&event))?,
            Err(error) => writeln!(out, "{error}")?,
        }
        out.flush()?;
    }
    Ok(())
}

/// What plays now.
async fn sessions(plex: &PlexApi, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let sessions = plex.sessions().list_sessions().await?;
    let sessions = &sessions.media_container.metadata;
    writeln!(out, "{} {} now:", sessions.len(), if sessions.len() == 1 { "plays" } else { "play" })?;
    for session in sessions {
        writeln!(out, "  {}", session_line(session))?;
    }
    Ok(())
}

/// `The General at 0:31:02, for ada`
fn session_line(session: &Metadata) -> String {
    let title = session.title.as_deref().unwrap_or("something");
    let show = session.grandparent_title.as_ref().map(|show| format!("{show}: ")).unwrap_or_default();
    let user = session.user.as_ref().and_then(|user| user.title.as_deref());
    let user = user.map(|user| format!(", for {user}")).unwrap_or_default();
    format!("{show}{title} at {}{user}", clock(session.view_offset))
}

fn line(event: &Event) -> String {
    match event {
        Event::Playing(player) => playing(player),
        Event::Timeline(entry) => timeline(entry),
        Event::Activity(activity) => activity_line(activity),
        Event::Status(status) => format!("status: {}", status.title.as_deref().unwrap_or_default()),
        Event::Progress(progress) => format!("progress: {}", progress.message.as_deref().unwrap_or_default()),
        other => other.kind().to_owned(),
    }
}

fn playing(player: &PlaySessionStateNotification) -> String {
    let state = player.state.as_ref().map_or("playing", |state| state.as_str());
    let item = player.rating_key.as_deref().unwrap_or("unknown");
    format!("playing: item {item} is {state} at {}", clock(player.view_offset))
}

fn timeline(entry: &TimelineEntry) -> String {
    let title = entry.title.as_deref().filter(|title| !title.is_empty()).unwrap_or("an item");
    let state = entry.metadata_state.as_deref().unwrap_or("changed");
    format!("timeline: {title} is {state}")
}

fn activity_line(news: &ActivityNotification) -> String {
    let event = news.event.as_ref().map_or("updated", |event| event.as_str());
    let activity = news.activity.as_ref();
    let title = activity.and_then(|activity| activity.title.as_deref()).unwrap_or("something");
    let subtitle = activity.and_then(|activity| activity.subtitle.as_deref()).unwrap_or_default();
    format!("activity: {title} {subtitle} {event}")
}

/// Milliseconds as hours, minutes and seconds.
fn clock(milliseconds: Option<i64>) -> String {
    let seconds = milliseconds.unwrap_or_default() / 1000;
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
