//! A media item.

use plex_sdk::models;
use serde::Deserialize;

use super::{Guid, Image, Media, MetadataType, Rating, Role, Tag, UltraBlurColors};

/// A media item.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    pub rating_key: Option<String>,
    pub key: Option<String>,
    pub guid: Option<String>,
    pub type_: Option<MetadataType>,
    pub title: Option<String>,
    pub title_sort: Option<String>,
    pub summary: Option<String>,
    pub art: Option<String>,
    pub thumb: Option<String>,
    pub composite: Option<String>,
    pub icon: Option<String>,
    pub duration: Option<i64>,
    pub leaf_count: Option<i64>,
    pub view_count: Option<i64>,
    pub last_viewed_at: Option<i64>,
    pub added_at: Option<i64>,
    pub updated_at: Option<i64>,
    pub allow_sync: Option<bool>,
    #[serde(rename = "librarySectionID")]
    pub library_section_id: Option<i64>,
    pub library_section_key: Option<String>,
    pub library_section_title: Option<String>,
    pub library_section_type: Option<MetadataType>,
    #[serde(rename = "librarySectionUUID")]
    pub library_section_uuid: Option<String>,
    pub index: Option<i64>,
    pub parent_rating_key: Option<String>,
    pub parent_key: Option<String>,
    pub parent_guid: Option<String>,
    pub parent_slug: Option<String>,
    pub parent_title: Option<String>,
    pub parent_index: Option<i64>,
    pub parent_year: Option<i64>,
    pub parent_studio: Option<String>,
    pub parent_thumb: Option<String>,
    pub parent_theme: Option<String>,
    pub parent_hero: Option<String>,
    pub grandparent_rating_key: Option<String>,
    pub grandparent_key: Option<String>,
    pub grandparent_guid: Option<String>,
    pub grandparent_slug: Option<String>,
    pub grandparent_title: Option<String>,
    pub grandparent_thumb: Option<String>,
    pub grandparent_art: Option<String>,
    pub grandparent_theme: Option<String>,
    pub grandparent_hero: Option<String>,
    pub banner: Option<String>,
    pub hero: Option<String>,
    pub theme: Option<String>,
    pub art_blur_hash: Option<String>,
    pub thumb_blur_hash: Option<String>,
    #[serde(rename = "UltraBlurColors")]
    pub ultra_blur_colors: Option<UltraBlurColors>,
    #[serde(rename = "Image", default)]
    pub image: Vec<Image>,
    pub user_rating: Option<f64>,
    pub last_rated_at: Option<i64>,
    pub skip_count: Option<i64>,
    pub view_offset: Option<i64>,
    pub viewed_leaf_count: Option<i64>,
    #[serde(rename = "playlistItemID")]
    pub playlist_item_id: Option<i64>,
    #[serde(rename = "playQueueItemID")]
    pub play_queue_item_id: Option<i64>,
    #[serde(rename = "Genre", default)]
    pub genre: Vec<Tag>,
    #[serde(rename = "Country", default)]
    pub country: Vec<Tag>,
    #[serde(rename = "Collection", default)]
    pub collection: Vec<Tag>,
    #[serde(rename = "Director", default)]
    pub director: Vec<Tag>,
    #[serde(rename = "Writer", default)]
    pub writer: Vec<Tag>,
    #[serde(rename = "Producer", default)]
    pub producer: Vec<Tag>,
    #[serde(rename = "Role", default)]
    pub role: Vec<Role>,
    #[serde(rename = "Similar", default)]
    pub similar: Vec<Tag>,
    #[serde(rename = "Mood", default)]
    pub mood: Vec<Tag>,
    #[serde(rename = "Style", default)]
    pub style: Vec<Tag>,
    #[serde(rename = "Label", default)]
    pub label: Vec<Tag>,
    #[serde(rename = "Format", default)]
    pub format: Vec<Tag>,
    #[serde(rename = "Subformat", default)]
    pub subformat: Vec<Tag>,
    #[serde(rename = "Autotag", default)]
    pub autotag: Vec<Tag>,
    pub show_ordering: Option<String>,
    pub episode_sort: Option<i64>,
    pub flatten_seasons: Option<i64>,
    pub album_sort: Option<i64>,
    pub language_override: Option<String>,
    pub use_original_title: Option<i64>,
    pub audio_language: Option<String>,
    pub subtitle_language: Option<String>,
    pub subtitle_mode: Option<i64>,
    pub enable_credits_marker_generation: Option<i64>,
    #[serde(rename = "autoDeletionItemPolicyUnwatchedLibrary")]
    pub keep_unwatched: Option<i64>,
    #[serde(rename = "autoDeletionItemPolicyWatchedLibrary")]
    pub delete_watched_after: Option<i64>,
    pub collection_mode: Option<i64>,
    pub collection_sort: Option<i64>,
    pub collection_filter_based_on_user: Option<i64>,
    pub collection_published: Option<bool>,
    pub slug: Option<String>,
    pub subtype: Option<String>,
    pub edition_title: Option<String>,
    pub original_title: Option<String>,
    pub tagline: Option<String>,
    pub studio: Option<String>,
    pub network: Option<String>,
    pub content_rating: Option<String>,
    pub content_rating_age: Option<i64>,
    pub originally_available_at: Option<String>,
    pub year: Option<i64>,
    pub min_year: Option<i64>,
    pub max_year: Option<i64>,
    pub absolute_index: Option<i64>,
    pub rating: Option<f64>,
    pub rating_image: Option<String>,
    pub rating_count: Option<i64>,
    pub audience_rating: Option<f64>,
    pub audience_rating_image: Option<String>,
    pub child_count: Option<i64>,
    pub season_count: Option<i64>,
    pub deleted_at: Option<i64>,
    pub primary_extra_key: Option<String>,
    pub primary_guid: Option<String>,
    pub extra_type: Option<i64>,
    pub has_premium_extras: Option<bool>,
    pub has_premium_primary_extra: Option<bool>,
    pub chapter_source: Option<String>,
    pub music_analysis_version: Option<i64>,
    pub loudness_analysis_version: Option<i64>,
    pub distance: Option<f64>,
    pub source_title: Option<String>,
    pub score: Option<f64>,
    pub skip_children: Option<bool>,
    pub skip_parent: Option<bool>,
    pub created_at_accuracy: Option<String>,
    #[serde(rename = "createdAtTZOffset")]
    pub created_at_tz_offset: Option<i64>,
    pub live: Option<bool>,
    pub genuine_media_analysis: Option<bool>,
    pub one_shot: Option<bool>,
    pub remote_media: Option<bool>,
    pub attribution: Option<String>,
    pub source_key: Option<String>,
    #[serde(rename = "sourceURI")]
    pub source_uri: Option<String>,
    pub provider: Option<String>,
    pub selected: Option<bool>,
    pub prompt: Option<String>,
    pub search: Option<bool>,
    pub secondary: Option<bool>,
    pub read_only: Option<bool>,
    pub smart: Option<bool>,
    pub content: Option<String>,
    pub playlist_type: Option<models::PlaylistType>,
    #[serde(rename = "Guid", default)]
    pub guids: Vec<Guid>,
    #[serde(rename = "Rating", default)]
    pub ratings: Vec<Rating>,
    #[serde(rename = "Media", default)]
    pub media: Vec<Media>,
    #[serde(rename = "Chapter", default)]
    pub chapter: Vec<models::Chapter>,
    #[serde(rename = "Marker", default)]
    pub marker: Vec<models::Marker>,
    #[serde(rename = "Review", default)]
    pub review: Vec<models::Review>,
    #[serde(rename = "Field", default)]
    pub field: Vec<models::LockedField>,
    #[serde(rename = "Location", default)]
    pub location: Vec<models::Location>,
    #[serde(rename = "Preferences")]
    pub preferences: Option<models::ItemPreferences>,
    #[serde(rename = "CommonSenseMedia", default)]
    pub common_sense_media: Vec<models::CommonSenseMedia>,
    #[serde(rename = "Extras")]
    pub extras: Option<models::ItemList>,
    #[serde(rename = "OnDeck")]
    pub on_deck: Option<Box<models::OnDeck>>,
    #[serde(rename = "PopularLeaves")]
    pub popular_leaves: Option<models::ItemList>,
    #[serde(rename = "Related")]
    pub related: Option<models::Related>,
    #[serde(rename = "Filter", default)]
    pub filter: Vec<models::Filter>,
    #[serde(rename = "Sort", default)]
    pub sort: Vec<models::Sort>,
    pub session_key: Option<String>,
    #[serde(rename = "User")]
    pub user: Option<models::User>,
    #[serde(rename = "Player")]
    pub player: Option<models::Player>,
    #[serde(rename = "Session")]
    pub session: Option<models::Session>,
    #[serde(rename = "TranscodeSession")]
    pub transcode_session: Option<models::TranscodeSession>,
    pub watchlisted_at: Option<i64>,
    pub user_state: Option<bool>,
    #[serde(rename = "publicPagesURL")]
    pub public_pages_url: Option<String>,
    pub imdb_rating_count: Option<i64>,
    pub is_continuing_series: Option<bool>,
    pub availability_id: Option<String>,
    pub streaming_media_id: Option<String>,
    pub playable_key: Option<String>,
    pub expires_at: Option<i64>,
}
