//! Time as plex.tv writes it and sees it.

#[cfg(all(feature = "jwt", feature = "device-tokens"))]
mod clock;
mod rfc3339;
mod server_time;

#[cfg(all(feature = "jwt", feature = "device-tokens"))]
pub(super) use clock::Clock;
pub(super) use rfc3339::parse_rfc3339;
pub(super) use server_time::server_time;
