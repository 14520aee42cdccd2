//! What of the old API is what of the new one.

mod answers;
mod groups;
mod inputs;
mod members;
mod operations;
mod similar;
mod types;

use std::collections::HashMap;

use super::reach::{self, Reach};
use crate::ir::{Api, Operation, Type, TypeDef, TypeId, TypeKind};

pub use answers::{BodyPairs, answer_pairs};
pub use inputs::{InputPairs, input_pairs};
pub use members::{field_pairs, value_pairs, variant_pairs};
pub use operations::shape;
pub use similar::alike;

/// Two APIs and which of their items belong together.
#[derive(Debug)]
pub struct Pairing<'a> {
    /// The API as it was
    pub old: &'a Api,
    /// The API as it is
    pub new: &'a Api,
    /// Positions of operations of both, in the order of the new document
    pub operations: Vec<(usize, usize)>,
    /// Positions of groups that are the same, by name or since all operations went over
    pub groups: Vec<(usize, usize)>,
    /// From each type to the one that it is now
    types: HashMap<TypeId, TypeId>,
}

/// How a type stands to another one at the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same, but for what is told of the named types in it
    Same,
    /// A named type where another one was that lives on, or was of another make
    Replaced(TypeId, TypeId),
    /// Something else
    Other,
}

impl<'a> Pairing<'a> {
    /// Finds out what belongs together, and which types operations reach.
    pub fn new(old: &'a Api, new: &'a Api) -> (Self, Reach) {
        let operations = operations::pairs(old, new);
        let groups = groups::pairs(old, new, &operations);
        let mut pairing = Self { old, new, operations, groups, types: types::by_name(old, new) };
        let votes = reach::reach(&pairing);
        types::add_renamed(&mut pairing, &votes);
        let reach = reach::reach(&pairing);
        (pairing, reach)
    }

    /// An API beside itself.
    pub fn identity(api: &'a Api) -> Self {
        Self {
            old: api,
            new: api,
            operations: (0..api.operations.len()).map(|at| (at, at)).collect(),
            groups: (0..api.groups.len()).map(|at| (at, at)).collect(),
            types: (0..api.types.len() as u32).map(|at| (TypeId(at), TypeId(at))).collect(),
        }
    }

    /// The operations of both APIs, in the order of the new document, with the position of the new one.
    pub fn operation_pairs(&self) -> impl Iterator<Item = (usize, &'a Operation, &'a Operation)> + use<'a> {
        let (old, new) = (self.old, self.new);
        self.operations.clone().into_iter().map(move |(a, b)| (b, &old.operations[a], &new.operations[b]))
    }

    /// What a type is now.
    pub fn is_now(&self, old: TypeId) -> Option<TypeId> {
        self.types.get(&old).copied()
    }

    /// Whether the two are one type.
    pub fn are_one(&self, old: TypeId, new: TypeId) -> bool {
        self.is_now(old) == Some(new)
    }

    /// Types of both APIs, in the order of the new document.
    pub fn type_pairs(&self) -> Vec<(TypeId, TypeId)> {
        let mut pairs: Vec<_> = self.types.iter().map(|(old, new)| (*old, *new)).collect();
        pairs.sort_by_key(|(_, new)| *new);
        pairs
    }

    /// The definitions of a pair.
    pub fn defs(&self, (old, new): (TypeId, TypeId)) -> (&'a TypeDef, &'a TypeDef) {
        (self.old.type_def(old), self.new.type_def(new))
    }

    /// How two types that stand at the same place stand to each other.
    pub fn relation(&self, old: &Type, new: &Type) -> Relation {
        match (old, new) {
            (Type::Named(a), Type::Named(b)) if self.are_one(*a, *b) => Relation::Same,
            (Type::List(a), Type::List(b)) | (Type::Map(a), Type::Map(b)) => self.relation(a, b),
            (Type::Named(a), Type::Named(b)) if !is_alias(self.old, old) && !is_alias(self.new, new) => {
                let kinds = (&self.old.type_def(*a).kind, &self.new.type_def(*b).kind);
                let same_kind = std::mem::discriminant(kinds.0) == std::mem::discriminant(kinds.1);
                if same_kind { Relation::Replaced(*a, *b) } else { Relation::Other }
            }
            _ if is_alias(self.old, old) || is_alias(self.new, new) => {
                self.relation(self.old.resolve(old), self.new.resolve(new))
            }
            _ if old == new => Relation::Same,
            _ => Relation::Other,
        }
    }
}

fn is_alias(api: &Api, ty: &Type) -> bool {
    matches!(ty, Type::Named(id) if matches!(api.type_def(*id).kind, TypeKind::Alias(_)))
}
