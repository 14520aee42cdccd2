//! One version of an item.

use serde::Deserialize;

use super::Part;

/// One version of an item.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Media {
    pub id: Option<i64>,
    pub title: Option<String>,
    pub aspect_ratio: Option<f64>,
    pub video_resolution: Option<String>,
    pub video_codec: Option<String>,
    pub video_frame_rate: Option<String>,
    pub audio_codec: Option<String>,
    pub audio_channels: Option<i64>,
    pub has_voice_activity: Option<bool>,
    pub display_offset: Option<i64>,
    pub premium: Option<bool>,
    pub proxy_type: Option<i64>,
    pub target: Option<String>,
    pub source: Option<String>,
    pub selected: Option<bool>,
    pub uuid: Option<String>,
    pub abr: Option<bool>,
    pub resource_session: Option<String>,
    #[serde(rename = "Part", default)]
    pub part: Vec<Part>,
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
    pub make: Option<String>,
    pub model: Option<String>,
    pub lens: Option<String>,
    pub aperture: Option<String>,
    pub exposure: Option<String>,
    pub iso: Option<i64>,
    pub begins_at: Option<i64>,
    pub ends_at: Option<i64>,
    pub on_air: Option<bool>,
    pub premiere: Option<bool>,
    #[serde(rename = "channelID")]
    pub channel_id: Option<i64>,
    pub channel_identifier: Option<String>,
    pub channel_title: Option<String>,
    pub channel_thumb: Option<String>,
    pub channel_call_sign: Option<String>,
    pub channel_vcn: Option<String>,
}
