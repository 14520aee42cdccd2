//! A connection to a server, and finding the next one when it breaks.

use std::fmt;
use std::ops::Deref;

use super::candidate::{Candidate, Way};
use super::connect::best_way;
use super::options::ConnectOptions;
use super::{ConnectError, PlexServer};
use crate::ext::account::PlexAccount;
use crate::generated::PlexApi;
use crate::runtime::{CallFuture, Error, Response};

/// A client of a server, and how it was reached. It derefs to the [`PlexApi`] of the server; that one also has the
/// token of the account, for the operations of plex.tv.
#[derive(Clone)]
pub struct ServerConnection {
    account: PlexAccount,
    server: PlexServer,
    options: ConnectOptions,
    chosen: Candidate,
    plex: PlexApi,
}

impl ServerConnection {
    pub(super) async fn open(
        account: PlexAccount,
        server: PlexServer,
        options: ConnectOptions,
    ) -> Result<Self, ConnectError> {
        let chosen = best_way(account.plex_tv(), &server, &options).await?;
        let plex = client(&account, &server, &chosen.url)?;
        Ok(Self { account, server, options, chosen, plex })
    }

    /// The client of the server.
    pub fn plex(&self) -> &PlexApi {
        &self.plex
    }

    /// The client of the server by itself.
    pub fn into_plex(self) -> PlexApi {
        self.plex
    }

    /// What plex.tv tells about the server.
    pub fn server(&self) -> &PlexServer {
        &self.server
    }

    /// The address of the server that works.
    pub fn url(&self) -> &str {
        &self.chosen.url
    }

    /// What the connection goes over.
    pub fn way(&self) -> Way {
        self.chosen.way
    }

    /// Whether the connection is encrypted.
    pub fn is_secure(&self) -> bool {
        self.chosen.is_secure
    }

    /// Looks for the server anew, after it or this machine has moved. plex.tv is asked for its addresses; while
    /// that cannot be reached, those that it told last are tried. Without success the connection stays as it was.
    ///
    /// # Errors
    /// The same as of [`PlexAccount::connect`].
    pub async fn reconnect(&mut self) -> Result<(), ConnectError> {
        let server = match self.account.servers().await {
            Ok(servers) => {
                let identifier = self.server.machine_identifier();
                let names = servers.iter().map(|server| server.name().to_owned()).collect();
                let found = servers.into_iter().find(|server| server.machine_identifier() == identifier);
                let wanted = self.server.name().to_owned();
                found.ok_or(ConnectError::NoSuchServer { wanted, names })?
            }
            Err(Error::Transport(_)) => self.server.clone(),
            Err(error) => return Err(error.into()),
        };
        *self = Self::open(self.account.clone(), server, self.options.clone()).await?;
        Ok(())
    }

    /// Makes a call, and makes it once more over a new connection when the server could not be reached by the old
    /// one. Nothing was sent in that case, so any call may be made like this:
    ///
    /// ```no_run
    /// # async fn run(mut plex: plex_sdk::ServerConnection) -> plex_sdk::Result<()> {
    /// let libraries = plex.call(|plex| plex.sections().get_sections().send()).await?;
    /// # drop(libraries);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The error of the last call. When there is no new connection either, that is the one of the first.
    pub async fn call<T>(&mut self, call: impl Fn(&PlexApi) -> CallFuture<T>) -> Result<Response<T>, Error> {
        match call(&self.plex).await {
            Err(error) if error.is_connect() => match self.reconnect().await {
                Ok(()) => call(&self.plex).await,
                Err(_) => Err(error),
            },
            result => result,
        }
    }
}

/// A client with the token that plex.tv has for the server. A server of one's own takes that of the account, too.
fn client(account: &PlexAccount, server: &PlexServer, url: &str) -> Result<PlexApi, ConnectError> {
    let builder = account.plex_tv().core().to_builder::<PlexApi>().server_url(url);
    let token = server.device().access_token.clone().filter(|token| !token.is_empty());
    let builder = match token {
        Some(token) => builder.access_token(token),
        None if server.is_owned() => account.account_token().clone().put_for_server(builder),
        None => return Err(ConnectError::NoToken { server: server.name().to_owned() }),
    };
    Ok(builder.build()?)
}

impl Deref for ServerConnection {
    type Target = PlexApi;

    fn deref(&self) -> &PlexApi {
        &self.plex
    }
}

impl fmt::Debug for ServerConnection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServerConnection")
            .field("server", &self.server.name())
            .field("url", &self.chosen.url)
            .field("way", &self.chosen.way)
            .finish_non_exhaustive()
    }
}
