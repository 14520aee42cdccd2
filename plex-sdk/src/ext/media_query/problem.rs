//! What a server would not understand of a query.

use std::fmt;

use super::operator::Operator;

/// What a server would not understand of a query, and what it would.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// The list has no items of this kind.
    UnknownKind {
        /// The kind, or its number where no name is known
        kind: String,
        /// The kinds that there are
        known: Vec<String>,
    },
    /// Items of this kind have no such field.
    UnknownField {
        /// The key of the field
        field: String,
        /// The kind that was looked at
        kind: String,
        /// The fields that there are
        known: Vec<String>,
    },
    /// The type of the field does not have the operator.
    UnknownOperator {
        /// The key of the field
        field: String,
        /// The type of the field, as the server calls it
        field_type: String,
        /// The operator
        operator: Operator,
        /// The operators that there are, with what they mean
        known: Vec<String>,
    },
    /// The value is none of the type of the field.
    BadValue {
        /// The key of the field
        field: String,
        /// The type of the field, as the server calls it
        field_type: String,
        /// The value
        value: String,
    },
    /// The list cannot be sorted by this.
    UnknownSort {
        /// The sort key
        key: String,
        /// The sort keys that there are
        known: Vec<String>,
    },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKind { kind, known } => {
                write!(f, "there are no items of the kind `{kind}`, only {}", list(known))
            }
            Self::UnknownField { field, kind, known } => {
                write!(f, "`{kind}` has no field `{field}`, only {}", list(known))
            }
            Self::UnknownOperator { field, field_type, operator, known } => {
                write!(
                    f,
                    "`{field}` is of the type `{field_type}`, which has no operator `{operator}`, only "
                )?;
                f.write_str(&list(known))
            }
            Self::BadValue { field, field_type, value } if value.contains(',') => {
                write!(f, "`{value}` for `{field}` ({field_type}) has a comma, which means \"or\" to servers")
            }
            Self::BadValue { field, field_type, value } => {
                write!(f, "`{field}` is of the type `{field_type}`, of which `{value}` is no value")
            }
            Self::UnknownSort { key, known } => {
                write!(f, "nothing can be sorted by `{key}`, only by {}", list(known))
            }
        }
    }
}

fn list(known: &[String]) -> String {
    match known.is_empty() {
        true => "nothing".to_owned(),
        false => known.join(", "),
    }
}
