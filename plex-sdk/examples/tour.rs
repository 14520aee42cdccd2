//! A walk through a server: what it is, its libraries, a library page by page, a search, a picture, an error.
//!
//! ```console
//! $ cargo run -p plex-sdk --example tour                # on a mock server, which is started for it
//! $ PLEX_URL=http://192.168.1.5:32400 PLEX_TOKEN=... cargo run -p plex-sdk --example tour
//! ```
//!
//! It changes nothing on the server.

use std::error::Error;
use std::io::{self, Write};

use plex_sdk::mock::MockServer;
use plex_sdk::operations::{GetServerInfo, ListContent};
use plex_sdk::{PlexApi, StatusCode};

/// How many items to fetch at once, and how many to show.
const PAGE: u32 = 100;
const SHOWN: usize = 3;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    let url = std::env::var("PLEX_URL").ok();
    let token = std::env::var("PLEX_TOKEN").ok();
    match (url, token) {
        (Some(url), Some(token)) => {
            let plex = PlexApi::builder().server_url(url).access_token(token);
            tour(&plex.client_identifier("plex-sdk-tour").build()?, &mut out).await
        }
        (None, None) => on_mock_server(&mut out).await,
        _ => {
            Err("set both PLEX_URL and PLEX_TOKEN for a server of yours, or none for the mock server".into())
        }
    }
}

/// The same without a server: `mock` has one that answers with examples.
pub async fn on_mock_server(out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let server = MockServer::start().await?;
    server.require_token("a token");
    server.on::<ListContent>().list(250);
    tour(&server.client(), out).await?;
    writeln!(out, "The mock server had {} calls.", server.calls().len())?;
    Ok(())
}

async fn tour(plex: &PlexApi, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let info = plex.server().get_server_info().await?;
    let info = &info.media_container;
    writeln!(
        out,
        "{} runs version {}.",
        info.friendly_name.as_deref().unwrap_or("The server"),
        info.version.as_deref().unwrap_or("unknown"),
    )?;
    let sections = plex.sections().get_sections().await?;
    for section in &sections.media_container.directory {
        let (Some(key), Some(title)) = (&section.key, &section.title) else { continue };
        writeln!(out, "\nLibrary {title}:")?;
        library(plex, key, out).await?;
    }
    search(plex, "night", out).await?;
    wrong_token(plex, out).await
}

/// Walks through a library, one page after the other.
async fn library(plex: &PlexApi, section: &str, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let mut pages = plex.sections().list_content(section).pages().page_size(PAGE);
    let mut count = 0;
    while let Some(page) = pages.next().await {
        let page = page?;
        if count == 0 {
            for item in page.items().iter().take(SHOWN) {
                let year = item.year.map(|year| format!(" ({year})")).unwrap_or_default();
                writeln!(out, "  {}{year}", item.title.as_deref().unwrap_or("without a title"))?;
            }
            if let Some(key) = page.items().iter().find_map(|item| item.rating_key.as_deref()) {
                picture(plex, key, out).await?;
            }
        }
        count += page.items().len();
    }
    writeln!(out, "  {count} items, fetched {PAGE} at a time.")?;
    Ok(())
}

/// Fetches the picture of an item in a size of our own.
async fn picture(plex: &PlexApi, key: &str, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let details = plex.metadata().get_metadata_item([key]).await?;
    let Some(path) = details.media_container.metadata.first().and_then(|item| item.thumb.clone()) else {
        return Ok(());
    };
    let picture = plex.transcoder().transcode_image(&path).width(200).height(300).await?;
    writeln!(out, "  The picture {path} has {} bytes when it is small.", picture.bytes().len())?;
    Ok(())
}

async fn search(plex: &PlexApi, words: &str, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let found = plex.search().search_hubs(words).limit(SHOWN as i64).await?;
    writeln!(out, "\nA search for \"{words}\" finds:")?;
    for hub in found.media_container.hub.iter().filter(|hub| !hub.metadata.is_empty()) {
        for item in &hub.metadata {
            let (hub, title) = (hub.title.as_deref(), item.title.as_deref());
            writeln!(out, "  {} in {}", title.unwrap_or("something"), hub.unwrap_or("a hub"))?;
        }
    }
    Ok(())
}

/// What a server documents about an error comes as a type.
async fn wrong_token(plex: &PlexApi, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let call = plex.server().get_server_info().header("X-Plex-Token", "not a token");
    let Err(error) = call.await else { return Err("the server takes any token".into()) };
    if error.status() != Some(StatusCode::UNAUTHORIZED) {
        return Err(error.into());
    }
    let documented = error.typed::<GetServerInfo>();
    let message = documented.and_then(|body| body.errors.first()?.message.clone());
    writeln!(
        out,
        "\nA wrong token is refused: {}",
        message.as_deref().unwrap_or("the server does not say why")
    )?;
    Ok(())
}
