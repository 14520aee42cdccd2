//! What servers send to webhooks, for any web framework.
//!
//! ```
//! use plex_sdk::models::WebhookEventType;
//! use plex_sdk::webhooks::Webhook;
//!
//! let body = br#"{"event": "media.scrobble", "Metadata": {"title": "The General"}}"#;
//! let webhook = Webhook::parse("application/json", body)?;
//! assert_eq!(webhook.event.event, WebhookEventType::MediaScrobble);
//! assert_eq!(webhook.event.metadata.unwrap().title.as_deref(), Some("The General"));
//! # Ok::<(), plex_sdk::webhooks::WebhookError>(())
//! ```
//!
//! Needs the feature `webhooks`, which is on by default.

mod error;
mod header;
mod multipart;
mod webhook;

pub use error::WebhookError;
pub use webhook::{MAX_BODY_SIZE, Thumb, Webhook};
