//! What a user has watched and how they like it.

use std::fmt;

use crate::ext::LIBRARY;
use crate::generated::PlexApi;
use crate::generated::models::Metadata;
use crate::generated::operations::{MarkPlayed, SetRating, Unscrobble};
use crate::runtime::Call;

/// Why an item cannot be marked or rated.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum ItemError {
    /// It has no `ratingKey`, so it is in no library.
    NoRatingKey,
    /// The rating does not lie between 0 and 10.
    BadRating(f64),
}

impl fmt::Display for ItemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRatingKey => f.write_str("the item has no rating key"),
            Self::BadRating(rating) => write!(f, "the rating {rating} does not lie between 0 and 10"),
        }
    }
}

impl std::error::Error for ItemError {}

impl Metadata {
    /// A call that marks the item as played to its end, and all that is inside.
    ///
    /// # Errors
    /// [`ItemError::NoRatingKey`]
    pub fn mark_watched<'c>(&self, plex: &'c PlexApi) -> Result<Call<'c, MarkPlayed>, ItemError> {
        Ok(plex.timeline().mark_played(LIBRARY).key(self.id()?))
    }

    /// A call that takes back that the item was played, and all that is inside, and forgets where the user has
    /// stopped.
    ///
    /// # Errors
    /// [`ItemError::NoRatingKey`]
    pub fn mark_unwatched<'c>(&self, plex: &'c PlexApi) -> Result<Call<'c, Unscrobble>, ItemError> {
        Ok(plex.timeline().unscrobble(LIBRARY).key(self.id()?))
    }

    /// A call that rates the item from 0 to 10; `None` takes the rating away. Clients show half of it as stars.
    ///
    /// # Errors
    /// [`ItemError`]
    pub fn rate<'c>(
        &self,
        plex: &'c PlexApi,
        rating: impl Into<Option<f64>>,
    ) -> Result<Call<'c, SetRating>, ItemError> {
        let rating = match rating.into() {
            Some(rating) if (0.0..=10.0).contains(&rating) => rating,
            Some(rating) => return Err(ItemError::BadRating(rating)),
            None => -1.0,
        };
        Ok(plex.timeline().set_rating(LIBRARY, self.id()?, rating))
    }

    fn id(&self) -> Result<&str, ItemError> {
        self.rating_key.as_deref().ok_or(ItemError::NoRatingKey)
    }
}
