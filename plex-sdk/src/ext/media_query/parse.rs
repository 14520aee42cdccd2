//! Reads a query string, such as that of a smart playlist.

use std::fmt;
use std::str::FromStr;

use crate::generated::models::MediaType;

use super::filter::{Comparison, Node};
use super::operator::Operator;
use super::query::Query;
use super::query_string;
use super::sort_key::SortKey;

/// Why a text is no query.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseError {
    /// It does not hold UTF-8 when it is decoded.
    Encoding,
    /// A `push` without a `pop`, or the other way round.
    Unbalanced,
    /// An `or` has nothing on one of its sides, or there is nothing between `push` and `pop`.
    EmptySide,
    /// `or` and "and" stand in one group, and no document says which of them comes first.
    Mixed,
    /// A parameter has a value that makes no sense for it.
    BadValue {
        /// `type`, `sourceType`, `sort` or `limit`
        name: String,
        /// What it came with
        value: String,
    },
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encoding => f.write_str("the query is not UTF-8"),
            Self::Unbalanced => f.write_str("the query has not as many `push` as `pop`"),
            Self::EmptySide => f.write_str("the query has an empty group, or an `or` with nothing beside it"),
            Self::Mixed => {
                f.write_str("the query has `or` and \"and\" in one group without `push` and `pop`")
            }
            Self::BadValue { name, value } => write!(f, "the query has `{value}` for `{name}`"),
        }
    }
}

impl std::error::Error for ParseError {}

/// Reads a query string with or without a `?` before it. Parameters that are no filters, such as `includeMeta`,
/// are taken for comparisons, as they look alike.
impl FromStr for Query {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let pairs = query_string::read(text.strip_prefix('?').unwrap_or(text)).ok_or(ParseError::Encoding)?;
        let mut query = Self::new();
        let mut groups = vec![Group::default()];
        for (name, value) in pairs {
            if query.take(&name, &value)? {
                continue;
            }
            match name.as_str() {
                "push" => groups.push(Group::default()),
                "pop" => {
                    let closed = groups.pop().ok_or(ParseError::Unbalanced)?.close()?;
                    groups.last_mut().ok_or(ParseError::Unbalanced)?.add(closed);
                }
                "or" => groups.last_mut().ok_or(ParseError::Unbalanced)?.or()?,
                // It is meant where nothing stands too.
                "and" => {}
                _ => groups.last_mut().ok_or(ParseError::Unbalanced)?.add(comparison(&name, &value)),
            }
        }
        let outer = groups.pop().filter(|_| groups.is_empty()).ok_or(ParseError::Unbalanced)?;
        if !outer.is_empty() {
            query.filters = Node::flat(vec![outer.close()?]);
        }
        Ok(query)
    }
}

impl Query {
    /// Takes a parameter that is no filter.
    fn take(&mut self, name: &str, value: &str) -> Result<bool, ParseError> {
        let bad = || ParseError::BadValue { name: name.to_owned(), value: value.to_owned() };
        let kind = || value.parse::<MediaType>().map_err(|_| bad());
        match name {
            "type" => self.kind = Some(kind()?),
            "sourceType" => self.source = Some(kind()?),
            "sort" => {
                let keys = value.split(',').map(SortKey::parse);
                self.sort = keys.collect::<Option<_>>().ok_or_else(bad)?;
            }
            "group" => self.group = Some(value.to_owned()),
            "limit" => self.limit = Some(value.parse().map_err(|_| bad())?),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn comparison(name: &str, value: &str) -> Node {
    let (field, operator) = Operator::split(name);
    let values = value.split(',').map(str::to_owned).collect();
    Node::Compare(Comparison { field: field.to_owned(), operator, values })
}

/// What stands between `push` and `pop`, or outside of them.
#[derive(Default)]
struct Group {
    nodes: Vec<Node>,
    ors: usize,
    /// An `or` was the last that came
    open: bool,
    /// Two filters came without an `or` between them
    and: bool,
}

impl Group {
    fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.ors == 0
    }

    fn add(&mut self, node: Node) {
        self.and |= !self.nodes.is_empty() && !self.open;
        self.open = false;
        self.nodes.push(node);
    }

    fn or(&mut self) -> Result<(), ParseError> {
        if self.nodes.is_empty() || self.open {
            return Err(ParseError::EmptySide);
        }
        self.ors += 1;
        self.open = true;
        Ok(())
    }

    fn close(self) -> Result<Node, ParseError> {
        match self {
            Self { open: true, .. } => Err(ParseError::EmptySide),
            Self { nodes, .. } if nodes.is_empty() => Err(ParseError::EmptySide),
            Self { ors: 1.., and: true, .. } => Err(ParseError::Mixed),
            Self { nodes, ors: 0, .. } => Ok(Node::all(nodes)),
            Self { nodes, .. } => Ok(Node::any(nodes)),
        }
    }
}
