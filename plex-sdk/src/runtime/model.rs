//! Objects with known fields.

use serde::de::MapAccess;
use serde::ser::SerializeMap;

use super::extra::Extra;
use super::field_reader::FieldReader;
use super::field_writer::FieldWriter;

/// An object with known fields.
///
/// A model lists its fields once for reading and once for writing; everything else is the same for all models
/// and comes from [`model!`](crate::model). Unknown keys go to [`extra`](Model::extra).
pub trait Model: Default {
    /// The name of the type, for messages.
    const NAME: &'static str;
    /// The keys on the wire, by position.
    const KEYS: &'static [&'static str];
    /// Positions of the fields that every object has, in ascending order. A list or map that is absent is empty
    /// all the same.
    const REQUIRED: &'static [u16];

    /// The position of `key`.
    fn index(key: &str) -> Option<u16>;

    /// Reads the entry at hand into the field at `index`.
    ///
    /// # Errors
    /// Those of `field`.
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        index: u16,
        field: &mut FieldReader<'_, A>,
    ) -> Result<(), A::Error>;

    /// Writes the field at `index`. One position at a time, since a function that writes them all has an early
    /// return for each, which costs the compiler more than everything else about a model.
    ///
    /// # Errors
    /// Those of `out`.
    fn write<S: SerializeMap>(&self, index: u16, out: &mut FieldWriter<'_, S>) -> Result<(), S::Error>;

    /// What the object carries beside its fields.
    fn extra(&self) -> &Extra;

    /// What the object carries beside its fields, to change it.
    fn extra_mut(&mut self) -> &mut Extra;
}

/// Makes a [`Model`](crate::runtime::Model) a field that serde reads and writes.
#[macro_export]
macro_rules! model {
    ($type:ty) => {
        impl $crate::runtime::Field for $type {
            const EXPECTED: &'static str = <Self as $crate::runtime::Model>::NAME;

            fn read_token(&mut self, token: $crate::runtime::Token<'_>) -> $crate::runtime::Reading {
                $crate::runtime::Reading::unread(token.to_value())
            }

            fn read_map<'de, A: $crate::runtime::MapAccess<'de>>(
                &mut self,
                map: A,
            ) -> ::core::result::Result<$crate::runtime::Reading, A::Error> {
                *self = ::core::default::Default::default();
                $crate::runtime::read_model(self, map)
            }

            fn write<S: $crate::runtime::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::write_model(self, serializer)
            }

            fn unknown(&self) -> usize {
                $crate::runtime::Model::extra(self).len()
            }
        }

        $crate::serde_by_field!($type);
    };
}

/// Serde's two traits by way of [`Field`](crate::runtime::Field).
#[doc(hidden)]
#[macro_export]
macro_rules! serde_by_field {
    ($type:ty) => {
        impl $crate::runtime::Serialize for $type {
            fn serialize<S: $crate::runtime::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::Field::write(self, serializer)
            }
        }

        impl<'de> $crate::runtime::Deserialize<'de> for $type {
            fn deserialize<D: $crate::runtime::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::deserialize(deserializer)
            }
        }
    };
}
