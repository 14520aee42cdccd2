//! Secrets in a file.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tokio::fs::{self, OpenOptions};
use tokio::io::AsyncWriteExt;
use tokio::sync::Mutex;

use super::{CredentialStore, StoreError, StoreFuture};
use crate::runtime::Secret;

type Secrets = BTreeMap<String, String>;

/// Keeps secrets in a file of JSON. On Unix only its owner may read it (mode 0600). A change is written to a file
/// beside it that takes its place, so that a crash leaves the old or the new one. The file is for one store at a
/// time: two that write at once lose the change of one.
#[derive(Debug)]
pub struct FileStore {
    path: PathBuf,
    /// Held while the file is read, changed and written
    changing: Mutex<()>,
}

impl FileStore {
    /// A store in the file at `path`. It need not be there, nor its folder.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), changing: Mutex::new(()) }
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    async fn read(&self) -> Result<Secrets, StoreError> {
        let text = match fs::read(&self.path).await {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Secrets::new()),
            Err(error) => return Err(self.failed("be read", error)),
        };
        // The cause would show what is in the file.
        serde_json::from_slice(&text)
            .map_err(|_| StoreError::new(format!("{} is no file of this store", self.path.display())))
    }

    async fn change(&self, change: impl FnOnce(&mut Secrets) + Send) -> Result<(), StoreError> {
        let _guard = self.changing.lock().await;
        let mut secrets = self.read().await?;
        change(&mut secrets);
        let text = serde_json::to_vec_pretty(&secrets).map_err(StoreError::new)?;
        let mut beside = self.path.clone().into_os_string();
        beside.push(format!(".{:016x}.tmp", fastrand::u64(..)));
        let beside = PathBuf::from(beside);
        let written = write(&self.path, &beside, &text).await;
        if written.is_err() {
            // It may not be there; what matters is the error.
            let _ = fs::remove_file(&beside).await;
        }
        written.map_err(|error| self.failed("be written", error))
    }

    fn failed(&self, what: &str, error: std::io::Error) -> StoreError {
        StoreError::new(format!("{} cannot {what}: {error}", self.path.display()))
    }
}

/// Writes `text` to `beside`, and then has that take the place of `path`.
async fn write(path: &Path, beside: &Path, text: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).await?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    let mut file = options.open(beside).await?;
    file.write_all(text).await?;
    file.sync_all().await?;
    drop(file);
    fs::rename(beside, path).await
}

impl CredentialStore for FileStore {
    fn load<'s>(&'s self, name: &'s str) -> StoreFuture<'s, Option<Secret>> {
        Box::pin(async move { Ok(self.read().await?.remove(name).map(Secret::from)) })
    }

    fn save<'s>(&'s self, name: &'s str, value: Secret) -> StoreFuture<'s, ()> {
        Box::pin(self.change(move |secrets| {
            secrets.insert(name.to_owned(), value.expose().to_owned());
        }))
    }

    fn remove<'s>(&'s self, name: &'s str) -> StoreFuture<'s, ()> {
        Box::pin(self.change(move |secrets| {
            secrets.remove(name);
        }))
    }
}
