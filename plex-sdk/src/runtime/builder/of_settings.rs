//! A builder that starts from a client.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use super::ClientBuilder;
use crate::runtime::settings::Settings;

impl<C> ClientBuilder<C> {
    /// Starts with what a client was built with. Its transport is kept, and with it the limit for connecting.
    pub(in crate::runtime) fn of_settings(settings: &Settings) -> Self {
        let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = settings.headers.iter();
        Self {
            api: settings.api,
            server_url: Some(settings.base.as_str().to_owned()),
            server: 0,
            variables: settings.variables.clone(),
            own_servers: settings.own_servers.as_ref().map(|url| url.as_str().to_owned()),
            credentials: settings.credentials.clone(),
            client_parameters: settings.client_parameters.clone(),
            headers: headers.map(|(name, value)| (name.as_str().to_owned(), text(value).into())).collect(),
            timeout: settings.timeout,
            attempt_timeout: settings.attempt_timeout,
            idle_timeout: settings.idle_timeout,
            connect_timeout: Duration::ZERO,
            retries: settings.retries.clone(),
            max_redirects: settings.max_redirects,
            max_body_size: settings.max_body_size,
            max_error_body_size: settings.max_error_body_size,
            transport: Some(Arc::clone(&settings.transport)),
            hooks: settings.hooks.clone(),
            problem: None,
            client: PhantomData,
        }
    }
}
