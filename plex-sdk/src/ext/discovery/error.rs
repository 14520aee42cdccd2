//! Why there is no connection to a server.

use std::fmt;

use super::ProbeError;
use crate::runtime::Error;

/// Why there is no connection to a server. It never prints a token.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConnectError {
    /// The servers of the account could not be listed, or a client could not be set up.
    Call(Error),
    /// The account has no such server.
    NoSuchServer {
        /// The name or machine identifier that was asked for
        wanted: String,
        /// The names of the servers that there are
        names: Vec<String>,
    },
    /// Several servers have the name; use the machine identifier.
    Ambiguous {
        /// The name that was asked for
        wanted: String,
        /// The machine identifiers of the servers that have it
        identifiers: Vec<String>,
    },
    /// plex.tv gives no token for the server, which belongs to someone else.
    NoToken {
        /// The name of the server
        server: String,
    },
    /// No way to the server works.
    Unreachable {
        /// The name of the server
        server: String,
        /// What was tried, best first; nothing when plex.tv knows no address that may be used
        tried: Vec<Tried>,
        /// Whether the server is there, but a router hides its encrypted address (DNS rebinding protection)
        dns_rebinding: bool,
    },
}

/// A way that was tried in vain.
#[derive(Debug)]
pub struct Tried {
    /// The address, without a token
    pub url: String,
    /// Why it does not work
    pub error: ProbeError,
}

impl fmt::Display for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConnectError::Call(error) => error.fmt(f),
            ConnectError::NoSuchServer { wanted, names } if names.is_empty() => {
                write!(f, "the account has no server `{wanted}`, nor any other")
            }
            ConnectError::NoSuchServer { wanted, names } => {
                write!(f, "the account has no server `{wanted}`; it has {}", names.join(", "))
            }
            ConnectError::Ambiguous { wanted, identifiers } => write!(
                f,
                "several servers are called `{wanted}`; use one of the machine identifiers {}",
                identifiers.join(", ")
            ),
            ConnectError::NoToken { server } => write!(f, "plex.tv gives no token for the server `{server}`"),
            ConnectError::Unreachable { server, tried, .. } if tried.is_empty() => {
                write!(f, "plex.tv knows no address of the server `{server}` that may be used from here")
            }
            ConnectError::Unreachable { server, tried, dns_rebinding } => {
                write!(f, "the server `{server}` cannot be reached")?;
                if *dns_rebinding {
                    f.write_str(
                        "; it is there, but the router or name server hides its encrypted address: switch its DNS \
                         rebinding protection off for plex.direct, or use another name server",
                    )?;
                }
                tried.iter().try_for_each(|Tried { url, error }| write!(f, "\n  {url}: {error}"))
            }
        }
    }
}

impl std::error::Error for ConnectError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ConnectError::Call(error) => error.source(),
            _ => None,
        }
    }
}

impl From<Error> for ConnectError {
    fn from(error: Error) -> Self {
        ConnectError::Call(error)
    }
}
