//! All items of a list that comes in pages.

use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result, ensure};
use plex_sdk::runtime::{
    Answer, Json, Meta, PageView, PageWindow, Paged, Params, ResponseBody, Serialize, Serializer, Style,
};
use plex_sdk::{DecodeError, Method, NoError, Operation, PlexApi, models};

use crate::listing::{self, Numbers};
use crate::{figure, server};

/// How many items live now, and how many did at most.
static LIVE: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

/// An item that is counted as long as it lives.
struct Counted(models::Metadata);

impl Counted {
    fn new(item: models::Metadata) -> Self {
        MOST.fetch_max(LIVE.fetch_add(1, Ordering::Relaxed) + 1, Ordering::Relaxed);
        Self(item)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        LIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Serialize for Counted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// A listing, its items counted.
enum Listing {}

impl ResponseBody for Listing {
    type Output = Vec<Counted>;

    fn decode(answer: &Answer<'_>) -> Result<Vec<Counted>, DecodeError> {
        let read: models::MediaContainerWithMetadata =
            answer.decode::<Json<models::MediaContainerWithMetadata>>()?;
        Ok(read.media_container.metadata.into_iter().map(Counted::new).collect())
    }
}

/// The operation that lists the items.
struct List {
    start: i64,
    size: Option<i64>,
}

impl Operation for List {
    const META: Meta = Meta {
        id: "list",
        group: "figures",
        method: &Method::GET,
        path: "/library/sections/1/all",
        accept: "application/json",
        ..Meta::DEFAULT
    };
    type Response = Listing;
    type Error = NoError;

    fn params(&self, params: &mut Params) {
        params.query(START, Style::FORM, &self.start);
        params.query(SIZE, Style::FORM, &self.size);
    }
}

impl Paged for List {
    type Item = Counted;

    fn window(&mut self) -> PageWindow<'_> {
        PageWindow { start: &mut self.start, size: &mut self.size }
    }

    fn page(items: &Vec<Counted>) -> Option<PageView<'_, Counted>> {
        Some(PageView { items, received: items.len(), total: None, offset: None, count: None })
    }

    fn list(items: &mut Vec<Counted>) -> Option<&mut Vec<Counted>> {
        Some(items)
    }
}

const START: &str = "X-Plex-Container-Start";
const SIZE: &str = "X-Plex-Container-Size";

/// Prints how many items lived at once while a list of `items` was read in pages of `size`; with the feature `count`
/// also the most bytes that the client's thread had.
///
/// # Errors
/// When a page cannot be read, or items are missing.
pub fn page(items: usize, size: usize) -> Result<()> {
    let url = server::start(move |head| {
        let start = number(head, START).unwrap_or(items);
        let count = number(head, SIZE).unwrap_or_default();
        server::json(&listing::document(start, count, items, Numbers::Plain))
    })?;
    let core = PlexApi::core_builder().server_url(url).build()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut result = Ok(0);
    let mut read = || result = runtime.block_on(count(&core, size));
    #[cfg(not(feature = "count"))]
    read();
    #[cfg(feature = "count")]
    figure::print("most", allocation_counter::measure(read).bytes_max as f64);
    let count = result?;
    ensure!(count == items, "{count} items were read, not {items}");
    figure::print("alive", MOST.load(Ordering::Relaxed) as f64);
    Ok(())
}

async fn count(core: &plex_sdk::PlexApiCore, size: usize) -> Result<usize> {
    let size = size.try_into().context("the page is too large")?;
    let mut items = core.call(List { start: 0, size: None }).items().page_size(size);
    let mut count = 0;
    while let Some(item) = items.next().await {
        item?;
        count += 1;
    }
    Ok(count)
}

/// The value of a query parameter, if it is a number.
fn number(head: &str, name: &str) -> Option<usize> {
    let query = head.split_whitespace().nth(1)?.split_once('?')?.1;
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| *key == name)?.1.parse().ok()
}
