//! All pages of a list.

use std::fmt;
use std::future::poll_fn;
use std::hash::{DefaultHasher, Hasher};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::super::call::{Call, CallFuture, CallOptions, send};
use super::super::client::ClientCore;
use super::super::engine::Request;
use super::super::error::{Error, RequestError};
use super::super::operation::Output;
use super::super::response::Response;
use super::cursor::{Answered, Cursor};
use super::{Items, PAGE_SIZE, Page, PageView, Paged};

/// The pages of a list, one request each. Nothing is sent before the first page is asked for.
///
/// It is a [`Stream`], and [`next`](Self::next) gives the pages without one. Every page is sent with the options of
/// the call, retries and timeout included. It does not borrow the client, so it can be kept and spawned.
///
/// An error ends it. [`position`](Self::position) tells where, for a new call that goes on from there.
#[must_use = "pages are not fetched unless they are asked for"]
pub struct Pages<O: Paged> {
    operation: O,
    core: ClientCore,
    options: CallOptions,
    cursor: Cursor,
    /// The request that is under way
    call: Option<CallFuture<Output<O>>>,
    /// Whether the call sets a start that is no position
    is_negative: bool,
    has_ended: bool,
}

impl<O: Paged> Call<'_, O> {
    /// All pages of the list, as a stream. They begin at the start that was set on the call, or else with the first
    /// item of the list, and are as large as was set, or else 100 items.
    pub fn pages(self) -> Pages<O> {
        Pages::new(self)
    }

    /// All items of the list, as a stream, with one request a page; see [`pages`](Self::pages).
    pub fn items(self) -> Items<O> {
        Items::new(Pages::new(self))
    }
}

impl<O: Paged> Pages<O> {
    fn new(call: Call<'_, O>) -> Self {
        let Call { mut operation, core, options } = call;
        let window = operation.window();
        let start = window.start.get().unwrap_or(0);
        let size = window.size.get().unwrap_or(PAGE_SIZE.into());
        let position = u64::try_from(start).unwrap_or_default();
        // Sizes below 0 are refused as 0 is.
        let cursor = Cursor::new(position, u64::try_from(size).unwrap_or_default());
        let (is_negative, core) = (start < 0, core.clone());
        Self { operation, core, options, cursor, is_negative, call: None, has_ended: false }
    }

    /// Sets how many items to ask for in each page, in place of what the call says. A server may give fewer.
    pub fn page_size(mut self, items: u32) -> Self {
        self.cursor.page_size = items.into();
        self
    }

    /// The next page; `None` after the last one and after an error. Dropping the future loses nothing.
    ///
    /// # Errors
    /// See [`Error`]. It is an [`Error::Request`] when the page size is 0, or when the parameters of the operation
    /// cannot say which page is wanted.
    pub async fn next(&mut self) -> Option<Result<Page<O>, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// The position in the whole list of the first item that was not given yet, counted from 0.
    pub fn position(&self) -> u64 {
        self.cursor.position
    }

    /// How many items the whole list has, as the last page said; `None` before that, or when it did not.
    pub fn total(&self) -> Option<u64> {
        self.cursor.total
    }

    /// The request for the next page.
    fn request(&mut self) -> Result<CallFuture<Output<O>>, Error> {
        let (position, size) = (self.cursor.position, self.cursor.page_size);
        let window = self.operation.window();
        let problem = if self.is_negative {
            "the start of the first page is below 0".to_owned()
        } else if size == 0 {
            "pages have to have at least one item".to_owned()
        } else if !window.start.set(position) || !window.size.set(size) {
            format!("{size} items from position {position} on are beyond its parameters")
        } else {
            let request = Request::of(&self.operation, self.options.clone());
            return Ok(send::<O>(self.core.clone(), request));
        };
        Err(RequestError::new(O::META.id, None, problem).into())
    }

    /// Makes a page of an answer; `None` when it is behind the end of the list.
    fn take(&mut self, mut response: Response<Output<O>>) -> Option<Page<O>> {
        let (asked, is_first) = (self.cursor.position, self.cursor.pages == 0);
        let answered = answered::<O>(&response);
        let skipped = self.cursor.advance(answered, || marks::<O>(&response));
        if let Some(list) = O::list(&mut response) {
            list.drain(..list.len().min(usize::try_from(skipped).unwrap_or(usize::MAX)));
        }
        let has_news = self.cursor.position > asked;
        let offset = answered.offset.unwrap_or(asked).max(asked);
        (is_first || has_news).then_some(Page { response, offset, total: self.cursor.total })
    }
}

/// What an answer says about its page, its headers where its body does not.
fn answered<O: Paged>(response: &Response<Output<O>>) -> Answered {
    let page = O::page(response);
    let of = |fact: fn(&PageView<'_, O::Item>) -> Option<u64>| page.as_ref().and_then(fact);
    let header = |name: Option<&str>| response.headers().get(name?)?.to_str().ok()?.trim().parse().ok();
    Answered {
        total: of(|page| page.total).or_else(|| header(O::HEADERS.total)),
        offset: of(|page| page.offset).or_else(|| header(O::HEADERS.offset)),
        count: of(|page| page.count),
        received: of(|page| Some(page.received as u64)).unwrap_or_default(),
    }
}

/// A fingerprint of each item of an answer: a hash of its JSON.
fn marks<O: Paged>(output: &Output<O>) -> Vec<u64> {
    let mark = |item: &O::Item| {
        let mut hash = Fingerprint(DefaultHasher::new());
        // An item that cannot be written is known by what was written of it.
        let _ = serde_json::to_writer(&mut hash, item);
        hash.0.finish()
    };
    O::page(output).map_or(&[][..], |page| page.items).iter().map(mark).collect()
}

/// Hashes what is written to it.
struct Fingerprint(DefaultHasher);

impl io::Write for Fingerprint {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Nothing in it is pinned: the future is in a box of its own.
impl<O: Paged> Unpin for Pages<O> {}

impl<O: Paged> Stream for Pages<O> {
    type Item = Result<Page<O>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if this.has_ended {
            return Poll::Ready(None);
        }
        let mut call = match this.call.take().map_or_else(|| this.request(), Ok) {
            Ok(call) => call,
            Err(error) => {
                this.has_ended = true;
                return Poll::Ready(Some(Err(error)));
            }
        };
        let Poll::Ready(answer) = call.as_mut().poll(cx) else {
            this.call = Some(call);
            return Poll::Pending;
        };
        let page = answer.map(|response| this.take(response)).transpose();
        this.has_ended = this.cursor.is_done || !matches!(page, Some(Ok(_)));
        Poll::Ready(page)
    }
}

/// Shows where it is; parameters and options may hold secrets.
impl<O: Paged> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &O::META.id)
            .field("position", &self.cursor.position)
            .field("page_size", &self.cursor.page_size)
            .field("total", &self.cursor.total)
            .finish_non_exhaustive()
    }
}
