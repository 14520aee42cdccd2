//! The URL that requests start with.

use std::fmt;

use reqwest::Url;

use super::api_info::Server;
use super::name_map::NameMap;
use super::redact::Redactor;

/// A base URL without a trailing slash: `https://example.org/prefix`.
#[derive(Clone)]
pub(crate) struct BaseUrl(String);

/// Shows no user and password.
impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}

impl BaseUrl {
    /// Checks a URL that requests are to start with; a path prefix may end in a slash or not.
    ///
    /// The message does not repeat the URL, which may hold a password.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let url = Url::parse(text.trim()).map_err(|error| format!("the server URL is no URL: {error}"))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(format!("the server URL has the scheme `{}`, not http or https", url.scheme()));
        }
        if !url.has_host() {
            return Err("the server URL has no host".to_owned());
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err("the server URL has a query or a fragment".to_owned());
        }
        Ok(Self(url.as_str().trim_end_matches('/').to_owned()))
    }

    /// The URL of `server` with its variables filled.
    pub(super) fn of_server(server: &Server, variables: &NameMap<String, String>) -> Result<Self, String> {
        let mut url = server.url.to_owned();
        for variable in server.variables {
            let value = variables.get(variable.name).map_or(variable.default, String::as_str);
            if !variable.values.is_empty() && !variable.values.contains(&value) {
                return Err(format!(
                    "the server variable `{}` is not one of {}",
                    variable.name,
                    variable.values.join(", ")
                ));
            }
            url = url.replace(&format!("{{{}}}", variable.name), value);
        }
        Self::parse(&url)
    }

    /// The URL without user and password.
    pub(super) fn shown(&self) -> String {
        Redactor::default().url(&self.0)
    }

    /// The URL itself; it may hold a password.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The same below `gateway`, by host and path.
    pub(super) fn through(&self, gateway: &BaseUrl) -> Self {
        Self(format!("{}/{}", gateway.0, self.place()))
    }

    /// Host and path: `example.org/prefix`.
    pub(super) fn place(&self) -> &str {
        self.0.split_once("://").unwrap_or_default().1
    }

    /// The URL of a request. `path` starts with a slash and is encoded already, as is each `name=value`.
    pub(super) fn join(&self, path: &str, query: &[String]) -> Result<Url, String> {
        let mut url = format!("{}{path}", self.0);
        if !query.is_empty() {
            url.push('?');
            url.push_str(&query.join("&"));
        }
        Url::parse(&url).map_err(|error| format!("has no valid URL: {error}"))
    }
}
