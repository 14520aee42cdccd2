//! Lists that come in pages: all pages of a call one after the other, or all items of them.
//!
//! An operation that pages says by [`Paged`] which of its parameters choose the page, where its answer has the list,
//! and what the answer tells about it. [`Cursor`](cursor::Cursor) holds the rules of what to ask for next and
//! when to stop; [`Pages`] and [`Items`] send.

mod cursor;
mod items;
mod number;
mod page;
mod pages;

pub use items::Items;
pub use number::{PageNumber, page_fact};
pub use page::{Page, received_len};
pub use pages::Pages;

use super::operation::{Operation, Output};
use super::response_body::ResponseBody;
use serde::Serialize;

/// How many items a page has when neither the call nor [`Pages::page_size`] says it.
pub(super) const PAGE_SIZE: u64 = 100;

/// An operation whose list comes in pages.
pub trait Paged: Operation<Response: ResponseBody<Output: Send>> {
    /// What the list holds. It can be written as JSON so that a page that comes twice is known again.
    type Item: Serialize + Send;
    /// Headers of answers that tell about the page, where the body does not.
    const HEADERS: PageHeaders = PageHeaders { total: None, offset: None };

    /// The two parameters that choose a page.
    fn window(&mut self) -> PageWindow<'_>;

    /// The page that an answer is; `None` when it has no list at all.
    fn page(output: &Output<Self>) -> Option<PageView<'_, Self::Item>>;

    /// The items of an answer, to be taken out of it.
    fn list(output: &mut Output<Self>) -> Option<&mut Vec<Self::Item>>;
}

/// The two parameters of an operation that choose a page.
pub struct PageWindow<'a> {
    /// The position of the first item, counted from 0
    pub start: &'a mut dyn PageNumber,
    /// The greatest number of items
    pub size: &'a mut dyn PageNumber,
}

/// Names of headers that tell about a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageHeaders {
    /// How many items the whole list has
    pub total: Option<&'static str>,
    /// The position of the first item, counted from 0
    pub offset: Option<&'static str>,
}

/// What the body of an answer tells about its page. What it does not tell, or tells as a negative number, is `None`.
#[derive(Clone, Copy, Debug)]
pub struct PageView<'a, T> {
    /// The items that could be read
    pub items: &'a [T],
    /// How many items were received, those among them that could not be read
    pub received: usize,
    /// How many items the whole list has
    pub total: Option<u64>,
    /// The position of the first item, counted from 0
    pub offset: Option<u64>,
    /// How many positions the answer covers, where things of other lists take some too
    pub count: Option<u64>,
}
