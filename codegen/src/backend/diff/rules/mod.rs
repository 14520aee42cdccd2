//! The kinds of changes there are, each with what it means for Rust code and for the wire.
//!
//! `codegen/DIFF.md` shows this table, and a test holds that every rule has a case in `tests/diff/`.

mod api;
mod operations;
mod types;

pub use api::*;
pub use operations::*;
pub use types::*;

use super::impact::Impact;

/// A kind of change.
#[derive(Debug)]
pub struct Rule {
    /// Its name in reports
    pub id: &'static str,
    /// The row of the summary that counts it
    pub area: Area,
    /// What is said of the item that changed: `was added`
    pub says: &'static str,
    /// What it does to Rust code
    pub rust: Grade,
    /// What it does on the wire
    pub wire: Grade,
}

/// The impact of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grade {
    /// The impact, or the one of most cases
    pub impact: Impact,
    /// Which other impacts there are, and when; empty when there is none
    pub unless: &'static str,
}

/// Rows of the summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// The API as a whole: client, servers, security schemes, groups
    Api,
    /// Operations: name, method, path, server, security
    Operations,
    /// Parameters and form fields
    Parameters,
    /// Bodies of requests
    Bodies,
    /// Answers
    Answers,
    /// Types as such: name, kind
    Types,
    /// Fields of models
    Fields,
    /// Values of enums
    Values,
    /// Members of unions
    Members,
}

impl Area {
    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Area::Api => "api",
            Area::Operations => "operations",
            Area::Parameters => "parameters",
            Area::Bodies => "bodies",
            Area::Answers => "answers",
            Area::Types => "types",
            Area::Fields => "fields",
            Area::Values => "values",
            Area::Members => "members",
        }
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

impl std::hash::Hash for Rule {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

/// All rules, in the order of the table.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [api::ALL, operations::ALL, types::ALL].into_iter().flatten().copied()
}

/// Declares rules and the list of them. A grade is `Breaking`, or `Breaking "additive when ..."`.
macro_rules! rules {
    ($($name:ident $id:literal $area:ident $says:literal
        rust $rust:ident $($rust_unless:literal)? wire $wire:ident $($wire_unless:literal)?;)*) => {
        $(
            #[doc = concat!("`", $id, "`: ", $says)]
            pub static $name: crate::backend::diff::rules::Rule = crate::backend::diff::rules::Rule {
                id: $id,
                area: crate::backend::diff::rules::Area::$area,
                says: $says,
                rust: crate::backend::diff::rules::Grade {
                    impact: crate::backend::diff::Impact::$rust,
                    unless: concat!($($rust_unless)?),
                },
                wire: crate::backend::diff::rules::Grade {
                    impact: crate::backend::diff::Impact::$wire,
                    unless: concat!($($wire_unless)?),
                },
            };
        )*
        /// The rules of this file.
        pub(super) static ALL: &[&crate::backend::diff::rules::Rule] = &[$(&$name),*];
    };
}

use rules;
