//! The listing as derived types, by hand: the fields of the types of plex-sdk, and nothing that makes those lenient.
//! A value of another type is an error, and a key without a field is passed over. It cannot be read faster with serde.
//!
//! What the listing never has in it is a type of plex-sdk, so that the structs are as large as there.

mod guid;
mod image;
mod image_type;
mod media;
mod media_container_with_metadata;
mod metadata;
mod metadata_container;
mod metadata_type;
mod part;
mod rating;
mod rating_type;
mod role;
mod stream;
mod tag;
#[cfg(test)]
mod tests;
mod ultra_blur_colors;

pub use guid::Guid;
pub use image::Image;
pub use image_type::ImageType;
pub use media::Media;
pub use media_container_with_metadata::MediaContainerWithMetadata;
pub use metadata::Metadata;
pub use metadata_container::MetadataContainer;
pub use metadata_type::MetadataType;
pub use part::Part;
pub use rating::Rating;
pub use rating_type::RatingType;
pub use role::Role;
pub use stream::Stream;
pub use tag::Tag;
pub use ultra_blur_colors::UltraBlurColors;
