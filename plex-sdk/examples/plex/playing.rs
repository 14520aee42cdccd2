//! Step 5: what plays now.

use plex_sdk::models::{Metadata, PlaybackState};
use plex_sdk::{Error, PlexApi};

use super::problem::{Problem, is_refusal};
use super::screen::{Cell, Ink, Screen};
use super::text::{clock, title};

/// Shows what plays, and gives it.
pub async fn playing(plex: &PlexApi, name: &str, screen: &mut Screen<'_>) -> Result<Vec<Metadata>, Problem> {
    screen.heading("Playing now")?;
    let sessions = match plex.sessions().list_sessions().await {
        Ok(sessions) => sessions.into_inner().media_container.metadata,
        Err(error) => return failed(error, name, screen),
    };
    match sessions.is_empty() {
        true => screen.line(&[Cell::new(Ink::Faint, "nothing")], &[])?,
        false => screen.table(&sessions.iter().map(row).collect::<Vec<_>>())?,
    }
    Ok(sessions)
}

fn failed(error: Error, name: &str, screen: &mut Screen<'_>) -> Result<Vec<Metadata>, Problem> {
    if !is_refusal(&error) {
        return Err(Problem::Server(name.to_owned(), error));
    }
    screen.line(&[Cell::new(Ink::Faint, "only the owner of the server may see that")], &[])?;
    Ok(Vec::new())
}

fn row(session: &Metadata) -> Vec<Cell> {
    let state = session.player.as_ref().and_then(|player| player.state.as_ref());
    let position = match (session.view_offset, session.duration) {
        (Some(offset), Some(duration)) => format!("{} of {}", clock(offset), clock(duration)),
        (offset, _) => clock(offset.unwrap_or_default()),
    };
    let user = session.user.as_ref().and_then(|user| user.title.as_deref()).unwrap_or("someone");
    let player = session.player.as_ref();
    let player = player.and_then(|player| player.title.as_deref().or(player.product.as_deref()));
    vec![
        Cell::new(Ink::Strong, title(session)),
        Cell::plain(format!("{user} on {}", player.unwrap_or("a player"))),
        state_cell(state),
        Cell::new(Ink::Faint, position),
    ]
}

fn state_cell(state: Option<&PlaybackState>) -> Cell {
    let ink = if state == Some(&PlaybackState::Playing) { Ink::Good } else { Ink::Plain };
    Cell::new(ink, state.map_or("playing", PlaybackState::as_str))
}
