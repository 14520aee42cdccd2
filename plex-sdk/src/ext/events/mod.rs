//! The news of a server as they happen.
//!
//! ```no_run
//! use plex_sdk::events::Event;
//!
//! # async fn run(plex: &plex_sdk::PlexApi) -> Result<(), Box<dyn std::error::Error>> {
//! let mut events = plex.events().listen().filters(["playing"]).await?;
//! while let Some(event) = events.next().await {
//!     match event? {
//!         Event::Playing(player) => println!("{:?} {:?}", player.key, player.state),
//!         Event::Reconnected(_) => println!("something may have been missed"),
//!         other => println!("{}", other.kind()),
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Needs the feature `events`, which is on by default.

mod connection;
mod envelope;
mod error;
mod event;
mod event_source;
mod listen;
mod notice;
mod outage;
#[cfg(feature = "websocket")]
mod pulse;
mod settings;
mod sse;
mod stream;
#[cfg(feature = "websocket")]
mod websocket;

pub use error::EventError;
pub use event::{Event, Reconnection};
pub use listen::{Listen, ListenFuture};
pub use notice::Notice;
pub use stream::EventStream;
