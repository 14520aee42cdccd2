//! URLs of calls, for players and pictures that others fetch.

use std::pin::Pin;

use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE};

use super::call::Call;
use super::client::ClientCore;
use super::engine::Request;
use super::error::{Error, RequestError};
use super::operation::Operation;
use super::params::encode;
use super::prepare::{prepare, url};
use super::secret::Secret;

/// The future of [`Call::url_with_token`].
pub type UrlFuture = Pin<Box<dyn Future<Output = Result<Secret, Error>> + Send>>;

impl<O: Operation> Call<'_, O> {
    /// The URL of the call, without sending it and without credentials: the server, the path and the query.
    /// Headers, which say among others who calls, are not a part of it.
    ///
    /// # Errors
    /// [`Error::Request`] when a parameter or the server URL is wrong.
    pub fn url(&self) -> Result<String, Error> {
        let Request { meta, params, options, .. } = *self.request();
        let (_, url) = url(self.core, &meta, params, &options)?;
        Ok(url.into())
    }

    /// The URL of the call for someone who cannot send headers, such as a player: credentials, client parameters
    /// and header parameters stand in the query under their names. That is for APIs that take them there, as
    /// Plex does. Whoever has the URL has the token.
    ///
    /// # Errors
    /// As [`url`](Self::url); [`Error::Credential`] when a token provider fails; [`Error::Request`] when a
    /// credential has no place in a URL.
    pub fn url_with_token(&self) -> UrlFuture {
        let (core, request) = (self.core.clone(), self.request());
        Box::pin(async move {
            let mut prepared = prepare(&core, request).await?;
            let mut query: Vec<String> = prepared.url.query().map(str::to_owned).into_iter().collect();
            for (name, value) in &prepared.headers {
                if ![ACCEPT, CONTENT_LENGTH, CONTENT_TYPE].contains(name) {
                    let value = String::from_utf8_lossy(value.as_bytes());
                    query.push(format!("{}={}", encode(&wire(name.as_str(), &core)), encode(&value)));
                }
            }
            let credentials = prepared.credentials_in_query();
            query.extend(credentials.map_err(|problem| RequestError::new(O::META.id, None, problem))?);
            prepared.url.set_query((!query.is_empty()).then(|| query.join("&")).as_deref());
            Ok(Secret::new(prepared.url))
        })
    }
}

/// The name of a header as the API writes it; `http` keeps names in lower case.
fn wire(name: &str, core: &ClientCore) -> String {
    let known = core.0.api.client_parameters.iter().find(|known| known.eq_ignore_ascii_case(name));
    let titled = || name.split('-').map(titled).collect::<Vec<_>>().join("-");
    known.map_or_else(titled, |known| (*known).to_owned())
}

fn titled(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}
