//! Searches a server: by words in everything, and by a query in one library.
//!
//! ```console
//! $ cargo run -p plex-sdk --example search -- night    # on a mock server, which is started for it
//! $ PLEX_URL=http://192.168.1.5:32400 PLEX_TOKEN=... cargo run -p plex-sdk --example search -- night
//! ```
//!
//! It changes nothing on the server.

use std::error::Error;
use std::io::{self, Write};

use plex_sdk::PlexApi;
use plex_sdk::media_query::{Field, Query, SortKey};
use plex_sdk::mock::MockServer;

/// How many things to show of each list.
const SHOWN: u64 = 5;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    let words = std::env::args().nth(1).unwrap_or_else(|| "night".to_owned());
    match (std::env::var("PLEX_URL").ok(), std::env::var("PLEX_TOKEN").ok()) {
        (Some(url), Some(token)) => {
            let plex = PlexApi::builder().server_url(url).access_token(token);
            search(&plex.client_identifier("plex-sdk-search").build()?, &words, &mut out).await
        }
        (None, None) => on_mock_server(&words, &mut out).await,
        _ => {
            Err("set both PLEX_URL and PLEX_TOKEN for a server of yours, or none for the mock server".into())
        }
    }
}

/// The same without a server: `mock` has one that answers with examples.
pub async fn on_mock_server(words: &str, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let server = MockServer::start().await?;
    search(&server.client(), words, out).await
}

async fn search(plex: &PlexApi, words: &str, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let found = plex.search().search_hubs(words).limit(SHOWN as i64).await?;
    writeln!(out, "Everything with \"{words}\":")?;
    for hub in &found.media_container.hub {
        for item in &hub.metadata {
            let (title, hub) = (item.title.as_deref(), hub.title.as_deref());
            writeln!(out, "  {} ({})", title.unwrap_or("without a title"), hub.unwrap_or("other"))?;
        }
    }
    let sections = plex.sections().get_sections().await?;
    for section in &sections.media_container.directory {
        if let (Some(key), Some(title)) = (&section.key, &section.title) {
            writeln!(out, "\nNot yet seen in {title}, the newest first:")?;
            in_library(plex, key, words, out).await?;
        }
    }
    Ok(())
}

/// Asks a library by a query, once the library has said what it takes.
async fn in_library(
    plex: &PlexApi,
    section: &str,
    words: &str,
    out: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let query = Query::new()
        .filter(Field::text("title").contains(words).or(Field::number("year").greater_than(1999)))
        .filter(Field::flag("unwatched").is_true())
        .sort(SortKey::new("addedAt").descending())
        .limit(SHOWN);
    let list = plex.sections().list_content(section).container_size(0).include_meta(true).await?;
    if let Some(meta) = &list.media_container.meta
        && let Err(error) = query.check(meta)
    {
        writeln!(out, "  This library cannot be asked that: {error}.")?;
        return Ok(());
    }
    for item in &plex.sections().list_content(section).media_query(&query).await?.media_container.metadata {
        writeln!(out, "  {}", item.title.as_deref().unwrap_or("without a title"))?;
    }
    Ok(())
}
