//! What can go wrong, in words for the user.

use std::error::Error as StdError;
use std::fmt::{self, Formatter, Write};
use std::io;

use plex_sdk::events::EventError;
use plex_sdk::{AccountError, ConnectError, Error, StoreError};

/// Why the program ends early.
#[derive(Debug)]
pub enum Problem {
    Account(AccountError),
    Connect(ConnectError),
    /// A call to the server of this name
    Server(String, Error),
    Events(EventError),
    NoServers,
    /// Nobody said which of these servers is meant
    NotChosen(Vec<String>),
    Store(StoreError),
    /// The terminal cannot be read or written, or there is no free port
    System(io::Error),
}

impl Problem {
    /// Whether the one who reads the output is gone, as `head` is after some lines.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::System(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(error) => account(f, error),
            Self::Connect(error) => connect(f, error),
            Self::Server(name, error) => server(f, name, error),
            Self::Events(EventError::Call(error)) if is_refusal(error) => {
                f.write_str("This account may not hear what happens on the server; its owner may.")
            }
            Self::Events(error) => {
                f.write_str("There are no more events: ")?;
                chain(f, error)
            }
            Self::NoServers => f.write_str(
                "This account has no server. Set one up (https://www.plex.tv/media-server-downloads),\n\
                 or ask a friend to share theirs.",
            ),
            Self::NotChosen(names) => {
                write!(f, "Say which server you mean: plex NAME, with one of {}.", names.join(", "))
            }
            Self::Store(error) => write!(f, "The sign-in cannot be kept or read: {error}"),
            Self::System(error) => write!(f, "The system does not let this go on: {error}"),
        }
    }
}

fn account(f: &mut Formatter<'_>, error: &AccountError) -> fmt::Result {
    match error {
        AccountError::Call(error) => plex_tv(f, error),
        AccountError::PinExpired => {
            f.write_str("Nobody entered the code in time. Start again to get another one.")
        }
        AccountError::Store(error) => write!(f, "The sign-in cannot be kept or read: {error}"),
        other => write!(f, "{other}"),
    }
}

fn plex_tv(f: &mut Formatter<'_>, error: &Error) -> fmt::Result {
    match error.status().map(|status| status.as_u16()) {
        None if matches!(error, Error::Transport(_)) => {
            f.write_str("plex.tv cannot be reached. Is this machine online?\n")?;
        }
        Some(401) => {
            f.write_str("plex.tv has forgotten this sign-in. Use --sign-out, and then sign in again.\n")?;
        }
        Some(429) => f.write_str("plex.tv wants to be asked less often. Wait for some minutes.\n")?,
        _ => f.write_str("plex.tv did not do what it was asked for.\n")?,
    }
    chain(f, error)
}

fn connect(f: &mut Formatter<'_>, error: &ConnectError) -> fmt::Result {
    match error {
        ConnectError::Call(error) => plex_tv(f, error),
        ConnectError::Unreachable { server, tried, dns_rebinding } => {
            match (tried.is_empty(), dns_rebinding) {
                (true, _) => {
                    return write!(f, "plex.tv knows no address of {server} that can be used from here.");
                }
                (_, true) => write!(
                    f,
                    "{server} is there, but the router of this network hides its name (DNS rebinding\n\
                     protection). Allow plex.direct in the settings of the router, or use another name server."
                )?,
                (_, false) => write!(f, "{server} cannot be reached. Is it on, and is it online?")?,
            }
            f.write_str("\n\nWhat was tried:")?;
            tried.iter().try_for_each(|tried| write!(f, "\n  {}\n    {}", tried.url, tried.error))
        }
        ConnectError::NoToken { server } => {
            write!(f, "plex.tv gives no token for {server}. Ask its owner to share it anew.")
        }
        other => {
            // It begins in small letters, for the middle of a sentence.
            let text = other.to_string();
            let mut chars = text.chars();
            chars
                .next()
                .into_iter()
                .flat_map(char::to_uppercase)
                .try_for_each(|first| f.write_char(first))?;
            write!(f, "{}.", chars.as_str())
        }
    }
}

fn server(f: &mut Formatter<'_>, name: &str, error: &Error) -> fmt::Result {
    match error.status().map(|status| status.as_u16()) {
        Some(401) => {
            writeln!(f, "{name} does not let this account in. Ask its owner whether it is shared still.")?
        }
        None if matches!(error, Error::Transport(_)) => writeln!(f, "{name} cannot be reached any more.")?,
        _ => writeln!(f, "{name} did not do what it was asked for.")?,
    }
    chain(f, error)
}

/// Whether a server does not let someone do something.
pub fn is_refusal(error: &Error) -> bool {
    error.status().is_some_and(|status| status == 401 || status == 403)
}

/// An error and what lies under it, each in a line.
fn chain(f: &mut Formatter<'_>, error: &dyn StdError) -> fmt::Result {
    write!(f, "  {error}")?;
    let mut cause = error.source();
    while let Some(error) = cause {
        write!(f, "\n    {error}")?;
        cause = error.source();
    }
    Ok(())
}

impl StdError for Problem {}

impl From<AccountError> for Problem {
    fn from(error: AccountError) -> Self {
        Self::Account(error)
    }
}

impl From<ConnectError> for Problem {
    fn from(error: ConnectError) -> Self {
        Self::Connect(error)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}
