//! One page of a list.

use std::fmt;
use std::ops::Deref;

use super::super::extra::Extra;
use super::super::operation::Output;
use super::super::received::Received;
use super::super::response::Response;
use super::Paged;

/// One page of a list: the answer, to which it derefs, and where in the list it is.
///
/// Items that an earlier page had already are not in it any more.
pub struct Page<O: Paged> {
    pub(super) response: Response<Output<O>>,
    pub(super) offset: u64,
    pub(super) total: Option<u64>,
}

impl<O: Paged> Page<O> {
    /// The items.
    pub fn items(&self) -> &[O::Item] {
        O::page(&self.response).map_or(&[], |page| page.items)
    }

    /// The items, without the rest of the answer.
    pub fn into_items(self) -> Vec<O::Item> {
        let mut output = self.response.into_inner();
        O::list(&mut output).map(std::mem::take).unwrap_or_default()
    }

    /// The position in the whole list of the first item, counted from 0.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// How many items the whole list has, as this answer says; `None` when it does not.
    pub fn total(&self) -> Option<u64> {
        self.total
    }

    /// The whole answer.
    pub fn into_response(self) -> Response<Output<O>> {
        self.response
    }
}

impl<O: Paged> Deref for Page<O> {
    type Target = Response<Output<O>>;

    fn deref(&self) -> &Self::Target {
        &self.response
    }
}

/// Shows how many items there are, not what they are.
impl<O: Paged> fmt::Debug for Page<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page")
            .field("operation", &O::META.id)
            .field("offset", &self.offset)
            .field("items", &self.items().len())
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}

/// How many items of the list under `key` were received, of which `read` could be read.
pub fn received_len(extra: &Extra, key: &str, read: usize) -> usize {
    let form = extra.forms().iter().find(|(wire, _)| *wire == key).map(|(_, form)| form);
    match form {
        Some(Received::Items { len, .. }) => *len,
        Some(Received::Unread(value)) if !value.is_null() => read + 1,
        _ => read,
    }
}
