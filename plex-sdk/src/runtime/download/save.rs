//! Downloads to a file.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::time::Instant;

use http::StatusCode;

use super::Download;
use super::headers::{compression, is_rest, validator};
use super::part_file::{Origin, PartFile};
use crate::runtime::call::{Call, CallOptions};
use crate::runtime::client::ClientCore;
use crate::runtime::engine::{self, Request};
use crate::runtime::error::{Error, FileError};
use crate::runtime::operation::Operation;

/// How far a download is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// How many bytes are there, those of an earlier attempt included
    pub received: u64,
    /// How many there will be, where the server says so
    pub total: Option<u64>,
}

/// A file that was downloaded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Saved {
    /// Where it is
    pub path: PathBuf,
    /// Its length in bytes
    pub bytes: u64,
    /// How many of them an earlier, broken off download had left
    pub resumed_from: u64,
}

type OnProgress = Box<dyn FnMut(Progress) + Send>;

/// A download to a file that has not begun. Awaiting it begins it; dropping the future stops it.
///
/// What comes is written to `<name>.part`; only a complete file gets its name, in place of one that had it before.
/// When the connection breaks, the download goes on where it stopped (RFC 9110, section 14), as often as the retry
/// configuration allows without progress. When it fails for good, the part stays where the server can tell that
/// it still belongs to the same file, and the next download of the same path goes on with it.
#[must_use = "a download does nothing unless it is awaited"]
pub struct Save<O> {
    source: Source<O>,
    resume: bool,
    on_progress: Option<OnProgress>,
}

/// What is downloaded, and where to.
struct Source<O> {
    operation: O,
    core: ClientCore,
    options: CallOptions,
    path: PathBuf,
}

/// The future of a [`Save`].
pub type SaveFuture = Pin<Box<dyn Future<Output = Result<Saved, Error>> + Send>>;

impl<O: Operation> Call<'_, O> {
    /// Downloads the body of the answer to a file.
    pub fn save_to(self, path: impl Into<PathBuf>) -> Save<O> {
        let Call { operation, core, options } = self;
        let source = Source { operation, core: core.clone(), options, path: path.into() };
        Save { source, resume: true, on_progress: None }
    }
}

impl<O: Operation> Save<O> {
    /// Sets whether to go on with what an earlier download left, and to leave something for a later one. It does
    /// without this.
    pub fn resume(mut self, resume: bool) -> Self {
        self.resume = resume;
        self
    }

    /// Sets a function that is told how far the download is, each time something came.
    pub fn on_progress(mut self, function: impl FnMut(Progress) + Send + 'static) -> Self {
        self.on_progress = Some(Box::new(function));
        self
    }

    /// Begins the download; the same as awaiting it.
    ///
    /// # Errors
    /// [`Error::File`] when the file cannot be written, for example because the disk is full; and see [`Error`].
    pub fn send(self) -> SaveFuture {
        Box::pin(self.run())
    }

    async fn run(self) -> Result<Saved, Error> {
        let Self { source, resume, mut on_progress } = self;
        let opened = PartFile::open(source.path.clone(), resume).await;
        let mut part = opened.map_err(|error| source.failed(error))?;
        let resumed_from = part.length;
        match source.fetch(&mut part, &mut on_progress).await {
            Ok(is_resumed) => {
                let bytes = part.length;
                let path = part.finish().await.map_err(|error| source.failed(error))?;
                Ok(Saved { path, bytes, resumed_from: if is_resumed { resumed_from } else { 0 } })
            }
            Err(error) => {
                part.give_up(resume).await;
                Err(error)
            }
        }
    }
}

impl<O: Operation> Source<O> {
    /// Fetches all that is missing, and tells whether what was there at first was of use.
    async fn fetch(&self, part: &mut PartFile, on_progress: &mut Option<OnProgress>) -> Result<bool, Error> {
        let retries = self.options.retries.as_ref().unwrap_or(&self.core.0.retries);
        let mut is_resumed = part.length > 0;
        let (mut furthest, mut failures, mut progress_at) = (part.length, 0, Instant::now());
        loop {
            let mut download = self.open(part).await?;
            is_resumed &= download.status() == StatusCode::PARTIAL_CONTENT;
            let Err(error) = self.copy(&mut download, part, on_progress).await else { return Ok(is_resumed) };
            if part.length > furthest {
                (furthest, failures, progress_at) = (part.length, 0, Instant::now());
            }
            failures += 1;
            let can_resume = matches!(error, Error::Transport(_)) && retries.retry_connection_errors;
            let wait = if can_resume { retries.wait(failures, progress_at.elapsed(), None) } else { None };
            tokio::time::sleep(wait.ok_or(error)?).await;
        }
    }

    /// Asks for what is missing; for everything, when the server has something else by now.
    async fn open(&self, part: &mut PartFile) -> Result<Download, Error> {
        let mut from = part.length;
        loop {
            let opened = match engine::open(self.core.clone(), self.request(from, part)).await {
                // The part is as long as the file, or the file became shorter.
                Err(Error::Api(error)) if from > 0 && error.status() == StatusCode::RANGE_NOT_SATISFIABLE => {
                    from = 0;
                    continue;
                }
                result => result?,
            };
            let idle_timeout = self.options.idle_timeout.unwrap_or(self.core.0.idle_timeout);
            let download = Download::new(idle_timeout, opened);
            if let Some(coding) = compression(download.headers()) {
                let coding = download.parts.redactor.excerpt(&coding);
                let message = format!("the server sends it compressed ({coding}), which was not asked for");
                return Err(self.failed(io::Error::other(message)));
            }
            if download.status() != StatusCode::PARTIAL_CONTENT {
                let validator = validator(download.headers());
                let origin = Origin { validator, total: download.content_length() };
                part.restart(Some(origin)).await.map_err(|error| self.failed(error))?;
                return Ok(download);
            }
            if part.origin.as_ref().is_some_and(|origin| is_rest(download.headers(), from, origin)) {
                return Ok(download);
            }
            if from == 0 {
                let message = "the server answers with a part that was not asked for";
                return Err(self.failed(io::Error::other(message)));
            }
            from = 0;
        }
    }

    fn request(&self, from: u64, part: &PartFile) -> Box<Request> {
        let mut request = Request::of(&self.operation, self.options.clone());
        let headers = &mut request.options.headers;
        headers.push(("accept-encoding".to_owned(), "identity".to_owned()));
        if from > 0 {
            headers.push(("range".to_owned(), format!("bytes={from}-")));
            let validator = part.origin.as_ref().and_then(|origin| origin.validator.clone());
            headers.extend(validator.map(|validator| ("if-range".to_owned(), validator)));
        }
        request
    }

    async fn copy(
        &self,
        download: &mut Download,
        part: &mut PartFile,
        on_progress: &mut Option<OnProgress>,
    ) -> Result<(), Error> {
        let total = part.origin.as_ref().and_then(|origin| origin.total);
        while let Some(piece) = download.next().await {
            part.write(&piece?).await.map_err(|error| self.failed(error))?;
            if let Some(on_progress) = on_progress {
                on_progress(Progress { received: part.length, total });
            }
        }
        Ok(())
    }

    fn failed(&self, error: io::Error) -> Error {
        FileError::new(O::META.id, self.path.clone(), error).into()
    }
}

impl<O: Operation> IntoFuture for Save<O> {
    type Output = Result<Saved, Error>;
    type IntoFuture = SaveFuture;

    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl<O: Operation> fmt::Debug for Save<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Save")
            .field("operation", &O::META.id)
            .field("path", &self.source.path)
            .field("resume", &self.resume)
            .finish_non_exhaustive()
    }
}
