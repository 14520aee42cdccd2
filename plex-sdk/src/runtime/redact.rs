//! Keeps secrets out of everything that is printed.

use std::borrow::Cow;
use std::sync::Arc;

use super::secret::Secret;

/// What a secret is replaced with.
pub(super) const REDACTED: &str = "***";

/// Secrets shorter than this are not searched for in texts, where they would match words.
const MIN_SEARCHED: usize = 4;

/// The longest text of a server that is printed, in bytes.
const MAX_EXCERPT: usize = 300;

/// A name with one of these in it is that of a secret.
const SECRET_WORDS: [&str; 10] = [
    "token",
    "secret",
    "password",
    "passwd",
    "authorization",
    "cookie",
    "api-key",
    "apikey",
    "api_key",
    "jwt",
];

/// Whether a query parameter, header or JSON key of this name holds something secret.
pub(super) fn is_sensitive_key(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    SECRET_WORDS.iter().any(|word| key.contains(word)) || key.ends_with("pin")
}

/// Replaces the secrets of a request in texts.
#[derive(Clone, Default)]
pub(super) struct Redactor {
    /// Those of the client, in whatever request they are
    shared: Arc<Vec<Secret>>,
    secrets: Vec<Secret>,
    /// Query parameters that the description says are secret, encoded as in the URL
    names: Vec<String>,
}

impl Redactor {
    /// One that knows the secrets of the client, and the names of secret query parameters.
    pub(super) fn new(shared: Arc<Vec<Secret>>, names: &[&'static str]) -> Self {
        let names = names.iter().map(|name| super::params::encode(name)).collect();
        Self { shared, secrets: Vec::new(), names }
    }

    /// What it took, for other redactors to share.
    pub(super) fn into_shared(self) -> Arc<Vec<Secret>> {
        Arc::new(self.secrets)
    }

    fn all(&self) -> impl Iterator<Item = &Secret> {
        self.shared.iter().chain(&self.secrets)
    }

    /// Whether a query parameter of this name holds something secret.
    pub(super) fn is_secret(&self, name: &str) -> bool {
        is_sensitive_key(name) || self.names.iter().any(|known| known == name)
    }

    /// Takes a secret that went into the request.
    pub(super) fn add(&mut self, secret: &str) {
        if secret.len() < MIN_SEARCHED || self.all().any(|known| known.expose() == secret) {
            return;
        }
        for form in [secret.to_owned(), super::params::encode(secret)] {
            if !self.all().any(|known| known.expose() == form) {
                self.secrets.push(form.into());
            }
        }
    }

    /// `text` without the secrets.
    pub(super) fn clean<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut text = Cow::Borrowed(text);
        for secret in self.all() {
            if text.contains(secret.expose()) {
                text = Cow::Owned(text.replace(secret.expose(), REDACTED));
            }
        }
        text
    }

    /// The start of a text that came from a server, on one line, without the secrets.
    pub(super) fn excerpt(&self, text: &str) -> String {
        let text = self.clean(text);
        let mut excerpt = String::new();
        for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty())
        {
            if !excerpt.is_empty() {
                excerpt.push(' ');
            }
            excerpt.push_str(word);
            if excerpt.len() > MAX_EXCERPT {
                excerpt.truncate(excerpt.floor_char_boundary(MAX_EXCERPT));
                excerpt.push_str("...");
                break;
            }
        }
        excerpt
    }

    /// A URL without the secrets: no user info, no values of sensitive query parameters.
    pub(super) fn url(&self, url: &str) -> String {
        let (base, query) = match url.split_once('?') {
            Some((base, query)) => (base, Some(query)),
            None => (url, None),
        };
        let mut clean = without_user_info(base);
        if let Some(query) = query {
            clean.push('?');
            clean.push_str(&query.split('&').map(|pair| self.pair(pair)).collect::<Vec<_>>().join("&"));
        }
        self.clean(&clean).into_owned()
    }

    fn pair<'p>(&self, pair: &'p str) -> Cow<'p, str> {
        match pair.split_once('=') {
            Some((name, _)) if self.is_secret(name) => format!("{name}={REDACTED}").into(),
            _ => pair.into(),
        }
    }
}

fn without_user_info(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let end = rest.find('/').unwrap_or(rest.len());
    match rest[..end].rfind('@') {
        Some(at) => format!("{scheme}://{REDACTED}@{}", &rest[at + 1..]),
        None => url.to_owned(),
    }
}
