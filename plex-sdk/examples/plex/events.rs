//! Step 6: what happens on the server, until it ends or the user does.

use std::collections::BTreeMap;

use plex_sdk::PlexApi;
use plex_sdk::events::{Event, EventError, EventStream};
use plex_sdk::models::{Metadata, PlaySessionStateNotification};

use super::event_words::words;
use super::playing::playing;
use super::problem::Problem;
use super::screen::{Cell, Ink, Screen};
use super::setup::Setup;
use super::text::{clock, title};

/// How wide the kinds of news are that come most often.
const KIND: usize = 11;

/// Shows what plays, and then each event in a line. Listening comes first, so that nothing is missed in between.
pub async fn follow(
    plex: &PlexApi,
    name: &str,
    setup: &Setup,
    screen: &mut Screen<'_>,
) -> Result<(), Problem> {
    let mut listen = plex.events().listen();
    if let Some(reconnects) = &setup.reconnects {
        listen = listen.reconnects(reconnects.clone());
    }
    let mut events = listen.await.map_err(Problem::Events)?;
    let mut titles = Titles::of(&playing(plex, name, screen).await?);
    let mut left = setup.events.unwrap_or(usize::MAX);
    screen.heading("Events (Ctrl-C ends)")?;
    while left > 0 {
        let event = match next(&mut events).await? {
            Ok(event) => event,
            Err(error) => {
                line("skipped", Ink::Bad, &error.to_string(), screen)?;
                continue;
            }
        };
        if let Event::Reconnected(again) = &event {
            let seconds = again.gap.as_secs_f32();
            let text = format!("after {seconds:.1} s without a connection; something may have been missed");
            line("reconnected", Ink::Good, &text, screen)?;
            titles = again_playing(plex, name, screen).await?;
            screen.heading("Events go on")?;
            continue;
        }
        let text = match &event {
            Event::Playing(player) => playing_words(plex, player, &mut titles).await,
            other => words(other),
        };
        line(event.kind(), Ink::Plain, &text, screen)?;
        left -= 1;
    }
    events.close().await;
    Ok(())
}

/// The next event, or an error after which there are more.
async fn next(events: &mut EventStream) -> Result<Result<Event, EventError>, Problem> {
    match events.next().await {
        Some(Err(error @ (EventError::TooLarge(_) | EventError::Unreadable(_)))) => Ok(Err(error)),
        Some(Err(error)) => Err(Problem::Events(error)),
        Some(Ok(event)) => Ok(Ok(event)),
        None => Err(Problem::Events(EventError::Closed)),
    }
}

/// What plays after a time without a connection. A server that is just starting may not know yet.
async fn again_playing(plex: &PlexApi, name: &str, screen: &mut Screen<'_>) -> Result<Titles, Problem> {
    match playing(plex, name, screen).await {
        Ok(sessions) => Ok(Titles::of(&sessions)),
        Err(Problem::Server(_, error)) => {
            screen.line(&[Cell::new(Ink::Bad, format!("not known yet: {error}"))], &[])?;
            Ok(Titles::default())
        }
        Err(problem) => Err(problem),
    }
}

fn line(kind: &str, ink: Ink, text: &str, screen: &mut Screen<'_>) -> Result<(), Problem> {
    let kind = if ink == Ink::Plain { Cell::new(Ink::Faint, kind) } else { Cell::new(ink, kind) };
    Ok(screen.line(&[kind, Cell::plain(text)], &[KIND])?)
}

/// `The General (1926) is paused at 0:31:02`
async fn playing_words(plex: &PlexApi, player: &PlaySessionStateNotification, titles: &mut Titles) -> String {
    let state = player.state.as_ref().map_or("playing", |state| state.as_str());
    let title = match player.rating_key.as_deref() {
        Some(key) => titles.get(plex, key).await,
        None => "something".to_owned(),
    };
    format!("{title} is {state} at {}", clock(player.view_offset.unwrap_or_default()))
}

/// The titles of items by their `ratingKey`, for events have that only.
#[derive(Default)]
struct Titles(BTreeMap<String, String>);

impl Titles {
    fn of(sessions: &[Metadata]) -> Self {
        let known = sessions.iter().filter_map(|item| Some((item.rating_key.clone()?, title(item))));
        Self(known.collect())
    }

    /// The title, which the server is asked for once. An item that it does not tell about has its number for one.
    async fn get(&mut self, plex: &PlexApi, key: &str) -> String {
        if !self.0.contains_key(key) {
            let item = plex.metadata().get_metadata_item([key]).await;
            let item = item.ok().and_then(|answer| answer.media_container.metadata.first().map(title));
            self.0.insert(key.to_owned(), item.unwrap_or_else(|| format!("item {key}")));
        }
        self.0[key].clone()
    }
}
