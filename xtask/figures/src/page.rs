//! All items of a list that comes in pages.

use anyhow::{Context as _, Result, ensure};
use plex_sdk::PlexApi;

use crate::listing::{self, Numbers};
use crate::server;

/// Reads a list of `items` in pages of `size`, and prints, with the feature `count`, the most bytes that the thread of
/// the client had.
///
/// # Errors
/// When a page cannot be read, or items are missing.
pub fn page(items: usize, size: usize) -> Result<()> {
    let url = server::start(move |head| {
        let start = number(head, "X-Plex-Container-Start").unwrap_or(items);
        let count = number(head, "X-Plex-Container-Size").unwrap_or_default();
        server::json(&listing::document(start, count, items, Numbers::Plain))
    })?;
    let plex = PlexApi::builder().server_url(url).access_token("a-token-for-nothing").build()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut result = Ok(0);
    measure(|| result = runtime.block_on(count(&plex, size)));
    let count = result?;
    ensure!(count == items, "{count} items were read, not {items}");
    Ok(())
}

#[cfg(not(feature = "count"))]
fn measure(run: impl FnOnce()) {
    run();
}

#[cfg(feature = "count")]
fn measure(run: impl FnOnce()) {
    crate::figure::print("most", allocation_counter::measure(run).bytes_max as f64);
}

async fn count(plex: &PlexApi, size: usize) -> Result<usize> {
    let size = size.try_into().context("the page is too large")?;
    let mut items = plex.sections().list_content("1").items().page_size(size);
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
