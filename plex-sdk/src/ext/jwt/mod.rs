//! Sign-in with a key of the installation.
//!
//! The installation makes a pair of keys on the curve Ed25519 and registers the public half with the account. With
//! the private half, which never leaves it, it gets tokens that live for a week, one after the other. plex.tv
//! takes such a token, a JSON Web Token, like any other. A server may refuse it, an older one above all;
//! [`PlexAccount::connect`](crate::ext::account::PlexAccount) therefore always uses the token that plex.tv gives
//! out for the server.
//!
//! Needs the feature `jwt`, and `pins`, `account` and `device-tokens`, which are on by default.

mod exchange;
mod expiry;
mod key;
mod provider;
mod sign_in;
mod tokens;

pub use tokens::DeviceTokens;
