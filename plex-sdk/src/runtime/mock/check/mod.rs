//! Whether a request is one that the description allows.

use super::request::Request;
use super::table::Route;
use crate::runtime::ApiInfo;

/// Checks a request of `route`.
///
/// # Errors
/// What is wrong first.
pub(super) fn request(_: &ApiInfo, _: &Route, _: &Request) -> Result<(), String> {
    Ok(())
}
