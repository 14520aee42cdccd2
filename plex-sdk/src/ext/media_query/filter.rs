//! What items have to fit.

use super::operator::Operator;

/// What items have to fit: a comparison of a field, made by [`Field`](super::Field), or several of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter(pub(super) Node);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Compare(Comparison),
    /// At least one of these, of which there are two or more, and none is `Any` itself
    Any(Vec<Node>),
    /// All of these, of which there are two or more, and none is `All` itself
    All(Vec<Node>),
    /// A parameter as it is
    Raw(String, String),
}

/// A field compared with values, of which one has to fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comparison {
    pub(super) field: String,
    pub(super) operator: Operator,
    pub(super) values: Vec<String>,
}

impl Filter {
    pub(super) fn compare(field: &str, operator: Operator, values: Vec<String>) -> Self {
        Self(Node::Compare(Comparison { field: field.to_owned(), operator, values }))
    }

    /// A parameter as it is, for what this builder does not know: the operator stands at the end of the name,
    /// without its last `=`.
    pub fn raw(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self(Node::Raw(name.into(), value.into()))
    }

    /// Items that fit this or `other`, or both.
    pub fn or(self, other: Self) -> Self {
        Self(Node::any([self.0, other.0].into()))
    }

    /// Items that fit this and `other`.
    pub fn and(self, other: Self) -> Self {
        Self(Node::all([self.0, other.0].into()))
    }

    /// Items that fit at least one of `filters`. `None` when there is none: no query says that nothing fits.
    pub fn any_of(filters: impl IntoIterator<Item = Self>) -> Option<Self> {
        let nodes: Vec<Node> = filters.into_iter().map(|filter| filter.0).collect();
        (!nodes.is_empty()).then(|| Self(Node::any(nodes)))
    }

    /// Items that fit all of `filters`; `None` when there is none.
    pub fn all_of(filters: impl IntoIterator<Item = Self>) -> Option<Self> {
        let nodes: Vec<Node> = filters.into_iter().map(|filter| filter.0).collect();
        (!nodes.is_empty()).then(|| Self(Node::all(nodes)))
    }
}

impl Node {
    /// `nodes` are not empty.
    pub(super) fn any(nodes: Vec<Node>) -> Self {
        let flat = nodes.into_iter().flat_map(|node| match node {
            Node::Any(inner) => inner,
            other => vec![other],
        });
        Self::one_or(flat.collect(), Node::Any)
    }

    /// `nodes` are not empty.
    pub(super) fn all(nodes: Vec<Node>) -> Self {
        Self::one_or(Self::flat(nodes), Node::All)
    }

    /// `nodes` without a group of those that all have to fit.
    pub(super) fn flat(nodes: Vec<Node>) -> Vec<Node> {
        let flat = nodes.into_iter().flat_map(|node| match node {
            Node::All(inner) => inner,
            other => vec![other],
        });
        flat.collect()
    }

    fn one_or(mut nodes: Vec<Node>, group: impl Fn(Vec<Node>) -> Self) -> Self {
        match nodes.len() {
            1 => nodes.remove(0),
            _ => group(nodes),
        }
    }

    /// Writes the parameters. Between two parameters, "and" is meant where no `or` stands; `push` and `pop` are
    /// the parentheses.
    pub(super) fn write(&self, pairs: &mut Vec<(String, String)>) {
        match self {
            Node::Compare(Comparison { field, operator, values }) => {
                pairs.push((format!("{field}{}", operator.suffix()), values.join(",")));
            }
            Node::Raw(name, value) => pairs.push((name.clone(), value.clone())),
            Node::Any(nodes) => Self::write_group(nodes, true, pairs),
            Node::All(nodes) => Self::write_group(nodes, false, pairs),
        }
    }

    fn write_group(nodes: &[Node], any: bool, pairs: &mut Vec<(String, String)>) {
        pairs.push(mark("push"));
        for (position, node) in nodes.iter().enumerate() {
            if any && position > 0 {
                pairs.push(mark("or"));
            }
            node.write(pairs);
        }
        pairs.push(mark("pop"));
    }
}

fn mark(name: &str) -> (String, String) {
    (name.to_owned(), "1".to_owned())
}
