//! What can go wrong with an account.

use std::fmt;

use crate::ext::store::StoreError;
use crate::runtime::Error;

/// What went wrong with signing in or with an account. It never prints a token.
#[derive(Debug)]
#[non_exhaustive]
pub enum AccountError {
    /// The client does not say which installation it is; set `client_identifier` on its builder.
    NoClientIdentifier,
    /// Nobody entered the code of the PIN in its time. Make another one.
    PinExpired,
    /// plex.tv does not know this name with this password.
    WrongPassword,
    /// The code of the second factor is wrong.
    WrongCode,
    /// The PIN of a user of the Plex Home is missing or wrong.
    WrongHomePin,
    /// plex.tv answered with success, but without what it was asked for; here is what that was.
    Missing(&'static str),
    /// Keys or tokens cannot be kept or read, or a key cannot be made.
    Store(StoreError),
    /// A call failed.
    Call(Error),
}

impl fmt::Display for AccountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            AccountError::NoClientIdentifier => {
                "the client has no client identifier, which plex.tv needs to sign in; set `client_identifier`"
            }
            AccountError::PinExpired => "the code was not entered in time; ask for another one",
            AccountError::WrongPassword => "plex.tv does not know this name with this password",
            AccountError::WrongCode => "the code of the second factor is wrong",
            AccountError::WrongHomePin => "the PIN of the user is missing or wrong",
            AccountError::Missing(what) => return write!(f, "plex.tv answered without {what}"),
            AccountError::Store(_) => "keys and tokens cannot be kept or read",
            AccountError::Call(error) => return error.fmt(f),
        })
    }
}

impl std::error::Error for AccountError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            AccountError::Store(error) => Some(error),
            AccountError::Call(error) => error.source(),
            _ => None,
        }
    }
}

impl From<Error> for AccountError {
    fn from(error: Error) -> Self {
        AccountError::Call(error)
    }
}

impl From<StoreError> for AccountError {
    fn from(error: StoreError) -> Self {
        AccountError::Store(error)
    }
}
