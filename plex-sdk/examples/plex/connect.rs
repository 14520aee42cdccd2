//! Step 3: the best way to the server that works from here.

use plex_sdk::ext::discovery::Way;
use plex_sdk::{ConnectOptions, PlexAccount, ServerConnection};

use super::choose::{Answers, choose};
use super::problem::Problem;
use super::screen::{Cell, Ink, Screen};

/// Connects to the server of this name, or lets the user choose one.
pub async fn connect(
    account: &PlexAccount,
    server: Option<&str>,
    answers: &mut Answers<'_>,
    screen: &mut Screen<'_>,
) -> Result<ServerConnection, Problem> {
    let plex = match server {
        Some(name) => {
            screen.text(&format!("\nConnecting to {name} ..."))?;
            account.connect(name).await?
        }
        None => {
            let server = choose(account, answers, screen).await?;
            screen.text(&format!("\nConnecting to {} ...", server.name()))?;
            server.connect(account, ConnectOptions::default()).await?
        }
    };
    let way = match plex.way() {
        Way::Local => "over the local network",
        Way::Remote => "over the internet",
        Way::Relay => "over a relay of plex.tv, which is slow",
    };
    screen.text(&format!("Connected to {} {way}.", plex.server().name()))?;
    let safety = match plex.is_secure() {
        true => Cell::new(Ink::Good, "encrypted"),
        false => Cell::new(Ink::Bad, "not encrypted"),
    };
    screen.line(&[Cell::new(Ink::Faint, plex.url()), safety], &[])?;
    Ok(plex)
}
