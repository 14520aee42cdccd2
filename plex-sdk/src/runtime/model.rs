//! Objects with known fields.

use std::fmt;

use super::extra::Extra;
use super::field::{Field, Reading};
use super::named::{Kind, Named};
use super::shape::Shape;
use super::slot::Slot;
use super::token::Token;
use super::view::View;

/// An object with known fields.
///
/// A model lists its fields once, for [`model!`](crate::model); everything else is the same for all models.
/// Unknown keys go to its [`Extra`].
pub trait Model: fmt::Debug {
    /// What is known of its fields.
    fn shape(&self) -> &'static Shape;

    /// The field at `index`, and the [`Extra`] at any other.
    fn field(&self, index: u16) -> &dyn Field;

    /// The field at `index`, and the [`Extra`] at any other.
    fn field_mut(&mut self, index: u16) -> &mut dyn Field;
}

/// The index that no field has.
pub(super) const REST: u16 = u16::MAX;

/// What `model` carries beside its fields.
pub(super) fn extra(model: &dyn Model) -> Option<&Extra> {
    match model.field(REST).view() {
        View::Extra(extra) => Some(extra),
        _ => None,
    }
}

/// The kind of all [`Model`]s.
pub enum Object {}

impl<T: Model + Named> Kind<T> for Object {
    fn expected(model: &T) -> &'static str {
        model.shape().name
    }

    fn read_token(_: &mut T, token: Token<'_>) -> Reading {
        Reading::unread(token.to_value())
    }

    fn slot(model: &mut T) -> Slot<'_> {
        Slot::Object(model)
    }

    fn view(model: &T) -> View<'_> {
        View::Object(model)
    }

    fn unknown(model: &T) -> usize {
        extra(model).map_or(0, |extra| extra.len())
    }
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
            #[inline]
            fn shape(&self) -> &'static $crate::runtime::Shape {
                static SHAPE: $crate::runtime::Shape = $crate::runtime::Shape::new(
                    stringify!($type),
                    &[$($key),*],
                    stringify!($($field)* $extra),
                    &[$($required),*],
                );
                &SHAPE
            }

            #[inline]
            fn field(&self, index: u16) -> &dyn $crate::runtime::Field {
                match index {
                    $($index => &self.$field,)*
                    _ => &self.$extra,
                }
            }

            #[inline]
            fn field_mut(&mut self, index: u16) -> &mut dyn $crate::runtime::Field {
                match index {
                    $($index => &mut self.$field,)*
                    _ => &mut self.$extra,
                }
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
