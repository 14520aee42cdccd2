//! From the account to a server that answers: which servers there are, the ways to them, and the best way that
//! works from here.
//!
//! Needs the features `pins`, `account`, `resources` and `server`, which are on by default.

mod candidate;
mod causes;
mod connect;
mod connection;
mod error;
mod options;
mod probe;
mod race;
mod rebinding;
mod server;

pub use candidate::Way;
pub use connection::ServerConnection;
pub use error::{ConnectError, Tried};
pub use options::{ConnectOptions, Insecure};
pub use probe::ProbeError;
pub use server::PlexServer;
