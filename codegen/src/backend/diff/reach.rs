//! From the operations of both APIs to the types they reach, side by side, each by the shortest way.

use std::collections::{HashSet, VecDeque};

use indexmap::IndexMap;

use super::impact::Direction;
use super::pairing::{InputPairs, Pairing, alike, answer_pairs, field_pairs, input_pairs, variant_pairs};
use super::report::Place;
use crate::ir::{Operation, RequestBody, StatusRange, Type, TypeDef, TypeId, TypeKind};
use crate::surface;

/// Which pairs of types stand at the same places.
#[derive(Debug, Default)]
pub struct Reach {
    /// From a type of the old API and one of the new to the places where the one stands now where the other stood
    pub pairs: IndexMap<(TypeId, TypeId), Vec<Place>>,
}

/// A place of an operation that has a type in both APIs.
pub struct Root<'a> {
    /// Which way values go
    pub direction: Direction,
    /// The way to it, for people
    pub at: String,
    /// Its type as it was
    pub old: &'a Type,
    /// Its type as it is
    pub new: &'a Type,
}

/// Follows all operations.
pub fn reach(pairing: &Pairing<'_>) -> Reach {
    let mut reach = Reach::default();
    for (position, old, new) in pairing.operation_pairs() {
        let mut search = Search { pairing, seen: HashSet::new(), open: VecDeque::new() };
        for root in roots(old, new) {
            search.through(root.old, root.new, root.direction, &root.at);
        }
        while let Some((pair, direction, at)) = search.open.pop_front() {
            search.inside(pair, direction, &at);
            let place = Place { operation: position, at, direction: Some(direction) };
            reach.pairs.entry(pair).or_default().push(place);
        }
    }
    reach
}

/// The places of an operation that have a type: what it sends, then what it answers.
pub fn roots<'a>(old: &'a Operation, new: &'a Operation) -> Vec<Root<'a>> {
    let InputPairs { both, .. } = input_pairs(old, new);
    let mut roots: Vec<Root<'a>> = both
        .into_iter()
        .map(|(a, b)| Root {
            direction: Direction::Request,
            at: format!("request.{}", surface::snake_ident(b.name)),
            old: a.ty,
            new: b.ty,
        })
        .collect();
    if let (Some(RequestBody::Value { ty: old, .. }), Some(RequestBody::Value { ty: new, .. })) =
        (&old.body, &new.body)
    {
        roots.push(Root { direction: Direction::Request, at: "request.body".to_owned(), old, new });
    }
    let answers = answer_pairs(old, new);
    for (_, b, bodies) in &answers.both {
        let at = answer_at(new, b.status);
        for (a, b) in &bodies.both {
            if let (Some(old), Some(new)) = (&a.ty, &b.ty) {
                roots.push(Root { direction: Direction::Response, at: at.clone(), old, new });
            }
        }
    }
    roots
}

/// The way to the body of an answer: `response`, with the status where several have a body, or `error.404`.
pub fn answer_at(operation: &Operation, status: StatusRange) -> String {
    if operation.failures().any(|failure| failure.status == status) {
        return format!("error.{}", status_text(status));
    }
    let mut others = operation.successes().filter(|other| other.status != status && !other.bodies.is_empty());
    match operation.successes().any(|success| success.status == status) && others.next().is_none() {
        true => "response".to_owned(),
        false => format!("response.{}", status_text(status)),
    }
}

/// The status of an answer as OpenAPI writes it.
pub fn status_text(status: StatusRange) -> String {
    match status {
        StatusRange::Code(code) => code.to_string(),
        StatusRange::Class(class) => format!("{class}XX"),
        StatusRange::Default => "default".to_owned(),
    }
}

fn is_alias(def: &TypeDef) -> bool {
    matches!(def.kind, TypeKind::Alias(_))
}

struct Search<'p, 'a> {
    pairing: &'p Pairing<'a>,
    seen: HashSet<(TypeId, TypeId, Direction)>,
    open: VecDeque<((TypeId, TypeId), Direction, String)>,
}

impl Search<'_, '_> {
    /// Goes through lists and maps to named types.
    fn through(&mut self, old: &Type, new: &Type, direction: Direction, at: &str) {
        let (old_api, new_api) = (self.pairing.old, self.pairing.new);
        match (old, new) {
            (Type::List(a), Type::List(b)) => self.through(a, b, direction, &format!("{at}[]")),
            (Type::Map(a), Type::Map(b)) => self.through(a, b, direction, &format!("{at}{{}}")),
            (Type::Named(a), Type::Named(b)) if self.pairing.are_one(*a, *b) => {
                self.push((*a, *b), direction, at);
            }
            (Type::Named(_), _) | (_, Type::Named(_)) => {
                if let (Type::Named(a), Type::Named(b)) = (old, new)
                    && [old_api.type_def(*a), new_api.type_def(*b)].iter().all(|def| is_alias(def))
                {
                    // Two names for what may be the same: that they stand at one place tells that they belong together.
                    self.push((*a, *b), direction, at);
                }
                let (a, b) = (old_api.resolve(old), new_api.resolve(new));
                match (a, b) {
                    (Type::Named(a), Type::Named(b)) => self.push((*a, *b), direction, at),
                    _ if (a, b) != (old, new) => self.through(a, b, direction, at),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, pair: (TypeId, TypeId), direction: Direction, at: &str) {
        let (old, new) = (self.pairing.old, self.pairing.new);
        let descends = self.pairing.are_one(pair.0, pair.1) || alike(old, pair.0, new, pair.1);
        if descends && self.seen.insert((pair.0, pair.1, direction)) {
            self.open.push_back((pair, direction, at.to_owned()));
        }
    }

    /// Goes on to what a type consists of.
    fn inside(&mut self, pair: (TypeId, TypeId), direction: Direction, at: &str) {
        let (old, new) = self.pairing.defs(pair);
        match (&old.kind, &new.kind) {
            (TypeKind::Model(old), TypeKind::Model(new)) => {
                for (a, b) in field_pairs(old, new).both {
                    let ident = surface::snake_ident(&b.name);
                    self.through(&a.ty, &b.ty, direction, &format!("{at}.{ident}"));
                }
                if let (Some(a), Some(b)) = (&old.extra, &new.extra) {
                    self.through(a, b, direction, &format!("{at}{{}}"));
                }
            }
            (TypeKind::Union(old), TypeKind::Union(new)) => {
                for (a, b) in variant_pairs(self.pairing, old, new).both {
                    let ident = surface::variant_ident(&b.name);
                    self.through(&a.ty, &b.ty, direction, &format!("{at}.{ident}"));
                }
            }
            (TypeKind::Alias(a), TypeKind::Alias(b)) if self.pairing.are_one(pair.0, pair.1) => {
                self.through(a, b, direction, at);
            }
            _ => {}
        }
    }
}
