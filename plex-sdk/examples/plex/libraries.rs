//! Step 4: the libraries of the server.

use plex_sdk::models::MetadataType;
use plex_sdk::{Error, PlexApi};

use super::problem::Problem;
use super::screen::{Cell, Ink, Screen};
use super::text::count;

pub async fn libraries(plex: &PlexApi, name: &str, screen: &mut Screen<'_>) -> Result<(), Problem> {
    screen.heading("Libraries")?;
    let failed = |error| Problem::Server(name.to_owned(), error);
    let sections = plex.sections().get_sections().await.map_err(failed)?;
    let mut rows = Vec::new();
    for section in &sections.media_container.directory {
        let title = Cell::plain(section.title.as_deref().unwrap_or("without a name"));
        let size = match &section.key {
            Some(key) => size(plex, key).await.map_err(failed)?,
            None => None,
        };
        let size = size.map_or("unknown".to_owned(), |size| count(size, noun(section.type_.as_ref())));
        rows.push(vec![title, Cell::new(Ink::Faint, size)]);
    }
    match rows.is_empty() {
        true => screen.line(&[Cell::new(Ink::Faint, "none that you may see")], &[])?,
        false => screen.table(&rows)?,
    }
    Ok(())
}

/// How many items a library has: a page without items tells the size of the whole list.
async fn size(plex: &PlexApi, section: &str) -> Result<Option<i64>, Error> {
    let page = plex.sections().list_content(section).container_start(0).container_size(0).await?;
    Ok(page.media_container.total_size)
}

fn noun(kind: Option<&MetadataType>) -> &'static str {
    match kind {
        Some(MetadataType::Movie) => "film",
        Some(MetadataType::Show) => "show",
        Some(MetadataType::Artist) => "artist",
        Some(MetadataType::Photo) => "photo",
        _ => "item",
    }
}
