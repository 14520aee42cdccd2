//! Objects with known fields.

use serde::de::MapAccess;
use serde::ser::Serializer;

use super::extra::Extra;
use super::field::{Field, Reading};
use super::field_reader::{FieldReader, read_model};
use super::field_writer::write_model;
use super::named::{Kind, Named};
use super::token::Token;

/// An object with known fields.
///
/// A model lists its fields once, for [`model!`](crate::model); everything else is the same for all models.
/// Unknown keys go to its [`Extra`].
pub trait Model: Named<Kind = Object> {
    /// What is known of its fields.
    const SHAPE: &'static Shape;

    /// The position of `key`.
    fn index(key: &str) -> Option<u16>;

    /// Reads the entry at hand into the field at `index`, or what is left into the [`Extra`].
    ///
    /// # Errors
    /// Those of `field`.
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        index: u16,
        field: &mut FieldReader<'_, A>,
    ) -> Result<(), A::Error>;

    /// Shows the [`Extra`] and then all fields, in the order of the shape.
    fn visit<'a, V: ModelVisitor<'a>>(&'a self, visitor: &mut V);
}

/// What is known of the fields of a model.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The name of the type, for messages
    pub name: &'static str,
    /// The keys on the wire, by position
    pub keys: &'static [&'static str],
    /// The names of the fields in Rust, by position, and then the one of the [`Extra`]
    pub fields: &'static [&'static str],
    /// Positions of the fields that every object has, in ascending order. A list or map that is absent is empty all
    /// the same.
    pub required: &'static [u16],
}

impl Shape {
    /// The key at `index`.
    pub(super) fn key(&self, index: u16) -> &'static str {
        self.keys.get(usize::from(index)).copied().unwrap_or_default()
    }

    /// Whether every object has the field at `index`.
    pub(super) fn is_required(&self, index: u16) -> bool {
        self.required.binary_search(&index).is_ok()
    }
}

/// Something that looks at all fields of a model.
pub trait ModelVisitor<'a> {
    /// Takes what the model carries beside its fields.
    fn extra(&mut self, extra: &'a Extra);

    /// Takes the next field.
    fn field<T: Field>(&mut self, value: &'a T);
}

/// The kind of all [`Model`]s.
pub enum Object {}

impl<T: Model> Kind<T> for Object {
    const EXPECTED: &'static str = T::SHAPE.name;

    fn read_token(_: &mut T, token: Token<'_>) -> Reading {
        Reading::unread(token.to_value())
    }

    fn read_map<'de, A: MapAccess<'de>>(slot: &mut T, map: A) -> Result<Reading, A::Error> {
        read_model(slot, map)
    }

    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        write_model(value, serializer)
    }

    fn unknown(value: &T) -> usize {
        let mut keys = UnknownKeys(0);
        value.visit(&mut keys);
        keys.0
    }
}

/// Counts keys for which a model has no field.
struct UnknownKeys(usize);

impl<'a> ModelVisitor<'a> for UnknownKeys {
    fn extra(&mut self, extra: &'a Extra) {
        self.0 = extra.len();
    }

    fn field<T: Field>(&mut self, _: &'a T) {}
}

/// Makes a struct a [`Model`](crate::runtime::Model) that serde reads and writes, that is shown by `Debug` and that
/// can be compared.
///
/// It is given the name of the struct, that of its [`Extra`](crate::runtime::Extra), the positions of the fields that
/// are always there, and for each field its position, its key on the wire and its name.
#[macro_export]
macro_rules! model {
    ($type:ident, $extra:ident, required [$($required:literal),*]; $($index:literal $key:literal => $field:ident,)*) => {
        impl $crate::runtime::Model for $type {
            const SHAPE: &'static $crate::runtime::Shape = &$crate::runtime::Shape {
                name: stringify!($type),
                keys: &[$($key),*],
                fields: &[$(stringify!($field),)* stringify!($extra)],
                required: &[$($required),*],
            };

            #[inline]
            fn index(key: &str) -> ::core::option::Option<u16> {
                match key {
                    $($key => ::core::option::Option::Some($index),)*
                    _ => ::core::option::Option::None,
                }
            }

            fn read<'de, A: $crate::runtime::MapAccess<'de>>(
                &mut self,
                index: u16,
                field: &mut $crate::runtime::FieldReader<'_, A>,
            ) -> ::core::result::Result<(), A::Error> {
                match index {
                    $($index => field.read(&mut self.$field),)*
                    _ => field.rest(&mut self.$extra),
                }
            }

            fn visit<'a, V: $crate::runtime::ModelVisitor<'a>>(&'a self, visitor: &mut V) {
                visitor.extra(&self.$extra);
                $(visitor.field(&self.$field);)*
            }
        }

        impl ::core::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::runtime::debug_model(self, f)
            }
        }

        impl ::core::cmp::PartialEq for $type {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::runtime::same_model(self, other)
            }
        }

        $crate::named!($type, Object);
    };
}
