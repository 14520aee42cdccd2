//! Values that have one of several types.

use serde_json::Value;

use super::decode::read_json;
use super::field::{Field, Reading};
use super::json_path;
use super::named::{Kind, Named};
use super::received::Received;
use super::slot::{Capture, Slot};
use super::token::Token;
use super::view::View;

/// A value of one of several types. A value that fits none is kept as it came.
pub trait Union: Sized {
    /// The name of the type, for messages.
    const NAME: &'static str;

    /// Offers all members to the reader, in order.
    fn read(reader: UnionReader<Self>) -> UnionReader<Self>;

    /// The variant for a value that no member fits.
    fn unknown(value: Value) -> Self;

    /// The value of the member.
    fn member(&self) -> &dyn Field;
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
    pub fn variant<T: Field + Default>(self, make: fn(T) -> U) -> Self {
        self.offer(true, make)
    }

    /// Offers a member that the discriminator `key` names by one of `tags`.
    #[must_use]
    pub fn tagged<T: Field + Default>(self, key: &str, tags: &[&str], make: fn(T) -> U) -> Self {
        match self.value.get(key).and_then(Token::of).and_then(Token::to_text) {
            Some(tag) if tags.contains(&tag.as_str()) => self.offer(false, make),
            Some(_) => self,
            None => self.offer(true, make),
        }
    }

    fn offer<T: Field + Default>(mut self, untagged: bool, make: fn(T) -> U) -> Self {
        let mut member = T::default();
        let coerced = match read_json(&mut member, &self.text) {
            Ok(Reading::Exact) => false,
            Ok(unread) if unread.is_unread() => return self,
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
                true => Received::Same(reader.value).into(),
            }
        }
    }
}

/// The kind of all [`Union`]s.
pub enum OneOfTypes {}

impl<T: Union + Named + PartialEq> Kind<T> for OneOfTypes {
    fn expected(_: &T) -> &'static str {
        T::NAME
    }

    /// `null` is no member of any union.
    fn read_token(slot: &mut T, token: Token<'_>) -> Reading {
        match token {
            Token::Null => Reading::unread(Value::Null),
            other => read_union(slot, other.to_value()),
        }
    }

    fn slot(slot: &mut T) -> Slot<'_> {
        Slot::Any(slot)
    }

    fn view(value: &T) -> View<'_> {
        value.member().view()
    }

    fn is_said_by(value: &T, received: &Value) -> bool {
        let mut again = T::unknown(Value::Null);
        read_union(&mut again, received.clone());
        again == *value
    }
}

impl<T: Union + Named> Capture for T {
    fn capture(&mut self, value: Value) -> Reading {
        read_union(self, value)
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
