//! What the program works with: plex.tv, or servers for tests in its place.

use std::path::PathBuf;

use plex_sdk::{CredentialStore, FileStore, PlexApi, RetryConfig};

use super::problem::Problem;

/// What the program works with.
pub struct Setup {
    /// A client that says which application this is; it has no token yet
    pub app: PlexApi,
    /// Where the token is kept
    pub store: Box<dyn CredentialStore>,
    /// When a lost connection for events is made again, if not as usual
    pub reconnects: Option<RetryConfig>,
    /// How many events to wait for, if not for all
    pub events: Option<usize>,
}

impl Setup {
    /// The real thing, with a file of the user.
    pub async fn real() -> Result<Self, Problem> {
        let store = FileStore::new(file());
        let identifier = client_identifier(&store).await?;
        let app = PlexApi::builder().client_identifier(identifier).product("plex-sdk example");
        let app = app.version(env!("CARGO_PKG_VERSION")).platform(std::env::consts::OS).build();
        let app = app.map_err(plex_sdk::AccountError::from)?;
        Ok(Self { app, store: Box::new(store), reconnects: None, events: None })
    }
}

/// The file in the folder for settings.
fn file() -> PathBuf {
    let folder = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let settings = folder("XDG_CONFIG_HOME").or_else(|| folder("APPDATA"));
    let settings = settings.or_else(|| Some(folder("HOME")?.join(".config")));
    settings.unwrap_or_default().join("plex-sdk-example").join("secrets.json")
}

/// The name of this installation, which is made once and kept.
async fn client_identifier(store: &FileStore) -> Result<String, Problem> {
    if let Some(identifier) = store.load("client-identifier").await? {
        return Ok(identifier.expose().to_owned());
    }
    let made = format!("plex-sdk-example-{:016x}", fastrand::u64(..));
    store.save("client-identifier", made.as_str().into()).await?;
    Ok(made)
}
