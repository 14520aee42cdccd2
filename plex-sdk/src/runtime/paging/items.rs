//! All items of a list.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::super::error::Error;
use super::{Paged, Pages};

/// The items of a list, fetched page by page. Nothing is sent before the first item is asked for.
///
/// It is a [`Stream`], and [`next`](Self::next) gives the items without one. No more than one page is held at a time,
/// and the next one is asked for when the last item of it was given. What is said of [`Pages`] holds here too.
#[must_use = "items are not fetched unless they are asked for"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    page: vec::IntoIter<O::Item>,
}

impl<O: Paged> Items<O> {
    pub(super) fn new(pages: Pages<O>) -> Self {
        Self { pages, page: Vec::new().into_iter() }
    }

    /// Sets how many items to ask for in each page, in place of what the call says. A server may give fewer.
    pub fn page_size(self, items: u32) -> Self {
        Self { pages: self.pages.page_size(items), ..self }
    }

    /// The next item; `None` after the last one and after an error. Dropping the future loses nothing.
    ///
    /// # Errors
    /// As [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// All items that are left, in memory at once.
    ///
    /// # Errors
    /// The first error, as [`Pages::next`]; the items before it are lost.
    pub async fn collect(mut self) -> Result<Vec<O::Item>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }

    /// The position in the whole list of the first item of the next page, counted from 0: where to begin anew after
    /// an error.
    pub fn position(&self) -> u64 {
        self.pages.position()
    }

    /// How many items the whole list has, as the last page said; `None` before that, or when it did not.
    pub fn total(&self) -> Option<u64> {
        self.pages.total()
    }
}

/// Nothing in it is pinned.
impl<O: Paged> Unpin for Items<O> {}

impl<O: Paged> Stream for Items<O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(cx)) {
                Some(Ok(page)) => self.page = page.into_items().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Shows where it is, and no item.
impl<O: Paged> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).field("at_hand", &self.page.len()).finish()
    }
}
