//! Holds a query against what a server says that it takes.

use std::fmt;

use crate::generated::models::{FieldType, MediaType, Meta, MetaType};

use super::filter::{Comparison, Node};
use super::operator::Operator;
use super::problem::Problem;
use super::query::Query;

/// All that is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckError {
    /// What is wrong, in the order of the query; never empty
    pub problems: Vec<Problem>,
}

impl fmt::Display for CheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problems: Vec<String> = self.problems.iter().map(Problem::to_string).collect();
        f.write_str(&problems.join("; "))
    }
}

impl std::error::Error for CheckError {}

impl Query {
    /// Holds the query against `meta`, which a list has in `MediaContainer.Meta` when it was asked for by
    /// `include_meta`. Servers do not list all that they take: [`NumberField::at_least`] for one passes although
    /// no list has it, and so does everything raw.
    ///
    /// [`NumberField::at_least`]: super::NumberField::at_least
    ///
    /// # Errors
    /// All kinds, fields, operators, values and sort keys that the server does not know, each with those that it
    /// knows.
    pub fn check(&self, meta: &Meta) -> Result<(), CheckError> {
        let mut problems = Vec::new();
        match kind(self, meta) {
            Err(problem) => problems.push(problem),
            Ok(kind) => {
                for node in &self.filters {
                    check_node(node, kind, meta, &mut problems);
                }
                for sort in &self.sort {
                    problems.extend(check_sort(&sort.key, kind));
                }
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(CheckError { problems }) }
    }
}

/// The kind whose fields the query names.
fn kind<'m>(query: &Query, meta: &'m Meta) -> Result<&'m MetaType, Problem> {
    let known = || meta.type_.iter().filter_map(|kind| kind.type_.clone()).collect();
    let wanted = query.source.as_ref().or(query.kind.as_ref());
    let found = match wanted {
        Some(wanted) => meta.type_.iter().find(|kind| is(kind, wanted)),
        None => meta.type_.iter().find(|kind| kind.active == Some(true)).or(meta.type_.first()),
    };
    found.ok_or_else(|| Problem::UnknownKind {
        kind: wanted.map_or_else(
            || "any".to_owned(),
            |kind| name(kind).map_or_else(|| kind.to_string(), str::to_owned),
        ),
        known: known(),
    })
}

/// Whether the server's word for a kind, or the path that lists its items, means `wanted`.
fn is(kind: &MetaType, wanted: &MediaType) -> bool {
    let number = format!("type={wanted}");
    let path = kind.key.as_deref().and_then(|key| key.split_once('?'));
    let in_path = path.is_some_and(|(_, query)| query.split('&').any(|pair| pair == number));
    in_path || name(wanted).is_some_and(|name| kind.type_.as_deref() == Some(name))
}

/// What servers call the kinds that libraries hold.
fn name(kind: &MediaType) -> Option<&'static str> {
    Some(match kind {
        MediaType::Movie => "movie",
        MediaType::Show => "show",
        MediaType::Season => "season",
        MediaType::Episode => "episode",
        MediaType::Artist => "artist",
        MediaType::Album => "album",
        MediaType::Track => "track",
        MediaType::Clip => "clip",
        MediaType::Photo => "photo",
        MediaType::PhotoAlbum => "photoalbum",
        MediaType::Collection => "collection",
        _ => return None,
    })
}

fn check_node(node: &Node, kind: &MetaType, meta: &Meta, problems: &mut Vec<Problem>) {
    match node {
        Node::Compare(comparison) => check_comparison(comparison, kind, meta, problems),
        Node::Any(nodes) | Node::All(nodes) => {
            nodes.iter().for_each(|node| check_node(node, kind, meta, problems));
        }
        Node::Raw(..) => {}
    }
}

fn check_comparison(comparison: &Comparison, kind: &MetaType, meta: &Meta, problems: &mut Vec<Problem>) {
    let Comparison { field, operator, values } = comparison;
    let Some(type_name) = field_type(field, kind, meta) else {
        problems.push(Problem::UnknownField {
            field: field.clone(),
            kind: kind.type_.clone().unwrap_or_default(),
            known: kind.field.iter().filter_map(|field| field.key.clone()).collect(),
        });
        return;
    };
    if let Some(listed) = meta.field_type.iter().find(|listed| listed.type_.as_deref() == Some(type_name))
        && !takes(listed, *operator)
    {
        let operators = listed.operator.iter();
        let known = operators.map(|known| match (&known.key, &known.title) {
            (Some(key), Some(title)) => format!("`{key}` ({title})"),
            (key, _) => format!("`{}`", key.as_deref().unwrap_or_default()),
        });
        problems.push(Problem::UnknownOperator {
            field: field.clone(),
            field_type: type_name.to_owned(),
            operator: *operator,
            known: known.collect(),
        });
    }
    for value in values.iter().filter(|value| !is_value(value, type_name)) {
        let (field, field_type) = (field.clone(), type_name.to_owned());
        problems.push(Problem::BadValue { field, field_type, value: value.clone() });
    }
}

/// The type of a field of `kind`, or of another kind that stands before the dot.
fn field_type<'m>(field: &str, kind: &'m MetaType, meta: &'m Meta) -> Option<&'m str> {
    let own = kind.type_.as_deref().unwrap_or_default();
    let find = |kind: &'m MetaType, key: &str| {
        let field = kind.field.iter().find(|field| field.key.as_deref() == Some(key));
        field.map(|field| field.type_.as_deref().unwrap_or_default())
    };
    let here = find(kind, field).or_else(|| find(kind, &format!("{own}.{field}")));
    here.or_else(|| {
        let (other, key) = field.split_once('.')?;
        let other = meta.type_.iter().find(|kind| kind.type_.as_deref() == Some(other))?;
        find(other, key).or_else(|| find(other, field))
    })
}

fn takes(listed: &FieldType, operator: Operator) -> bool {
    let unlisted = [Operator::LessEqual, Operator::GreaterEqual].contains(&operator);
    listed.operator.iter().any(|known| known.key.as_deref() == Some(operator.as_str()))
        || unlisted && listed.type_.as_deref() == Some("integer")
}

fn is_value(value: &str, field_type: &str) -> bool {
    !value.contains(',')
        && match field_type {
            "integer" => value.parse::<f64>().is_ok_and(f64::is_finite),
            "boolean" => matches!(value, "0" | "1"),
            "date" => is_date(value),
            _ => true,
        }
}

/// Seconds since 1970, a day, or a span before now.
fn is_date(value: &str) -> bool {
    let span = value.strip_prefix('-').unwrap_or(value);
    let unit = span.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_span = unit.len() < span.len() && matches!(unit, "" | "s" | "m" | "h" | "d" | "w" | "mon" | "y");
    let parts: Vec<&str> = value.split('-').collect();
    let is_day = parts.iter().map(|part| part.len()).eq([4, 2, 2])
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    is_span || is_day
}

/// A listed order may be of several keys with directions of their own.
fn check_sort(key: &str, kind: &MetaType) -> Option<Problem> {
    let orders = kind.sort.iter().flat_map(|sort| [&sort.key, &sort.desc_key]).flatten();
    let mut known: Vec<String> = Vec::new();
    for listed in orders.flat_map(|order| order.split(',')).filter_map(|key| key.split(':').next()) {
        if !known.iter().any(|known| known == listed) {
            known.push(listed.to_owned());
        }
    }
    let own = format!("{}.{key}", kind.type_.as_deref().unwrap_or_default());
    let is_known = known.iter().any(|known| known == key || *known == own);
    (!is_known).then(|| Problem::UnknownSort { key: key.to_owned(), known })
}
