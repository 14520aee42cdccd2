//! Signs in to plex.tv with a link, or with a code to be typed in, and keeps the token for the next time.
//!
//! ```console
//! $ cargo run --example sign_in            # a link
//! $ cargo run --example sign_in -- code    # a code for https://plex.tv/link
//! ```

use std::path::PathBuf;

use plex_sdk::{BoxError, CredentialStore, FileStore, PendingPin, PinKind, PlexAccount, PlexApi, TokenState};

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let kind = match std::env::args().nth(1).as_deref() {
        None => PinKind::Link,
        Some("code") => PinKind::Code,
        Some(other) => return Err(format!("`{other}` is not known; leave it out or say `code`").into()),
    };
    let store = FileStore::new(file());
    let app = app(&store).await?;
    let account = match known_account(&app, &store).await? {
        Some(account) => account,
        None => {
            let account = PlexAccount::sign_in_with_pin(&app, kind, |pin| show(kind, pin)).await?;
            store.save("token", account.token().await?).await?;
            println!("You are signed in; {} has the token.", store.path().display());
            account
        }
    };
    for server in account.servers().await? {
        let whose = if server.is_owned() { "yours" } else { "shared with you" };
        println!("{} ({whose})", server.name());
    }
    Ok(())
}

/// Where the token is kept.
fn file() -> PathBuf {
    let home = std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".config")));
    home.unwrap_or_default().join("plex-sdk-example").join("secrets.json")
}

/// A client that says which application this is. Its identifier is made once and kept.
async fn app(store: &FileStore) -> Result<PlexApi, BoxError> {
    let identifier = match store.load("client-identifier").await? {
        Some(identifier) => identifier,
        None => {
            let made = format!("plex-sdk-example-{:016x}", fastrand::u64(..));
            store.save("client-identifier", made.as_str().into()).await?;
            made.into()
        }
    };
    Ok(PlexApi::builder().client_identifier(identifier.expose()).product("plex-sdk example").build()?)
}

/// The account of the last time, unless its token is not valid any more.
async fn known_account(app: &PlexApi, store: &FileStore) -> Result<Option<PlexAccount>, BoxError> {
    let Some(token) = store.load("token").await? else { return Ok(None) };
    let account = PlexAccount::with_token(app, token)?;
    match account.check_token().await? {
        TokenState::Valid(user) => {
            println!(
                "You are still signed in as {}.",
                user.title.as_deref().unwrap_or("a user without a name")
            );
            Ok(Some(account))
        }
        _ => {
            store.remove("token").await?;
            Ok(None)
        }
    }
}

fn show(kind: PinKind, pin: &PendingPin) {
    let minutes = pin.expires_in().as_secs() / 60;
    match kind {
        PinKind::Link => println!("Open this page within {minutes} minutes:\n\n  {}\n", pin.url()),
        PinKind::Code => {
            println!("Open {} within {minutes} minutes and type in\n\n  {}\n", pin.url(), pin.code());
        }
    }
}
