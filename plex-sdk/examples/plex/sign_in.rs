//! Step 1: an account of plex.tv, with the token of the last time or a new one.

use plex_sdk::{PendingPin, PinKind, PlexAccount, TokenState};

use super::problem::Problem;
use super::screen::{Cell, Ink, Screen};
use super::setup::Setup;

/// The name of the token in the store.
const TOKEN: &str = "token";

pub async fn sign_in(setup: &Setup, screen: &mut Screen<'_>) -> Result<PlexAccount, Problem> {
    if let Some(account) = known_account(setup, screen).await? {
        return Ok(account);
    }
    let pin = PlexAccount::request_pin(&setup.app, PinKind::Code).await?;
    show(&pin, screen)?;
    let account = pin.wait().await?;
    setup.store.save(TOKEN, account.token().await?).await?;
    screen.text("You are signed in, and will be the next time.")?;
    Ok(account)
}

/// Makes the token invalid, and forgets it.
pub async fn sign_out(setup: &Setup, screen: &mut Screen<'_>) -> Result<(), Problem> {
    let Some(token) = setup.store.load(TOKEN).await? else {
        screen.text("You are not signed in.")?;
        return Ok(());
    };
    PlexAccount::with_token(&setup.app, token)?.sign_out().await?;
    setup.store.remove(TOKEN).await?;
    screen.text("You are signed out.")?;
    Ok(())
}

/// The account of the last time, unless its token is not valid any more.
async fn known_account(setup: &Setup, screen: &mut Screen<'_>) -> Result<Option<PlexAccount>, Problem> {
    let Some(token) = setup.store.load(TOKEN).await? else { return Ok(None) };
    let account = PlexAccount::with_token(&setup.app, token)?;
    if let TokenState::Valid(user) = account.check_token().await? {
        let names = [&user.friendly_name, &user.title, &user.username];
        let name = names.into_iter().flatten().find(|name| !name.is_empty());
        screen.text(&format!("Signed in as {}.", name.map_or("a user without a name", String::as_str)))?;
        return Ok(Some(account));
    }
    setup.store.remove(TOKEN).await?;
    screen.text("Your sign-in is not valid any more.")?;
    Ok(None)
}

fn show(pin: &PendingPin, screen: &mut Screen<'_>) -> Result<(), Problem> {
    let minutes = pin.expires_in().as_secs().div_ceil(60);
    screen.text(&format!("Open {} within {minutes} minutes and type in this code:\n", pin.url()))?;
    screen.line(&[Cell::plain(""), Cell::new(Ink::Strong, pin.code())], &[])?;
    screen.text("\nWaiting for you ...")?;
    Ok(())
}
