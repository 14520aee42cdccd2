//! Sets up a client.

mod identity;
mod limits;
mod of_settings;
mod sending;
mod servers;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use crate::runtime::api_info::ApiInfo;
use crate::runtime::client::ClientCore;
use crate::runtime::credentials::Credentials;
use crate::runtime::error::{ConfigError, Error};
use crate::runtime::hook::Hook;
use crate::runtime::name_map::NameMap;
use crate::runtime::retry::RetryConfig;
use crate::runtime::secret::Secret;
use crate::runtime::server_url::BaseUrl;
use crate::runtime::settings::{Settings, base_url, client_headers, default_headers, http_client};
use crate::runtime::transport::Transport;

/// The `User-Agent` when none is set.
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// Sets up a client. What is wrong is told by [`build`](Self::build).
pub struct ClientBuilder<C> {
    api: &'static ApiInfo,
    server_url: Option<String>,
    server: usize,
    variables: NameMap<String, String>,
    own_servers: Option<String>,
    credentials: Credentials,
    client_parameters: NameMap<&'static str, Secret>,
    headers: Vec<(String, Secret)>,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    idle_timeout: Option<Duration>,
    connect_timeout: Duration,
    retries: RetryConfig,
    max_redirects: usize,
    max_body_size: u64,
    max_error_body_size: u64,
    transport: Option<Arc<dyn Transport>>,
    hooks: Vec<Arc<dyn Hook>>,
    problem: Option<String>,
    client: PhantomData<fn() -> C>,
}

impl<C: From<ClientCore>> ClientBuilder<C> {
    /// Starts with the first server of `api` and no credentials.
    pub fn new(api: &'static ApiInfo) -> Self {
        Self {
            api,
            server_url: None,
            server: 0,
            variables: NameMap::default(),
            own_servers: None,
            credentials: Credentials::default(),
            client_parameters: NameMap::default(),
            headers: vec![("user-agent".to_owned(), USER_AGENT.into())],
            timeout: Some(Duration::from_secs(60)),
            attempt_timeout: None,
            idle_timeout: Some(Duration::from_secs(30)),
            connect_timeout: Duration::from_secs(10),
            retries: RetryConfig::default(),
            max_redirects: 5,
            max_body_size: 256 * 1024 * 1024,
            max_error_body_size: 1024 * 1024,
            transport: None,
            hooks: Vec::new(),
            problem: None,
            client: PhantomData,
        }
    }

    #[cold]
    fn refuse(&mut self, problem: impl Into<String>) {
        self.problem.get_or_insert(problem.into());
    }

    /// Builds the client.
    ///
    /// # Errors
    /// [`Error::Config`] when a server URL, a variable or a header is wrong.
    pub fn build(self) -> Result<C, Error> {
        let problem = |problem: String| Error::from(ConfigError::new(problem));
        if let Some(message) = self.problem {
            return Err(problem(message));
        }
        let base = base_url(self.api, self.server_url.as_deref(), self.server, &self.variables);
        let transport = match self.transport {
            Some(transport) => transport,
            None => Arc::new(http_client(self.connect_timeout).map_err(problem)?),
        };
        Ok(C::from(ClientCore(Arc::new(Settings {
            api: self.api,
            transport,
            hooks: self.hooks,
            base: base.map_err(problem)?,
            own_servers: self.own_servers.as_deref().map(BaseUrl::parse).transpose().map_err(problem)?,
            variables: self.variables,
            secrets: self.credentials.secrets(self.api.security_schemes),
            credentials: self.credentials,
            headers: default_headers(&self.headers).map_err(problem)?,
            client_headers: client_headers(&self.client_parameters).map_err(problem)?,
            client_parameters: self.client_parameters,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            idle_timeout: self.idle_timeout,
            retries: self.retries,
            max_redirects: self.max_redirects,
            max_body_size: self.max_body_size,
            max_error_body_size: self.max_error_body_size,
        }))))
    }
}

/// Shows no values of headers, parameters and credentials.
impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.api.name)
            .field("server", &self.server)
            .field("credentials", &self.credentials)
            .field("client_parameters", &self.client_parameters.keys().collect::<Vec<_>>())
            .field("timeout", &self.timeout)
            .field("retries", &self.retries)
            .finish_non_exhaustive()
    }
}
