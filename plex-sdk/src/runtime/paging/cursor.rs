//! Where in a list the paging is, and when it is at the end. Nothing here sends anything.
//!
//! Servers keep to the parameters of a page in different degrees, so an answer is believed in this order:
//!
//! 1. A position that the server tells is where the page begins. Items before the one that was asked for were given
//!    already and are skipped, and a page with nothing new ends the list. That covers servers that ignore the
//!    parameters and say so, and those that never go beyond their last page.
//! 2. Without a position, as many items as the whole list has are the whole list, whatever was asked for.
//! 3. Where position or total is missing, a page whose items are those of the page before is that page again.
//! 4. Otherwise the page begins where it was asked to begin.
//!
//! The end is where the total is reached, or else a page with nothing new. A page that is shorter than asked is no
//! end: servers have limits of their own.

/// How far the paging of a list is.
#[derive(Debug)]
pub(super) struct Cursor {
    /// The position of the next item that was not given, counted from 0
    pub position: u64,
    /// How many items a page is asked to have
    pub page_size: u64,
    /// How many items the whole list has, as the last answer said
    pub total: Option<u64>,
    /// How many pages were taken note of
    pub pages: u64,
    /// Whether the whole list was given
    pub is_done: bool,
    /// The page before, where it may have to be known again
    previous: Option<Seen>,
}

/// A page that was given: where it begins, and a fingerprint of each of its items.
#[derive(Debug)]
struct Seen {
    offset: u64,
    marks: Vec<u64>,
}

/// What an answer says about its page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Answered {
    pub total: Option<u64>,
    pub offset: Option<u64>,
    /// How many positions it says to cover
    pub count: Option<u64>,
    /// How many items it has
    pub received: u64,
}

impl Cursor {
    /// Begins at `position`.
    pub fn new(position: u64, page_size: u64) -> Self {
        Self { position, page_size, total: None, pages: 0, is_done: false, previous: None }
    }

    /// Takes note of a page and returns how many of its first items were given before. `marks` makes fingerprints of
    /// its items; it is not called for pages that say all that there is to know.
    pub fn advance(&mut self, page: Answered, marks: impl FnOnce() -> Vec<u64>) -> u64 {
        let asked = self.position;
        let count = self.positions(&page);
        let is_vague = page.total.is_none() || page.offset.is_none();
        let marks = if is_vague { marks() } else { Vec::new() };
        let again = self.previous.as_ref().filter(|previous| is_same(&previous.marks, &marks));
        let offset = match (page.offset, again) {
            (_, Some(previous)) => previous.offset,
            (Some(offset), None) => offset,
            (None, None) if self.is_whole_list(&page) => 0,
            (None, None) => asked,
        };
        let end = offset.saturating_add(count);
        self.pages += 1;
        self.total = page.total;
        self.is_done = end <= asked || page.total == Some(end);
        self.position = end.max(asked);
        self.previous = is_vague.then_some(Seen { offset, marks });
        asked.saturating_sub(offset).min(count)
    }

    /// How many positions of the list the page covers. What it says itself counts where other things than items take
    /// positions too, but not where it cannot be: more than was asked for, or where it knows nothing of pages.
    fn positions(&self, page: &Answered) -> u64 {
        let told = page.count.filter(|count| *count <= self.page_size && page.total.is_some());
        told.unwrap_or_default().max(page.received)
    }

    /// Whether the page is the whole list although a later part of it was asked for.
    fn is_whole_list(&self, page: &Answered) -> bool {
        page.total == Some(page.received) || (self.pages == 0 && page.received > self.page_size)
    }
}

/// Whether two pages are the same one: most items are the same, position for position. Some may have changed between
/// two requests.
fn is_same(before: &[u64], now: &[u64]) -> bool {
    let same = before.iter().zip(now).filter(|(before, now)| before == now).count();
    same * 2 > before.len().min(now.len())
}
