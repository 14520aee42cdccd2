//! What a client was built with, and the checks of it.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::api_info::ApiInfo;
use super::credentials::Credentials;
use super::hook::Hook;
use super::name_map::NameMap;
use super::params::header;
use super::redact::is_sensitive_key;
use super::retry::RetryConfig;
use super::secret::Secret;
use super::server_url::BaseUrl;
use super::transport::Transport;

/// What a client was built with.
pub(super) struct Settings {
    pub(super) api: &'static ApiInfo,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) hooks: Vec<Arc<dyn Hook>>,
    pub(super) base: BaseUrl,
    /// Where operations go that have a server of their own, in place of that server.
    pub(super) own_servers: Option<BaseUrl>,
    pub(super) variables: NameMap<String, String>,
    pub(super) credentials: Credentials,
    /// What is not to be shown of the credentials
    pub(super) secrets: Arc<Vec<Secret>>,
    pub(super) client_parameters: NameMap<&'static str, Secret>,
    /// The same as headers, made once for all calls
    pub(super) client_headers: NameMap<&'static str, (HeaderName, HeaderValue)>,
    pub(super) headers: HeaderMap,
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) idle_timeout: Option<Duration>,
    pub(super) retries: RetryConfig,
    pub(super) max_redirects: usize,
    pub(super) max_body_size: u64,
    pub(super) max_error_body_size: u64,
}

/// The URL that is set, or that of the chosen server.
pub(super) fn base_url(
    api: &ApiInfo,
    server_url: Option<&str>,
    server: usize,
    variables: &NameMap<String, String>,
) -> Result<BaseUrl, String> {
    if let Some(url) = server_url {
        return BaseUrl::parse(url);
    }
    let count = api.servers.len();
    let server = api
        .servers
        .get(server)
        .ok_or_else(|| format!("the API has no server {server}; it has {count}, counted from 0"))?;
    match variables.keys().find(|name| !server.variables.iter().any(|known| known.name == *name)) {
        Some(name) => Err(format!("the server has no variable `{name}`")),
        None => BaseUrl::of_server(server, variables),
    }
}

/// Redirects are never followed by reqwest, which would send tokens along to other hosts.
pub(super) fn http_client(connect_timeout: Duration) -> Result<reqwest::Client, String> {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .connect_timeout(connect_timeout)
        .build()
        .map_err(|error| format!("the HTTP client cannot be set up: {error}"))
}

/// Headers of all requests; the last of a name counts.
pub(super) fn default_headers(headers: &[(String, Secret)]) -> Result<HeaderMap, String> {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        let header = sensitive_header(name, value.expose());
        let (key, value) = header.map_err(|problem| format!("the header `{name}` {problem}"))?;
        map.insert(key, value);
    }
    Ok(map)
}

/// Client parameters as headers, by their names on the wire.
pub(super) fn client_headers(
    parameters: &NameMap<&'static str, Secret>,
) -> Result<NameMap<&'static str, (HeaderName, HeaderValue)>, String> {
    let header = |(name, value): (&&'static str, &Secret)| {
        let header = sensitive_header(name, value.expose());
        header
            .map(|header| (*name, header))
            .map_err(|problem| format!("the client parameter `{name}` {problem}"))
    };
    parameters.iter().map(header).collect()
}

/// A header that says whether its value is secret.
fn sensitive_header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let (key, mut value) = header(name, value)?;
    value.set_sensitive(is_sensitive_key(name));
    Ok((key, value))
}
