use std::collections::BTreeSet;

use super::Name;

/// Names that a target language or its runtime needs for itself, by scope, each as a [`Name::collision_key`].
///
/// The naming pass gives an item of the document that wants such a name one more word (`_model` for a type,
/// `_operation`, `_param`, `_value`, `_group`), so that backends never have to invent a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reserved {
    /// Names that no type may have.
    pub types: BTreeSet<String>,
    /// Names that no operation may have.
    pub operations: BTreeSet<String>,
    /// Names that no parameter and no form field of an operation may have.
    pub params: BTreeSet<String>,
    /// Names that no value of an enum and no member of a union may have.
    pub values: BTreeSet<String>,
    /// Names that no group may have.
    pub groups: BTreeSet<String>,
    /// Names that no client parameter may have.
    pub client_params: BTreeSet<String>,
}

impl Reserved {
    /// Whether `scope`, one of the sets above, holds `name`.
    pub fn has(scope: &BTreeSet<String>, name: &Name) -> bool {
        scope.contains(&name.collision_key())
    }
}
