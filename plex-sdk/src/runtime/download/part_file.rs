//! The file that a download is written to before it has its name.

use std::ffi::OsString;
use std::io::{self, SeekFrom};
use std::path::{Path, PathBuf};

use tokio::fs::{self, File, OpenOptions};
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt};

/// A note is never longer than this, in bytes.
const MAX_NOTE: u64 = 4096;

/// The file that a download is written to before it has its name: `<name>.part`, and beside it
/// `<name>.part.note`, which says what it is a part of.
///
/// It is locked, so that two downloads never write one file.
pub(super) struct PartFile {
    target: PathBuf,
    file: File,
    /// How much is written
    pub(super) length: u64,
    pub(super) origin: Option<Origin>,
}

/// What a part is a part of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// A strong `ETag`, or a `Last-Modified` (RFC 9110, section 13.1.5)
    pub(super) validator: Option<String>,
    /// The length of the whole, in bytes
    pub(super) total: Option<u64>,
}

impl PartFile {
    /// Opens the part of `target`; what is in it is kept if it is known what it is a part of.
    pub(super) async fn open(target: PathBuf, resume: bool) -> io::Result<Self> {
        let path = beside(&target, ".part")?;
        let options = OpenOptions::new().read(true).write(true).create(true).truncate(false).clone();
        let file = lock(options.open(&path).await?).await?;
        let origin = if resume { read_note(&beside(&target, ".part.note")?).await } else { None };
        let length = file.metadata().await?.len();
        let mut part = Self { target, file, length, origin };
        match part.origin.as_ref().is_some_and(|origin| origin.validator.is_some()) {
            true => drop(part.file.seek(SeekFrom::End(0)).await?),
            false => part.restart(None).await?,
        }
        Ok(part)
    }

    /// Empties it, for the whole of `origin`.
    pub(super) async fn restart(&mut self, origin: Option<Origin>) -> io::Result<()> {
        if self.length > 0 {
            self.file.set_len(0).await?;
            self.file.seek(SeekFrom::Start(0)).await?;
            self.length = 0;
        }
        self.origin = origin;
        let note = beside(&self.target, ".part.note")?;
        match &self.origin {
            Some(Origin { validator: Some(validator), total }) => {
                let total = total.map(|total| total.to_string()).unwrap_or_default();
                fs::write(note, format!("{validator}\n{total}\n")).await
            }
            _ => remove(&note).await,
        }
    }

    pub(super) async fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        self.file.write_all(piece).await?;
        self.length += piece.len() as u64;
        Ok(())
    }

    /// Gives the file its name, once all of it is on the disk.
    pub(super) async fn finish(mut self) -> io::Result<PathBuf> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        drop(self.file.into_std().await);
        fs::rename(beside(&self.target, ".part")?, &self.target).await?;
        remove(&beside(&self.target, ".part.note")?).await?;
        Ok(self.target)
    }

    /// After a failure: keeps what can be resumed from, and removes anything else.
    pub(super) async fn give_up(mut self, resume: bool) {
        let validator = self.origin.as_ref().and_then(|origin| origin.validator.as_ref());
        let is_kept = resume && self.length > 0 && validator.is_some() && self.file.flush().await.is_ok();
        if !is_kept {
            drop(self.file);
            // What cannot be removed is written over by the next download.
            for suffix in [".part", ".part.note"] {
                if let Ok(path) = beside(&self.target, suffix) {
                    let _ = remove(&path).await;
                }
            }
        }
    }
}

/// The target with a suffix to its name.
fn beside(target: &Path, suffix: &str) -> io::Result<PathBuf> {
    let name = target
        .file_name()
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "the path has no file name"))?;
    let mut name = OsString::from(name);
    name.push(suffix);
    Ok(target.with_file_name(name))
}

async fn lock(file: File) -> io::Result<File> {
    let file = file.into_std().await;
    match file.try_lock() {
        Ok(()) => Ok(File::from_std(file)),
        Err(std::fs::TryLockError::WouldBlock) => {
            Err(io::Error::new(io::ErrorKind::ResourceBusy, "another download is writing this file"))
        }
        // A file system without locks is used without.
        Err(std::fs::TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
            Ok(File::from_std(file))
        }
        Err(std::fs::TryLockError::Error(error)) => Err(error),
    }
}

async fn read_note(path: &Path) -> Option<Origin> {
    let mut note = String::new();
    File::open(path).await.ok()?.take(MAX_NOTE).read_to_string(&mut note).await.ok()?;
    let (validator, total) = note.split_once('\n')?;
    let is_header = http::HeaderValue::from_str(validator).is_ok() && !validator.is_empty();
    is_header.then(|| Origin { validator: Some(validator.to_owned()), total: total.trim().parse().ok() })
}

async fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path).await {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
