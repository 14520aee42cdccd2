//! How a field is compared with a value.

use std::fmt;

/// How a field is compared with a value. What an operator means depends on the type of the field, and so does
/// whether a server takes it; the recorded lists of servers have these:
///
/// | Operator | Text | Number | Tag | Flag | Date |
/// | --- | --- | --- | --- | --- | --- |
/// | `=` | contains | is | is | is true (with `1`) | |
/// | `!=` | does not contain | is not | is not | is false (with `1`) | |
/// | `==` | is | | | | |
/// | `!==` | is not | | | | |
/// | `<=` | begins with | at most (not listed) | | | |
/// | `>=` | ends with | at least (not listed) | | | |
/// | `<<=` | | less than | | | before |
/// | `>>=` | | greater than | | | after |
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Operator {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `==`
    Exact,
    /// `!==`
    NotExact,
    /// `<=`
    LessEqual,
    /// `>=`
    GreaterEqual,
    /// `<<=`
    Less,
    /// `>>=`
    Greater,
}

impl Operator {
    /// All operators, those first that end with another one.
    pub const ALL: [Self; 8] = [
        Self::NotExact,
        Self::Exact,
        Self::NotEqual,
        Self::Less,
        Self::Greater,
        Self::LessEqual,
        Self::GreaterEqual,
        Self::Equal,
    ];

    /// The operator as servers list it: `>>=`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Exact => "==",
            Self::NotExact => "!==",
            Self::LessEqual => "<=",
            Self::GreaterEqual => ">=",
            Self::Less => "<<=",
            Self::Greater => ">>=",
        }
    }

    /// What goes to the end of the name of a parameter: the operator without the equals sign that any parameter
    /// has before its value.
    pub(super) fn suffix(self) -> &'static str {
        &self.as_str()[..self.as_str().len() - 1]
    }

    /// The field and the operator of the name of a parameter.
    pub(super) fn split(name: &str) -> (&str, Self) {
        let found =
            Self::ALL.iter().find_map(|operator| Some((name.strip_suffix(operator.suffix())?, *operator)));
        found.unwrap_or((name, Self::Equal))
    }
}

/// Shows the operator as servers list it.
impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
