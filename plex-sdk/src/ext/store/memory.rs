//! Secrets that are gone when the program ends.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};

use super::{CredentialStore, StoreFuture};
use crate::runtime::Secret;

/// Keeps secrets for as long as it lives.
#[derive(Debug, Default)]
pub struct MemoryStore(Mutex<BTreeMap<String, Secret>>);

impl MemoryStore {
    /// A store without secrets.
    pub fn new() -> Self {
        Self::default()
    }

    fn secrets(&self) -> MutexGuard<'_, BTreeMap<String, Secret>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl CredentialStore for MemoryStore {
    fn load<'s>(&'s self, name: &'s str) -> StoreFuture<'s, Option<Secret>> {
        Box::pin(async move { Ok(self.secrets().get(name).cloned()) })
    }

    fn save<'s>(&'s self, name: &'s str, value: Secret) -> StoreFuture<'s, ()> {
        Box::pin(async move {
            self.secrets().insert(name.to_owned(), value);
            Ok(())
        })
    }

    fn remove<'s>(&'s self, name: &'s str) -> StoreFuture<'s, ()> {
        Box::pin(async move {
            self.secrets().remove(name);
            Ok(())
        })
    }
}
