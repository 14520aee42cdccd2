//! A server that an account may use.

use super::options::ConnectOptions;
use super::{ConnectError, ServerConnection};
use crate::ext::account::PlexAccount;
use crate::generated::models::{BoolInt, PlexDevice};
use crate::runtime::Error;

/// The server of plex.tv that knows all accounts, those with tokens of device keys included.
const CLIENTS: &str = "https://clients.plex.tv/api/v2";

/// A server that an account may use, its own or one that is shared with it.
#[derive(Clone, Debug)]
pub struct PlexServer {
    device: PlexDevice,
}

impl PlexServer {
    /// What it is called.
    pub fn name(&self) -> &str {
        &self.device.name
    }

    /// Its machine identifier, by which it is known for good.
    pub fn machine_identifier(&self) -> &str {
        &self.device.client_identifier
    }

    /// Whether it belongs to the account.
    pub fn is_owned(&self) -> bool {
        self.device.owned.unwrap_or_default()
    }

    /// All that plex.tv tells about it, its token among it.
    pub fn device(&self) -> &PlexDevice {
        &self.device
    }

    /// Connects to it.
    ///
    /// # Errors
    /// See [`PlexAccount::connect`].
    pub async fn connect(
        &self,
        account: &PlexAccount,
        options: ConnectOptions,
    ) -> Result<ServerConnection, ConnectError> {
        ServerConnection::open(account.clone(), self.clone(), options).await
    }

    fn is_called(&self, name: &str) -> bool {
        self.name() == name
    }

    fn is_called_like(&self, name: &str) -> bool {
        self.name().to_lowercase() == name.to_lowercase()
    }
}

impl PlexAccount {
    /// Lists the servers that the account may use. Devices that are not servers are left out.
    ///
    /// # Errors
    /// When plex.tv cannot be reached or refuses.
    pub async fn servers(&self) -> Result<Vec<PlexServer>, Error> {
        let call = self.plex_tv().resources().get_server_resources().server_url(CLIENTS);
        let yes = || BoolInt::True;
        let devices = call.include_https(yes()).include_relay(yes()).include_ipv6(yes()).await?;
        let is_server = |device: &PlexDevice| {
            let provides = device.provides.as_deref().unwrap_or_default();
            provides.split(',').any(|service| service.trim() == "server")
        };
        let servers = devices.into_inner().into_iter().filter(is_server);
        Ok(servers.map(|device| PlexServer { device }).collect())
    }

    /// Connects to a server by its name or its machine identifier, over the best way that works: local before
    /// remote before relay, encrypted ones first. What comes back is used as the client of the server that it is:
    ///
    /// ```no_run
    /// # async fn run(account: plex_sdk::PlexAccount) -> Result<(), Box<dyn std::error::Error>> {
    /// let plex = account.connect("Attic Server").await?;
    /// let libraries = plex.sections().get_sections().await?;
    /// # drop(libraries);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The client has the token of the server, which plex.tv gives out: servers that someone shares take no other,
    /// and servers may refuse tokens of device keys.
    ///
    /// # Errors
    /// [`ConnectError`] says which servers there are, or what was tried and why each way failed.
    pub async fn connect(&self, server: &str) -> Result<ServerConnection, ConnectError> {
        self.connect_with(server, ConnectOptions::default()).await
    }

    /// Connects to a server in a way that differs from that of [`connect`](Self::connect).
    ///
    /// # Errors
    /// The same.
    pub async fn connect_with(
        &self,
        server: &str,
        options: ConnectOptions,
    ) -> Result<ServerConnection, ConnectError> {
        let servers = self.servers().await?;
        select(&servers, server)?.connect(self, options).await
    }
}

/// The server that is meant: by its identifier, else by its exact name, else by its name in any case of letters.
fn select<'s>(servers: &'s [PlexServer], wanted: &str) -> Result<&'s PlexServer, ConnectError> {
    let tests: [&dyn Fn(&PlexServer) -> bool; 3] =
        [&|server| server.machine_identifier() == wanted, &|server| server.is_called(wanted), &|server| {
            server.is_called_like(wanted)
        }];
    for test in tests {
        let found: Vec<_> = servers.iter().filter(|server| test(server)).collect();
        match found[..] {
            [] => {}
            [server] => return Ok(server),
            _ => {
                let identifiers = found.iter().map(|server| server.machine_identifier().to_owned());
                return Err(ConnectError::Ambiguous {
                    wanted: wanted.to_owned(),
                    identifiers: identifiers.collect(),
                });
            }
        }
    }
    let names = servers.iter().map(|server| server.name().to_owned());
    Err(ConnectError::NoSuchServer { wanted: wanted.to_owned(), names: names.collect() })
}
