//! Tells a server what a player does, and what a user has watched.
//!
//! A [`Playback`] gives a pair: the [`TimelineReporter`] goes to the player, which calls
//! [`update`](TimelineReporter::update) as often as it likes, and the [`Reports`] are sent by a task of their
//! own. See [`Ended`] for how that ends.
//!
//! ```no_run
//! use std::time::Duration;
//!
//! use plex_sdk::PlexApi;
//! use plex_sdk::models::{Metadata, PlaybackState};
//! use plex_sdk::playback::{Ended, Playback};
//!
//! # async fn run(plex: &PlexApi, item: &Metadata) {
//! let (reporter, reports) = Playback::of(item).start(plex.core());
//! let reports = tokio::spawn(reports.run());
//! for second in 0..90 {
//!     if !reporter.update(PlaybackState::Playing, Duration::from_secs(second)) {
//!         break; // the server has ended the session
//!     }
//!     // ... play ...
//! }
//! drop(reporter); // sends `stopped`
//! if let Ok(Ended::Terminated(termination)) = reports.await {
//!     println!("{termination}");
//! }
//! # }
//! ```
//!
//! Needs the features `timeline` and `metadata`, which are on by default.

mod ended;
mod item;
mod reporter;
mod reports;
mod session_id;
mod start;

pub use ended::{Ended, Termination};
pub use item::ItemError;
pub use reporter::TimelineReporter;
pub use reports::Reports;
pub use session_id::SessionId;
pub use start::Playback;
