//! Time as plex.tv writes it and sees it.

mod rfc3339;
mod server_time;

pub(super) use rfc3339::parse_rfc3339;
pub(super) use server_time::server_time;
