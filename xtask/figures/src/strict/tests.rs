//! That both kinds of types have the same fields, and the same size.

use plex_sdk::models;
use plex_sdk::runtime::Model;
use serde::de::{Deserialize, Deserializer, Error as _, Visitor, value::Error};
use serde::forward_to_deserialize_any;

/// Hands out no value, and keeps the names of the fields that it was asked for.
struct Fields<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Fields<'_> {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Error> {
        *self.0 = fields;
        Err(Error::custom("no value"))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Error> {
        Err(Error::custom("not a struct"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

fn fields<T: for<'de> Deserialize<'de>>() -> &'static [&'static str] {
    let mut fields: &[&str] = &[];
    T::deserialize(Fields(&mut fields)).err();
    fields
}

macro_rules! same_fields {
    ($($name:ident)*) => {$(
        assert_eq!(fields::<super::$name>(), models::$name::default().shape().keys, stringify!($name));
    )*};
}

#[test]
fn the_fields_are_those_of_the_sdk() {
    same_fields!(
        Guid Image Media MediaContainerWithMetadata Metadata MetadataContainer Part Rating Role Stream Tag
        UltraBlurColors
    );
}
