//! Keeps secrets out of everything that is printed.

use std::borrow::Cow;

use super::secret::Secret;

/// What a secret is replaced with.
pub(super) const REDACTED: &str = "***";

/// Secrets shorter than this are not searched for in texts, where they would match words.
const MIN_SEARCHED: usize = 4;

/// The longest text of a server that is printed, in bytes.
const MAX_EXCERPT: usize = 300;

/// Whether a query parameter, header or JSON key of this name holds something secret.
pub(super) fn is_sensitive_key(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    ["token", "secret", "password", "passwd", "authorization", "cookie", "api-key", "apikey", "api_key"]
        .iter()
        .any(|word| key.contains(word))
}

/// Replaces the secrets of a request in texts.
#[derive(Clone, Default)]
pub(super) struct Redactor(Vec<Secret>);

impl Redactor {
    /// Takes a secret that went into the request.
    pub(super) fn add(&mut self, secret: &str) {
        if secret.len() < MIN_SEARCHED {
            return;
        }
        for form in [secret.to_owned(), super::params::encode(secret)] {
            if !self.0.iter().any(|known| known.expose() == form) {
                self.0.push(form.into());
            }
        }
    }

    /// `text` without the secrets.
    pub(super) fn clean<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut text = Cow::Borrowed(text);
        for secret in &self.0 {
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
            clean.push_str(&query.split('&').map(redact_pair).collect::<Vec<_>>().join("&"));
        }
        self.clean(&clean).into_owned()
    }
}

fn redact_pair(pair: &str) -> Cow<'_, str> {
    match pair.split_once('=') {
        Some((name, _)) if is_sensitive_key(name) => format!("{name}={REDACTED}").into(),
        _ => pair.into(),
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
