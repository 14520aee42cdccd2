//! The envelope of the list.

use plex_sdk::models;
use serde::Deserialize;

use super::Metadata;

/// The envelope of the list.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MetadataContainer {
    pub size: Option<i64>,
    pub total_size: Option<i64>,
    pub offset: Option<i64>,
    pub identifier: Option<String>,
    pub allow_sync: Option<bool>,
    pub art: Option<String>,
    pub thumb: Option<String>,
    pub title1: Option<String>,
    pub title2: Option<String>,
    pub content: Option<String>,
    pub view_group: Option<String>,
    pub view_mode: Option<i64>,
    pub nocache: Option<bool>,
    #[serde(rename = "librarySectionID")]
    pub library_section_id: Option<i64>,
    pub library_section_title: Option<String>,
    #[serde(rename = "librarySectionUUID")]
    pub library_section_uuid: Option<String>,
    pub media_tag_prefix: Option<String>,
    pub media_tag_version: Option<i64>,
    pub banner: Option<String>,
    pub theme: Option<String>,
    pub summary: Option<String>,
    pub mixed_parents: Option<bool>,
    pub key: Option<String>,
    pub parent_index: Option<i64>,
    pub parent_title: Option<String>,
    pub parent_year: Option<i64>,
    pub grandparent_rating_key: Option<i64>,
    pub grandparent_title: Option<String>,
    pub grandparent_thumb: Option<String>,
    pub grandparent_theme: Option<String>,
    pub grandparent_content_rating: Option<String>,
    pub grandparent_studio: Option<String>,
    pub augmentation_key: Option<String>,
    #[serde(rename = "Meta")]
    pub meta: Option<models::Meta>,
    #[serde(rename = "Metadata", default)]
    pub metadata: Vec<Metadata>,
    #[serde(rename = "Directory", default)]
    pub directory: Vec<models::Directory>,
}
