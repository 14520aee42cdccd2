//! Compares the requests of a generated SDK with those of an independent generator's client.
//!
//! progenitor takes a document after the front end has brought it to OpenAPI 3.0, so the same document becomes two
//! clients that share no line. For every operation that progenitor accepts both get the same values and send to a
//! loopback server, which writes down what arrives. Read on in this order:
//!
//! * [`document`]: the operations of a document and what a caller passes to them
//! * [`values`]: what is passed, several times over
//! * `peer` (feature `progenitor`): what progenitor accepts, and the code that it writes
//! * [`arguments`]: the values as the types that a client takes
//! * [`scratch`] and [`driver`]: the crates that are written, built and run
//! * [`recorder`]: the loopback server
//! * [`compare`] and [`tolerated`]: what has to be equal, and what may differ, with the reason
//! * [`report`] and [`expected`]: the summary, and the list of operations that are not compared

pub mod arguments;
pub mod compare;
pub mod document;
pub mod driver;
pub mod expected;
#[cfg(feature = "progenitor")]
pub mod peer;
pub mod plan;
pub mod recorder;
pub mod report;
pub mod request;
pub mod scratch;
pub mod tolerated;
pub mod values;
