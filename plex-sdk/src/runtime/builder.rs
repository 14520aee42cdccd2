//! Sets up a client.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use super::api_info::ApiInfo;
use super::client::ClientCore;
use super::credentials::{Credentials, TokenSource};
use super::error::{BoxError, ConfigError, Error};
use super::retry::RetryConfig;
use super::secret::Secret;
use super::server_url::BaseUrl;
use super::settings::{Settings, base_url, checked, default_headers, http_client};

/// The `User-Agent` when none is set.
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// Sets up a client. What is wrong is told by [`build`](Self::build).
pub struct ClientBuilder<C> {
    api: &'static ApiInfo,
    server_url: Option<String>,
    server: usize,
    variables: BTreeMap<String, String>,
    own_servers: Option<String>,
    credentials: Credentials,
    client_parameters: BTreeMap<&'static str, Secret>,
    headers: Vec<(String, Secret)>,
    timeout: Option<Duration>,
    connect_timeout: Duration,
    retries: RetryConfig,
    max_body_size: u64,
    http_client: Option<reqwest::Client>,
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
            variables: BTreeMap::new(),
            own_servers: None,
            credentials: Credentials::default(),
            client_parameters: BTreeMap::new(),
            headers: vec![("user-agent".to_owned(), USER_AGENT.into())],
            timeout: Some(Duration::from_secs(60)),
            connect_timeout: Duration::from_secs(10),
            retries: RetryConfig::default(),
            max_body_size: 256 * 1024 * 1024,
            http_client: None,
            problem: None,
            client: PhantomData,
        }
    }

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

    /// Sets the credential of the API's first security scheme.
    #[must_use]
    pub fn access_token(self, token: impl Into<Secret>) -> Self {
        let token = TokenSource::Fixed(token.into());
        self.main_credential(token)
    }

    /// Sets a function that provides the access token. It is called once for each call that needs it;
    /// its time does not count towards the timeout of the call.
    #[must_use]
    pub fn access_token_provider<F, R>(self, provider: F) -> Self
    where
        F: Fn() -> R + Send + Sync + 'static,
        R: Future<Output = Result<String, BoxError>> + Send + 'static,
    {
        self.main_credential(TokenSource::provider(provider))
    }

    fn main_credential(mut self, source: TokenSource) -> Self {
        match self.api.security_schemes.first() {
            Some(scheme) => drop(self.credentials.0.insert(scheme.id, source)),
            None => self.refuse("the API takes no access token"),
        }
        self
    }

    /// Sets the credential of a security scheme; of HTTP basic authentication as `user:password`.
    #[must_use]
    pub fn credential(mut self, scheme: &str, value: impl Into<Secret>) -> Self {
        match self.api.security_schemes.iter().find(|known| known.id == scheme) {
            Some(known) => drop(self.credentials.0.insert(known.id, TokenSource::Fixed(value.into()))),
            None => self.refuse(format!("the API has no security scheme `{scheme}`")),
        }
        self
    }

    /// Sets a header parameter that is sent with every operation that takes it.
    #[must_use]
    pub fn client_parameter(mut self, wire: &'static str, value: impl Into<String>) -> Self {
        match self.api.client_parameters.contains(&wire) {
            true => drop(self.client_parameters.insert(wire, value.into().into())),
            false => self.refuse(format!("the API has no client parameter `{wire}`")),
        }
        self
    }

    /// Sets the time that a call may take, retries and reading the answer included; `None` for no limit. One
    /// minute without this.
    #[must_use]
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.timeout = timeout.into();
        self
    }

    /// Sets the time that connecting may take. Ten seconds without this.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets when requests are sent again.
    #[must_use]
    pub fn retries(mut self, retries: RetryConfig) -> Self {
        self.retries = retries;
        self
    }

    /// Sets the `User-Agent` header.
    #[must_use]
    pub fn user_agent(self, value: impl Into<String>) -> Self {
        self.header("user-agent", value)
    }

    /// Adds a header to all requests, in place of what they would send under that name.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into().into()));
        self
    }

    /// Sets the size in bytes above which the body of an answer is refused. 256 MiB without this.
    #[must_use]
    pub fn max_body_size(mut self, bytes: u64) -> Self {
        self.max_body_size = bytes;
        self
    }

    /// Sets the HTTP client that sends requests, for proxies or own certificates. (Compressed answers and HTTP/2
    /// need none: the default client has them as soon as the features `gzip` and `http2` of reqwest are on.)
    ///
    /// It must not follow redirects (`reqwest::redirect::Policy::none()`) and not set a referer: reqwest hands
    /// on headers such as tokens to the host it is redirected to. [`connect_timeout`](Self::connect_timeout) is
    /// for this client to set.
    #[must_use]
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http_client = Some(client);
        self
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
        let http = match self.http_client {
            Some(client) => client,
            None => http_client(self.connect_timeout).map_err(problem)?,
        };
        Ok(C::from(ClientCore(Arc::new(Settings {
            api: self.api,
            http,
            base: base.map_err(problem)?,
            own_servers: self.own_servers.as_deref().map(BaseUrl::parse).transpose().map_err(problem)?,
            variables: self.variables,
            credentials: self.credentials,
            headers: default_headers(&self.headers).map_err(problem)?,
            client_parameters: checked(self.client_parameters).map_err(problem)?,
            timeout: self.timeout,
            retries: self.retries,
            max_body_size: self.max_body_size,
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
            .field("client_parameters", &self.client_parameters.keys())
            .field("timeout", &self.timeout)
            .field("retries", &self.retries)
            .finish_non_exhaustive()
    }
}
