//! One file of a version.

use plex_sdk::models;
use serde::Deserialize;

use super::Stream;

/// One file of a version.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    pub id: Option<i64>,
    pub key: Option<String>,
    pub file: Option<String>,
    pub size: Option<i64>,
    pub hash: Option<String>,
    pub packet_length: Option<i64>,
    pub has_thumbnail: Option<bool>,
    pub indexes: Option<String>,
    pub deep_analysis_version: Option<i64>,
    pub required_bandwidths: Option<String>,
    pub accessible: Option<bool>,
    pub exists: Option<bool>,
    pub sync_item_id: Option<i64>,
    pub sync_state: Option<String>,
    pub decision: Option<models::PartDecision>,
    pub selected: Option<bool>,
    #[serde(rename = "Stream", default)]
    pub stream: Vec<Stream>,
    pub duration: Option<i64>,
    pub bitrate: Option<i64>,
    pub width: Option<i64>,
    pub height: Option<i64>,
    pub video_profile: Option<String>,
    pub audio_profile: Option<String>,
    pub container: Option<String>,
    pub protocol: Option<String>,
    pub optimized_for_streaming: Option<bool>,
    pub has64bit_offsets: Option<bool>,
}
