//! The recorded answers that stand beside the project, and whose answers they are.

use std::fs;
use std::path::Path;

use plex_sdk::Value;
use plex_sdk::runtime::OperationInfo;

/// A recorded answer.
pub struct Recorded {
    pub file: String,
    pub method: String,
    /// The path that was asked for, or its template
    pub path: String,
    /// Where it was asked; empty for a server
    pub host: String,
    pub text: Vec<u8>,
    pub value: Value,
}

/// What is recorded as JSON; nothing, with a line that says so, where there is no folder of it.
pub fn recorded() -> Vec<Recorded> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(manifest) = fs::read_to_string(folder.join("manifest.tsv")) else {
        eprintln!("skipped: no recorded answers in {}", folder.display());
        return Vec::new();
    };
    manifest.lines().skip(1).filter_map(|line| read(&folder, line)).collect()
}

fn read(folder: &Path, line: &str) -> Option<Recorded> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [file, _, _, _, kind, method, endpoint, _, note] = columns[..] else { return None };
    let name = file.strip_prefix("json/")?;
    if kind == "handmade" || note.contains("error") {
        return None;
    }
    let (host, path) = place(endpoint, note).unwrap_or_default();
    let text = fs::read(folder.join(file)).expect("a file of the manifest can be read");
    let value = serde_json::from_slice(&text).expect("a recorded JSON answer is JSON");
    Some(Recorded { file: name.to_owned(), method: method.to_owned(), path, host, text, value })
}

/// Host and path: those of the note where the column of the path has `-`.
fn place(endpoint: &str, note: &str) -> Option<(String, String)> {
    if endpoint != "-" {
        return Some((String::new(), endpoint.to_owned()));
    }
    let words: Vec<&str> = note.split([' ', ';']).collect();
    let at = words.iter().position(|word| word.starts_with('/'))?;
    let host = at.checked_sub(1).map_or("", |before| words[before]);
    let host = if host.contains('.') { host } else { "" };
    Some((host.to_owned(), words[at].to_owned()))
}

impl Recorded {
    /// Whether a server sent it unasked, over a socket of notifications.
    pub fn is_notification(&self) -> bool {
        self.file.contains("/ws__")
    }

    /// Whether a server sent it to a webhook.
    pub fn is_webhook(&self) -> bool {
        self.file.contains("/webhook__")
    }

    /// Whether an operation stands where this was asked for. The manifest gives some paths of plex.tv below the
    /// address of its API.
    pub fn is_at(&self, info: &OperationInfo) -> bool {
        match info.meta.servers {
            _ if self.path.is_empty() => false,
            [] => self.host.is_empty() && fits(info.meta.path, &self.path),
            _ if self.host.is_empty() && fits(info.meta.path, &self.path) => true,
            servers => servers.iter().any(|server| {
                let (host, prefix) = split(server.url);
                let is_host =
                    self.host.is_empty() || host == self.host || host == format!("clients.{}", self.host);
                is_host && fits(&format!("{prefix}{}", info.meta.path), &self.path)
            }),
        }
    }
}

/// Host and path of a server.
fn split(url: &str) -> (&str, &str) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash))
}

/// Whether a path is one of a template.
fn fits(template: &str, path: &str) -> bool {
    let parts = |path: &str| path.trim_end_matches('/').split('/').map(str::to_owned).collect::<Vec<_>>();
    let (template, path) = (parts(template), parts(path));
    let is_same = |(a, b): (&String, &String)| a == b || a.starts_with('{');
    template.len() == path.len() && template.iter().zip(&path).all(is_same)
}
