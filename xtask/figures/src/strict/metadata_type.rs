//! What kind of item it is.

use serde::Deserialize;

/// What kind of item it is.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MetadataType {
    Movie,
    Show,
    Season,
    Episode,
    Trailer,
    Person,
    Artist,
    Album,
    Track,
    Clip,
    Photo,
    #[serde(rename = "photoalbum")]
    PhotoAlbum,
    Playlist,
    PlaylistFolder,
    Collection,
    Image,
    Folder,
    Mixed,
}
