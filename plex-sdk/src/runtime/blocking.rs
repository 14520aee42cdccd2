//! Calls without async: every call, download and stream of pages can also be waited for on the spot.
//!
//! Requests are sent by a thread of their own, which the first of them starts. A thread that runs async code should
//! await instead, since it does nothing else while it waits here.
//!
//! Needs the feature `blocking`.

use std::io::{self, Read};
use std::sync::{LazyLock, mpsc};

use bytes::{Buf, Bytes};
use tokio::runtime::{Builder, Handle};

use super::call::Call;
use super::download::{Download, Save, Saved};
use super::error::Error;
use super::operation::{Operation, Output};
use super::paging::{Items, Page, Paged, Pages};
use super::response::Response;

/// The thread that sends. It lives as long as the program.
static SENDER: LazyLock<Handle> = LazyLock::new(|| {
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.unwrap_or_else(|error| panic!("no runtime for blocking calls: {error}"));
    let handle = runtime.handle().clone();
    let thread = std::thread::Builder::new().name(concat!(env!("CARGO_PKG_NAME"), "-blocking").to_owned());
    let started = thread.spawn(move || runtime.block_on(std::future::pending::<()>()));
    started.unwrap_or_else(|error| panic!("no thread for blocking calls: {error}"));
    handle
});

/// Waits for a future of this crate, such as that of
/// [`Call::url_with_token`](super::Call::url_with_token).
///
/// # Panics
/// When the future does, and when the system has no thread for it.
pub fn wait<F>(future: F) -> F::Output
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let (send, receive) = mpsc::sync_channel(1);
    SENDER.spawn(async move {
        // The receiver waits until it is sent to.
        let _ = send.send(future.await);
    });
    receive.recv().unwrap_or_else(|_| panic!("a call panicked on the thread for blocking calls"))
}

impl<O: Operation> Call<'_, O>
where
    Output<O>: Send + 'static,
{
    /// Sends the call and waits for the answer.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn send_blocking(self) -> Result<Response<Output<O>>, Error> {
        wait(self.send())
    }
}

impl<O: Operation> Call<'_, O> {
    /// Sends the call and waits for the head of the answer; see [`download`](Self::download).
    ///
    /// # Errors
    /// See [`Error`].
    pub fn download_blocking(self) -> Result<BlockingDownload, Error> {
        let download = wait(self.download())?;
        Ok(BlockingDownload { download: Some(download), rest: Bytes::new() })
    }
}

impl<O: Operation> Save<O> {
    /// Downloads the file and waits for its end; see [`send`](Self::send).
    ///
    /// # Errors
    /// See [`Error`].
    pub fn send_blocking(self) -> Result<Saved, Error> {
        wait(self.send())
    }
}

/// What `next` of pages or items gives one after the other, waited for each time.
macro_rules! blocking_iterator {
    ($(#[$doc:meta])* $name:ident, $stream:ident, $item:ty) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<O: Paged>(Option<$stream<O>>);

        impl<O: Paged> $stream<O>
        where
            Output<O>: 'static,
            O::Item: 'static,
        {
            /// The same as an [`Iterator`], which waits for each.
            pub fn blocking(self) -> $name<O> {
                $name(Some(self))
            }
        }

        impl<O: Paged> Iterator for $name<O>
        where
            Output<O>: 'static,
            O::Item: 'static,
        {
            type Item = Result<$item, Error>;

            fn next(&mut self) -> Option<Self::Item> {
                let mut stream = self.0.take()?;
                let (stream, item) = wait(async move {
                    let item = stream.next().await;
                    (stream, item)
                });
                self.0 = Some(stream);
                item
            }
        }
    };
}

blocking_iterator!(
    /// All pages of a list; see [`Pages`].
    BlockingPages, Pages, Page<O>
);
blocking_iterator!(
    /// All items of a list; see [`Items`].
    BlockingItems, Items, O::Item
);

/// A body that comes piece by piece: a [`Read`], and an [`Iterator`] of its pieces.
#[derive(Debug)]
pub struct BlockingDownload {
    /// Away while it is waited for
    download: Option<Download>,
    /// What [`Read`] has not handed out yet
    rest: Bytes,
}

impl BlockingDownload {
    /// The answer, with its status and headers; `None` after a panic while it was read.
    pub fn answer(&self) -> Option<&Download> {
        self.download.as_ref()
    }
}

impl Iterator for BlockingDownload {
    type Item = Result<Bytes, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut download = self.download.take()?;
        let (download, piece) = wait(async move {
            let piece = download.next().await;
            (download, piece)
        });
        self.download = Some(download);
        piece
    }
}

/// Errors are [`io::Error`]s around an [`Error`].
impl Read for BlockingDownload {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.rest.is_empty() {
            match self.next() {
                None => return Ok(0),
                Some(piece) => self.rest = piece.map_err(io::Error::other)?,
            }
        }
        let taken = self.rest.len().min(buffer.len());
        self.rest.copy_to_slice(&mut buffer[..taken]);
        Ok(taken)
    }
}
