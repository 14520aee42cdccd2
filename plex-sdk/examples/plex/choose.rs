//! Step 2: the servers of the account, and which of them is meant.

use plex_sdk::{AccountError, PlexAccount, PlexServer};
use tokio::io::{AsyncBufRead, AsyncBufReadExt};

use super::problem::Problem;
use super::screen::{Cell, Ink, Screen};
use super::text::clean;

/// Who answers questions.
pub struct Answers<'a> {
    /// Lines, if there is anybody
    pub lines: Option<&'a mut (dyn AsyncBufRead + Unpin)>,
    /// Whether to show them, since no terminal does
    pub is_echoed: bool,
}

/// Lists the servers, and gives the one that the user picks. With only one, there is nothing to ask.
pub async fn choose(
    account: &PlexAccount,
    answers: &mut Answers<'_>,
    screen: &mut Screen<'_>,
) -> Result<PlexServer, Problem> {
    let mut servers = account.servers().await.map_err(AccountError::from)?;
    if servers.is_empty() {
        return Err(Problem::NoServers);
    }
    list(&servers, screen)?;
    let index = if servers.len() == 1 { 0 } else { ask(&servers, answers, screen).await? };
    Ok(servers.swap_remove(index))
}

fn list(servers: &[PlexServer], screen: &mut Screen<'_>) -> Result<(), Problem> {
    screen.heading("Servers")?;
    let row = |(index, server): (usize, &PlexServer)| {
        let device = server.device();
        let owner = match &device.source_title {
            _ if server.is_owned() => "yours".to_owned(),
            Some(owner) => format!("shared by {owner}"),
            None => "shared with you".to_owned(),
        };
        let seen = device.last_seen_at.as_deref().and_then(|time| time.get(..10));
        let state = match (device.presence, seen) {
            (Some(false), Some(day)) => Cell::new(Ink::Bad, format!("offline, last seen {day}")),
            (Some(false), None) => Cell::new(Ink::Bad, "offline"),
            _ => Cell::new(Ink::Good, "online"),
        };
        let number = Cell::new(Ink::Faint, (index + 1).to_string()).right_aligned();
        vec![number, Cell::new(Ink::Strong, server.name()), Cell::plain(owner), state]
    };
    Ok(screen.table(&servers.iter().enumerate().map(row).collect::<Vec<_>>())?)
}

/// Asks until the answer is a server.
async fn ask(
    servers: &[PlexServer],
    answers: &mut Answers<'_>,
    screen: &mut Screen<'_>,
) -> Result<usize, Problem> {
    let names = || servers.iter().map(|server| server.name().to_owned()).collect();
    let Some(lines) = &mut answers.lines else { return Err(Problem::NotChosen(names())) };
    screen.text("")?;
    loop {
        screen.ask(&format!("Which server? [1-{}]", servers.len()))?;
        let mut line = Vec::new();
        if lines.read_until(b'\n', &mut line).await? == 0 {
            screen.text("")?;
            return Err(Problem::NotChosen(names()));
        }
        let line = clean(&String::from_utf8_lossy(&line));
        let answer = line.trim();
        if answers.is_echoed {
            screen.text(answer)?;
        }
        match pick(servers, answer) {
            Some(index) => return Ok(index),
            None => screen.text(&format!("Type a number from 1 to {}, or a name.", servers.len()))?,
        }
    }
}

/// The server with this number or, if there is only one of it, this name.
fn pick(servers: &[PlexServer], answer: &str) -> Option<usize> {
    let number = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    if let Some(index) = number.filter(|index| *index < servers.len()) {
        return Some(index);
    }
    let is_meant = |server: &PlexServer| server.name().to_lowercase() == answer.to_lowercase();
    let mut found = (0..servers.len()).filter(|index| is_meant(&servers[*index]));
    found.next().filter(|_| found.next().is_none())
}
