//! The body of a webhook.

use super::error::WebhookError;
use super::multipart;
use crate::generated::models::WebhookEvent;
use crate::runtime::media_type::essence;
use crate::runtime::{Bytes, Deserialize};

/// How many bytes the body of a webhook may have: 16 MiB. Those of servers have some hundred KiB, nearly all of it
/// the picture. Have your web framework keep to it as well, for it reads the body before [`Webhook::parse`] sees it.
pub const MAX_BODY_SIZE: usize = 16 * 1024 * 1024;

/// What a server sent to a webhook.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Webhook {
    /// What has happened
    pub event: WebhookEvent,
    /// A picture of the item; servers send one with some events only
    pub thumb: Option<Thumb>,
}

/// A picture, as JPEG unless `content_type` says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Thumb {
    /// Its media type
    pub content_type: String,
    /// The name of its file, where the server gives one. It comes over the network, so do not use it as a path.
    pub file_name: Option<String>,
    /// The picture itself
    pub bytes: Bytes,
}

impl Webhook {
    /// Reads the body of a request to a webhook: a form with the parts `payload` and `thumb`, as servers send it, or
    /// the payload alone as JSON, as programs do that pass it on.
    ///
    /// Nothing about a webhook proves who sent it, so let its address be hard to guess, and look things up on the
    /// server where it matters.
    ///
    /// # Errors
    /// When the body is neither. Keys that are missing or unknown, and kinds of events that this version does not
    /// know, are no errors.
    pub fn parse(content_type: &str, body: &[u8]) -> Result<Self, WebhookError> {
        if body.len() > MAX_BODY_SIZE {
            return Err(WebhookError::TooLarge);
        }
        match essence(content_type).to_ascii_lowercase().as_str() {
            "multipart/form-data" => form(content_type, body),
            "application/json" => Ok(Self { event: payload(body)?, thumb: None }),
            _ => Err(WebhookError::MediaType),
        }
    }
}

fn form(content_type: &str, body: &[u8]) -> Result<Webhook, WebhookError> {
    let (mut event, mut thumb) = (None, None);
    for part in multipart::parts(content_type, body)? {
        match part.name.as_str() {
            "payload" if event.is_none() => event = Some(payload(part.body)?),
            "thumb" if thumb.is_none() && !part.body.is_empty() => {
                thumb = Some(Thumb {
                    content_type: part.content_type.unwrap_or_else(|| "image/jpeg".to_owned()),
                    file_name: part.file_name,
                    bytes: Bytes::copy_from_slice(part.body),
                });
            }
            _ => {}
        }
    }
    Ok(Webhook { event: event.ok_or(WebhookError::NoPayload)?, thumb })
}

fn payload(json: &[u8]) -> Result<WebhookEvent, WebhookError> {
    let mut reader = serde_json::Deserializer::from_slice(json);
    let event = WebhookEvent::deserialize(&mut reader).map_err(WebhookError::Payload)?;
    reader.end().map_err(WebhookError::Payload)?;
    Ok(event)
}
