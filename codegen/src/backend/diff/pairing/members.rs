//! Fields, values and members of both: by what they are on the wire, then by their names.

use super::similar::renamed;
use super::{Pairing, Relation};
use crate::ir::{Enum, EnumValue, Field, Model, Union, Variant};

/// What two lists have together, and what only one has.
#[derive(Debug)]
pub struct MemberPairs<'a, T> {
    /// Those of both, in the order of the new list
    pub both: Vec<(&'a T, &'a T)>,
    /// Those that are gone
    pub removed: Vec<&'a T>,
    /// Those that came
    pub added: Vec<&'a T>,
}

/// The fields of two models.
pub fn field_pairs<'a>(old: &'a Model, new: &'a Model) -> MemberPairs<'a, Field> {
    let mut pairs = MemberPairs::new(&old.fields, &new.fields);
    pairs.take(|a, b| a.wire == b.wire);
    pairs.take(|a, b| a.name == b.name);
    let alone = pairs.removed.len() == 1 && pairs.added.len() == 1;
    pairs.take(|a, b| renamed((&a.wire, &a.ty, &a.docs), (&b.wire, &b.ty, &b.docs), alone));
    pairs
}

/// The values of two enums.
pub fn value_pairs<'a>(old: &'a Enum, new: &'a Enum) -> MemberPairs<'a, EnumValue> {
    let mut pairs = MemberPairs::new(&old.values, &new.values);
    pairs.take(|a, b| a.wire == b.wire);
    pairs.take(|a, b| a.name == b.name);
    pairs
}

/// The members of two unions.
pub fn variant_pairs<'a>(pairing: &Pairing<'_>, old: &'a Union, new: &'a Union) -> MemberPairs<'a, Variant> {
    let mut pairs = MemberPairs::new(&old.variants, &new.variants);
    let same = |a: &Variant, b: &Variant| pairing.relation(&a.ty, &b.ty) == Relation::Same;
    pairs.take(|a, b| a.name == b.name && same(a, b));
    pairs.take(same);
    pairs.take(|a, b| a.name == b.name);
    pairs
}

impl<'a, T> MemberPairs<'a, T> {
    fn new(old: &'a [T], new: &'a [T]) -> Self {
        Self { both: Vec::new(), removed: old.iter().collect(), added: new.iter().collect() }
    }

    fn take(&mut self, fits: impl Fn(&T, &T) -> bool) {
        let mut left = Vec::new();
        for old in std::mem::take(&mut self.removed) {
            match self.added.iter().position(|new| fits(old, new)) {
                Some(at) => self.both.push((old, self.added.remove(at))),
                None => left.push(old),
            }
        }
        self.removed = left;
    }
}
