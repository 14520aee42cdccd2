//! The clock of a server.

use std::time::SystemTime;

use crate::runtime::HeaderMap;

/// The time that a server has, by the header `Date` of its answer. The clock of this machine may be wrong, and
/// what plex.tv writes about time is meant by its own.
pub(crate) fn server_time(headers: &HeaderMap) -> Option<SystemTime> {
    httpdate::parse_http_date(headers.get("date")?.to_str().ok()?).ok()
}
