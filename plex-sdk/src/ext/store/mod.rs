//! Where tokens and keys are kept between two runs of a program.

mod error;
mod file;
mod memory;

use std::pin::Pin;

use crate::runtime::Secret;

pub use error::StoreError;
pub use file::FileStore;
pub use memory::MemoryStore;

/// Keeps secrets by name. [`FileStore`] and [`MemoryStore`] are there; a program that has a keychain implements
/// this trait for it.
pub trait CredentialStore: Send + Sync + 'static {
    /// The secret that was saved last under a name, if there is one.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn load<'s>(&'s self, name: &'s str) -> StoreFuture<'s, Option<Secret>>;

    /// Saves a secret in place of the one that has the name. Either the old or the new one is there at any time,
    /// whatever happens.
    ///
    /// # Errors
    /// When the store cannot be written.
    fn save<'s>(&'s self, name: &'s str, value: Secret) -> StoreFuture<'s, ()>;

    /// Forgets a secret. One that is not there is forgotten already.
    ///
    /// # Errors
    /// When the store cannot be written.
    fn remove<'s>(&'s self, name: &'s str) -> StoreFuture<'s, ()>;
}

/// The future of a [`CredentialStore`].
pub type StoreFuture<'s, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 's>>;
