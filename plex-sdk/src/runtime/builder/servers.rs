//! Where requests go.

use super::ClientBuilder;
use crate::runtime::client::ClientCore;

impl<C: From<ClientCore>> ClientBuilder<C> {
    /// Sets the URL that requests start with, such as `http://192.168.1.5:32400`. A path prefix of a reverse proxy
    /// may end in a slash or not.
    #[must_use]
    pub fn server_url(mut self, url: impl Into<String>) -> Self {
        self.server_url = Some(url.into());
        self
    }

    /// Chooses a server of the API by its position.
    #[must_use]
    pub fn server(mut self, index: usize) -> Self {
        self.server = index;
        self
    }

    /// Sets a variable of the chosen server's URL.
    #[must_use]
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.variables.insert(name.into(), value.into());
        self
    }

    /// Sends operations that have a server of their own through this URL: `https://plex.tv/api/v2/pins` becomes
    /// `<url>/plex.tv/api/v2/pins`. For gateways, and for servers that tests start.
    #[must_use]
    pub fn own_servers_through(mut self, url: impl Into<String>) -> Self {
        self.own_servers = Some(url.into());
        self
    }
}
