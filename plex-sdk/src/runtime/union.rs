//! Values that have one of several types.

use serde::de::{MapAccess, SeqAccess};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use super::decode::read_json;
use super::field::{Field, Reading};
use super::json_path;
use super::named::{Kind, Named};
use super::received::{Received, capture_map, capture_seq};
use super::token::Token;

/// A value of one of several types. A value that fits none is kept as it came.
pub trait Union: Sized {
    /// The name of the type, for messages.
    const NAME: &'static str;

    /// Offers all members to the reader, in order.
    fn read(reader: UnionReader<Self>) -> UnionReader<Self>;

    /// The variant for a value that no member fits.
    fn unknown(value: Value) -> Self;

    /// Writes the value of the member.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// Finds the member of a union that fits a value best.
///
/// A member whose discriminator matches wins, then one that reads the value as it stands, then one that reads
/// it leniently; among these the one that leaves fewest keys unknown, and the first of equals.
pub struct UnionReader<U> {
    value: Value,
    text: String,
    best: Option<(Rank, U)>,
}

/// How well a member fits; smaller is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    untagged: bool,
    coerced: bool,
    unknown: usize,
}

impl<U> UnionReader<U> {
    fn new(value: Value) -> Self {
        let text = serde_json::to_string(&value).unwrap_or_default();
        Self { value, text, best: None }
    }

    /// Offers a member.
    #[must_use]
    pub fn variant<T: Field>(self, make: fn(T) -> U) -> Self {
        self.offer(true, make)
    }

    /// Offers a member that the discriminator `key` names by one of `tags`.
    #[must_use]
    pub fn tagged<T: Field>(self, key: &str, tags: &[&str], make: fn(T) -> U) -> Self {
        match self.value.get(key).and_then(Token::of).and_then(Token::to_text) {
            Some(tag) if tags.contains(&tag.as_str()) => self.offer(false, make),
            Some(_) => self,
            None => self.offer(true, make),
        }
    }

    fn offer<T: Field>(mut self, untagged: bool, make: fn(T) -> U) -> Self {
        let mut member = T::default();
        let coerced = match read_json(&mut member, &self.text) {
            Ok(Reading::Exact) => false,
            Ok(Reading::Received(Received::Unread(_))) => return self,
            Ok(Reading::Received(_)) => true,
            Err(_) => {
                json_path::clear();
                return self;
            }
        };
        let rank = Rank { untagged, coerced, unknown: member.unknown() };
        if self.best.as_ref().is_none_or(|(best, _)| rank < *best) {
            self.best = Some((rank, make(member)));
        }
        self
    }
}

/// Reads a union from a value.
fn read_union<U: Union>(slot: &mut U, value: Value) -> Reading {
    let reader = U::read(UnionReader::new(value));
    match reader.best {
        None => {
            *slot = U::unknown(reader.value);
            Reading::Exact
        }
        Some((rank, member)) => {
            *slot = member;
            match rank.coerced {
                false => Reading::Exact,
                true => Reading::Received(Received::Same(reader.value)),
            }
        }
    }
}

/// The kind of all [`Union`]s.
pub enum OneOfTypes {}

impl<T: Union + Named> Kind<T> for OneOfTypes {
    const EXPECTED: &'static str = T::NAME;

    /// `null` is no member of any union.
    fn read_token(slot: &mut T, token: Token<'_>) -> Reading {
        match token {
            Token::Null => Reading::unread(Value::Null),
            other => read_union(slot, other.to_value()),
        }
    }

    fn read_seq<'de, A: SeqAccess<'de>>(slot: &mut T, seq: A) -> Result<Reading, A::Error> {
        Ok(read_union(slot, capture_seq(seq)?))
    }

    fn read_map<'de, A: MapAccess<'de>>(slot: &mut T, map: A) -> Result<Reading, A::Error> {
        Ok(read_union(slot, capture_map(map)?))
    }

    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.write(serializer)
    }

    /// As it was received, if reading that again gives `value`.
    fn write_received<S: Serializer>(
        value: &T,
        received: &Received,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        if let Received::Same(raw) = received {
            let mut again = T::unknown(Value::Null);
            read_union(&mut again, raw.clone());
            if again == *value {
                return raw.serialize(serializer);
            }
        }
        value.write(serializer)
    }
}

/// Makes a [`Union`](crate::runtime::Union) a field that serde reads and writes.
#[macro_export]
macro_rules! union {
    ($type:ty) => {
        impl ::core::default::Default for $type {
            #[inline]
            fn default() -> Self {
                $crate::runtime::Union::unknown($crate::runtime::Value::Null)
            }
        }

        $crate::named!($type, OneOfTypes);
    };
}
