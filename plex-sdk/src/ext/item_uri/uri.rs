//! Addresses of items and lists.

use std::fmt;

use crate::ext::LIBRARY;
use crate::runtime::params::encode;

use super::error::UriError;
use super::key::Key;

/// What to put into a playlist or a play queue, as an address: `Display` and `String::from` write it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ItemUri {
    pub(super) place: Place,
    pub(super) key: Key,
}

/// Where an [`ItemUri`] leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// `server://{machine_identifier}/{provider}{key}`
    Server {
        /// The `machineIdentifier` of the server
        machine_identifier: String,
        /// What serves the key: `com.plexapp.plugins.library` for libraries
        provider: String,
    },
    /// `library://{section}/item/{key}`, the key encoded as one segment
    LibraryItem {
        /// The `uuid` of the library; empty for the one that the key says
        section: String,
    },
    /// `library://{section}/directory/{key}`, the key encoded as one segment
    LibraryDirectory {
        /// The `uuid` of the library; empty for the one that the key says
        section: String,
    },
}

impl ItemUri {
    /// Something in the libraries of a server, by its key, such as `/library/metadata/184/children`.
    ///
    /// # Errors
    /// When a part is empty or has a character that would end it.
    pub fn new(machine_identifier: impl Into<String>, key: Key) -> Result<Self, UriError> {
        Self::of_provider(machine_identifier, LIBRARY, key)
    }

    /// Something that another provider of the server serves.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn of_provider(
        machine_identifier: impl Into<String>,
        provider: impl Into<String>,
        key: Key,
    ) -> Result<Self, UriError> {
        let (machine_identifier, provider) = (machine_identifier.into(), provider.into());
        for (what, part) in [("machine identifier", &machine_identifier), ("provider", &provider)] {
            if part.is_empty() {
                return Err(UriError::Missing(what));
            }
            check_identifier(part)?;
        }
        Ok(Self { place: Place::Server { machine_identifier, provider }, key })
    }

    /// Items of libraries, by their `ratingKey`s, in this order.
    ///
    /// # Errors
    /// As [`new`](Self::new), and when there are no items.
    pub fn items<T: AsRef<str>>(
        machine_identifier: impl Into<String>,
        rating_keys: impl IntoIterator<Item = T>,
    ) -> Result<Self, UriError> {
        let mut path = String::from("/library/metadata/");
        for (position, id) in rating_keys.into_iter().enumerate() {
            if id.as_ref().is_empty() {
                return Err(UriError::Missing("rating key"));
            }
            if position > 0 {
                path.push(',');
            }
            path.push_str(&encode(id.as_ref()));
        }
        if path.ends_with('/') {
            return Err(UriError::Missing("rating key"));
        }
        Self::new(machine_identifier, Key::rooted(&path)?)
    }

    /// An item of a library.
    ///
    /// # Errors
    /// As [`new`](Self::new), and when the item has no `ratingKey`.
    #[cfg(feature = "metadata")]
    pub fn of(
        machine_identifier: impl Into<String>,
        item: &crate::generated::models::Metadata,
    ) -> Result<Self, UriError> {
        Self::items(machine_identifier, &item.rating_key)
    }

    /// What a query finds in a library, by the number of the library: for playlists that fill themselves.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    #[cfg(any(feature = "sections", feature = "browse", feature = "section-filters", feature = "library"))]
    pub fn query(
        machine_identifier: impl Into<String>,
        section: impl fmt::Display,
        query: &crate::ext::media_query::Query,
    ) -> Result<Self, UriError> {
        let key = format!("/library/sections/{}/all", encode(&section.to_string()));
        let query = query.to_string();
        let key = if query.is_empty() { key } else { format!("{key}?{query}") };
        Self::new(machine_identifier, Key::rooted(&key)?)
    }

    /// An item as a play queue or an optimisation names it, by the `uuid` of its library.
    ///
    /// # Errors
    /// When the `uuid` has a character that would end it.
    pub fn library_item(section: impl Into<String>, key: Key) -> Result<Self, UriError> {
        let section = section.into();
        check_identifier(&section)?;
        Ok(Self { place: Place::LibraryItem { section }, key })
    }

    /// A list as a play queue names it, by the `uuid` of its library, or an empty text for any.
    ///
    /// # Errors
    /// When the `uuid` has a character that would end it.
    pub fn library_directory(section: impl Into<String>, key: Key) -> Result<Self, UriError> {
        let section = section.into();
        check_identifier(&section)?;
        Ok(Self { place: Place::LibraryDirectory { section }, key })
    }

    /// Where it leads.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The path of the item or list, with its query.
    pub fn key(&self) -> &Key {
        &self.key
    }
}

/// An identifier is made of unreserved characters (RFC 3986, section 2.3), so that it needs no encoding.
fn check_identifier(text: &str) -> Result<(), UriError> {
    match text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~')) {
        true => Ok(()),
        false => Err(UriError::BadIdentifier(text.to_owned())),
    }
}

impl fmt::Display for ItemUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.key.as_str();
        match &self.place {
            Place::Server { machine_identifier, provider } => {
                write!(f, "server://{machine_identifier}/{provider}{key}")
            }
            Place::LibraryItem { section } => write!(f, "library://{section}/item/{}", encode(key)),
            Place::LibraryDirectory { section } => write!(f, "library://{section}/directory/{}", encode(key)),
        }
    }
}

impl From<ItemUri> for String {
    fn from(uri: ItemUri) -> Self {
        uri.to_string()
    }
}

impl From<&ItemUri> for String {
    fn from(uri: &ItemUri) -> Self {
        uri.to_string()
    }
}
