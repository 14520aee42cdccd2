//! A server to test against, which knows an API by the table of its operations.
//!
//! A [`MockServer`] listens on a free port of this machine. It answers with the examples of the description, or
//! with what a test tells it to; it refuses what the description does not allow, and keeps every request.
//! The table is data that is generated; everything that reads it is here.

mod accept;
mod answer;
mod body;
mod check;
mod connection;
mod fill;
mod kind;
#[cfg(test)]
pub mod leaks;
mod list;
mod on;
#[cfg(test)]
pub mod page_calls;
mod pairs;
mod request;
mod respond;
mod route_match;
#[cfg(test)]
pub mod samples;
mod server;
mod state;
mod table;
mod template;

pub use answer::Answer;
pub use kind::{Field, Kind};
pub use on::On;
pub use request::Request;
pub use server::MockServer;
pub use table::{
    Content, Documented, Example, Location, MockApi, MockedApi, Paging, Parameter, RequestBody, Route,
};
