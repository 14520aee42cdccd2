//! What is wrong with an address.

use std::fmt;

/// What is wrong with an address.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UriError {
    /// It is none of the forms that Plex uses.
    NotAnItem(String),
    /// It leads to another server, or is no path at all.
    Foreign(String),
    /// It climbs by `.` or `..`.
    Climbs(String),
    /// It has a character that no path holds: a control character, a backslash or `#`.
    BadCharacter(String),
    /// The path does not begin at the root of the server.
    NotRooted(String),
    /// A part that must be there is empty.
    Missing(&'static str),
    /// An identifier has a character that would end it.
    BadIdentifier(String),
    /// The URL of the server is no `http` or `https` URL, or has a query or a fragment. It is not repeated, for it
    /// may hold a password.
    BadServer,
}

impl fmt::Display for UriError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnItem(text) => {
                write!(f, "`{text}` is neither a `server://` nor a `library://` address")
            }
            Self::Foreign(text) => write!(f, "`{text}` leads away from the server"),
            Self::Climbs(text) => write!(f, "`{text}` has a `.` or `..` in its path"),
            Self::BadCharacter(text) => write!(f, "{text:?} has a character that no path holds"),
            Self::NotRooted(text) => write!(f, "`{text}` does not begin with a slash"),
            Self::Missing(what) => write!(f, "the address has no {what}"),
            Self::BadIdentifier(text) => write!(f, "{text:?} has a character that no identifier holds"),
            Self::BadServer => f.write_str("the URL of the server is no plain http or https URL"),
        }
    }
}

impl std::error::Error for UriError {}
